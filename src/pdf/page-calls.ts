import type { PageStart } from '../pages/page-start.ts'
import type { MeasuredSection, SectionFacts } from './break-sections.ts'
import type { Shapes } from './fonts.ts'
import type { OpenDocument } from './printer.ts'

/** Something wider than the measure, made smaller to fit. */
export interface Misfit {
  /** `table`, `math`, `pre`, `img`. */
  readonly kind: string
  /** Size it is set in now, as part of its own, 0–1. */
  readonly scale: number
  /** `chapter:line:column`, if known. */
  readonly place?: string
}

/** How the lines of a document are numbered; see `measure/number-lines.ts`. */
export interface LineNumbering {
  readonly every: number
  readonly restart: 'page' | 'chapter'
  /** Margin of each page in order. */
  readonly sides: readonly ('left' | 'right')[]
  readonly shapes: Shapes
}

/** How changes are marked in the margin; see `measure/mark-changes.ts`. */
export interface ChangeMarking {
  /** Margin of each page in order. */
  readonly sides: readonly ('left' | 'right')[]
  /** Of `changeIdCharacters`. */
  readonly shapes: Shapes
}

/** A page to be painted; see `measure/show-page.ts`. */
export interface ShownPage {
  readonly index: number
  readonly leftMm: number
  readonly topMm: number
  readonly scale: number
}

/** What the ids of changes are written with. */
export const changeIdCharacters = 'c0123456789–,… '

/** A page as the code in the browser is told to make it. */
export interface PageToRealise {
  readonly from: number
  readonly to: number
  readonly notes: readonly { note: number; from: number; to: number }[]
  readonly floats?: readonly {
    float: number
    position: 'here' | 'top' | 'bottom' | 'page'
  }[]
  readonly overfullPx: number
  readonly name: string
  readonly folio: string
  readonly kind: 'opening' | 'text' | 'blank'
  /** Its contents are taken out of the document. */
  readonly isLeftOut: boolean
}

/** A line of a divided page; see `measure/trace-pages.ts`. */
export interface TracedLine {
  readonly area: 'body' | 'notes' | 'margin'
  readonly topPx: number
  readonly leftPx: number
  readonly rightPx: number
  readonly text: string
}

/** A page of a section in columns as the code in the browser is told to make it. */
export interface ColumnsToRealise {
  readonly columns: readonly { from: number; to: number }[]
  readonly loweredPx: readonly number[]
  readonly areas: readonly (readonly { note: number; from: number; to: number }[])[]
  readonly overfullPx: number
  readonly name: string
  readonly folio: string
  readonly kind: 'opening' | 'text' | 'blank'
  readonly isLeftOut: boolean
}

/** Pages of a section, in one column or in several. */
export type SectionPlan =
  | { readonly pages: readonly PageToRealise[] }
  | { readonly columns: readonly ColumnsToRealise[] }

/** The functions of `measure/page-script.ts` as seen from outside the browser. */
export interface PageCalls {
  /** Make the document ready and measure it, once the fonts of margin boxes are there, too. */
  layOut(fonts: readonly string[]): Promise<{
    readonly separatorPx: number
    readonly lineHeightPx: number
    readonly misfits: readonly Misfit[]
    readonly sections: readonly SectionFacts[]
    readonly measured: readonly MeasuredSection[]
  }>
  /** Measure sections by index; all when `only` is absent. */
  measure(only?: readonly number[]): Promise<readonly MeasuredSection[]>
  /** Write folios into page references; returns the sections to measure again. */
  setPageReferences(folios: Readonly<Record<string, string>>): Promise<readonly number[]>
  /** Put line numbers into the margins of the divided pages. */
  numberLines(numbering: LineNumbering): Promise<void>
  /** Put bars and ids beside changes into the margins of the divided pages. */
  markChanges(marking: ChangeMarking): Promise<void>
  /** Show a divided page alone; whatever is printed afterwards has only that. */
  showPage(page: ShownPage): Promise<void>
  /** Divide the sections into their pages; returns pages that had to be made smaller. */
  divide(pages: {
    readonly css: string
    readonly plans: readonly SectionPlan[]
  }): Promise<readonly { readonly page: number; readonly overPx: number }[]>
  /** Find where in the text each page begins, once the sections are divided. */
  findPageStarts(): Promise<readonly PageStart[]>
  /** Read every line of the divided pages, with its place. */
  tracePages(): Promise<readonly (readonly TracedLine[])[]>
}

/** Call the functions of `measure/page-script.ts` in an open document. */
export function pageCalls(document: OpenDocument): PageCalls {
  const call = <T>(name: string, argument?: unknown): Promise<T> =>
    // oxlint-disable-next-line no-unsafe-type-assertion -- the border to the code in the browser, which `measure/` types alike
    document.call(name, argument) as Promise<T>
  return {
    layOut: (fonts) => call('layOut', fonts),
    measure: (only) => call('measure', only),
    setPageReferences: (folios) => call('setPageReferences', folios),
    numberLines: (numbering) => call('numberLines', numbering),
    showPage: (page) => call('showPage', page),
    markChanges: (marking) => call('markChanges', marking),
    divide: (pages) => call('divide', pages),
    findPageStarts: () => call('findPageStarts'),
    tracePages: () => call('tracePages'),
  }
}
