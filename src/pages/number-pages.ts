import type { PagePlan, Side } from './galley.ts'
import type { ColumnsPlan } from './parallel-galley.ts'

/** Where a section begins: on a recto, on a verso, or where the section before it ends. */
export type SectionStart = 'recto' | 'verso' | 'page'

/** Which pages have a folio of their own: each, or each spread, whose two pages share it. */
export type FolioCount = 'page' | 'spread'

/** A page of one column or of several. */
export type Plan = PagePlan | ColumnsPlan

/** A section of the edition. */
export interface SectionToNumber {
  readonly start: SectionStart
  /** Breaks it into pages; told the side of the first. */
  readonly pagesFrom: (first: Side) => readonly Plan[]
  /** How many of the first pages are openings; 1 when absent. */
  readonly openings?: number
}

/** A page with its place in the edition. */
export interface NumberedPage {
  /** From 0, over the whole edition. */
  readonly pageIndex: number
  readonly folio: string
  readonly side: Side
  /** `opening`: a section's first page; `blank`: nothing stands on it. */
  readonly kind: 'opening' | 'text' | 'blank'
  readonly plan: Plan
}

const blank: PagePlan = { from: 0, to: 0, notes: [], overfullPx: 0 }

/**
 * Number the pages of an edition, blank ones included.
 *
 * The first page is a recto. Where each page has a folio they are odd on rectos; where each
 * spread has one the first page, which stands alone, has the first.
 *
 * @returns For each section its pages, a blank one before them where it has to begin on the
 *   other side.
 */
export function numberPages(
  sections: readonly SectionToNumber[],
  folios: FolioCount = 'page',
): NumberedPage[][] {
  let next = 0
  return sections.map(({ start, pagesFrom, openings = 1 }) => {
    const side = start === 'page' ? sideOf(next) : start
    const pages = pagesFrom(side)
    const isShifted = side !== sideOf(next) && pages.length > 0
    const first = next + (isShifted ? 1 : 0)
    const numbered = pages.map((plan, index) =>
      numberedPage(first + index, index < openings ? 'opening' : 'text', plan),
    )
    const all = isShifted ? [numberedPage(next, 'blank', blank), ...numbered] : numbered
    next += all.length
    return all
  })

  function numberedPage(
    pageIndex: number,
    kind: NumberedPage['kind'],
    plan: Plan,
  ): NumberedPage {
    const isBlank =
      !('columns' in plan) &&
      plan.to === plan.from &&
      plan.notes.length === 0 &&
      !plan.floats
    return {
      pageIndex,
      folio: String(folios === 'page' ? pageIndex + 1 : ((pageIndex + 1) >> 1) + 1),
      side: sideOf(pageIndex),
      kind: isBlank ? 'blank' : kind,
      plan,
    }
  }
}

function sideOf(pageIndex: number): Side {
  return pageIndex % 2 === 0 ? 'recto' : 'verso'
}
