import type { FolioCount, NumberedPage } from '../pages/number-pages.ts'
import type { PageStart } from '../pages/page-start.ts'
import { inTurn } from './in-turn.ts'
import type { BrokenBook, SectionFacts } from './break-sections.ts'
import { type ChosenPages, decidePages } from './decide-pages.ts'
import { type ExplainedPage, explainPages } from './explain-pages.ts'
import { marginTexts, pageFace, pageRule, type PageTitles } from './page-rules.ts'
import { onceMore } from './once-more.ts'
import { pagesInOrder } from './pages-in-order.ts'
import type { PageStyle } from './page-style.ts'
import {
  type ChangeMarking,
  type LineNumbering,
  type Misfit,
  type TracedLine,
} from './page-calls.ts'
import type { TracedPage } from './page-trace.ts'
import { paintPages } from './paint-pages.ts'
import type { OpenDocument, Printer, PrintDocument } from './printer.ts'
import { measureScript } from './measure-script.ts'
import { toSectionPlan } from './section-plan.ts'
import { measureDocument, type Sheet } from './sheet.ts'

/** A document and how its pages look. */
export interface BookToPrint {
  /** HTML of the documents, in order; a long book is printed in several. */
  readonly documents: readonly string[]
  readonly style: PageStyle
  readonly bookTitle: string
  /** Title of the book in the running heads of rectos, where that is another. */
  readonly bookTitleRecto?: string
  /** Is it to be found where in the text each page begins? */
  readonly findsPageStarts: boolean
  /** Is every line of its pages to be told, with its place? */
  readonly isTraced: boolean
  /** Folios of the pages of which pictures are wanted. */
  readonly painted?: ReadonlySet<string>
  /** Direction in which the book is read. */
  readonly direction: 'ltr' | 'rtl'
  /** Do the two pages of a spread share their folio? */
  readonly folios: FolioCount
  /** Room beside the type area that pages print in. */
  readonly gutterMm: number
  readonly lineNumbers?: Pick<LineNumbering, 'every' | 'shapes'>
  /** How the changes of a redlined book are shown; absent for any other. */
  readonly changes?: Pick<ChangeMarking, 'shapes'> & {
    /** Are pages without a change left out? */
    readonly onlyChangedPages: boolean
  }
  readonly resource: PrintDocument['resource']
  readonly refused: PrintDocument['refused']
  /** Hears of each step. */
  readonly step: (
    name: 'measure' | 'break pages' | 'print' | 'start again',
  ) => Promise<void>
}

/** A printed book, not yet finished. */
export interface PrintedBook {
  /** One PDF for each document of which pages are printed. */
  readonly parts: readonly Uint8Array[]
  readonly pages: BrokenBook
  /** Folios of the pages that are printed, in order. */
  readonly printedFolios: readonly string[]
  readonly misfits: readonly Misfit[]
  /** Where in the text each page begins, in order; none unless asked for. */
  readonly pageStarts: readonly PageStart[]
  /** Pages whose contents had to be made smaller, with the titles of their sections. */
  readonly overfull: readonly { readonly folio: string; readonly section: string }[]
  /** Why each page ends where it does. */
  readonly explained: readonly ExplainedPage[]
  /** The pages with their lines; none unless asked for. */
  readonly traced: readonly TracedPage[]
  /** Pictures of pages by folio; none unless asked for. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/**
 * Documents that are laid out or printed at the same time. Two processors of one core get in
 * each other's way: two tabs cost a book of two documents 12 % more CPU and saved no time, one
 * of seven 3 % and saved a fifth.
 */
function tabsFor({ length }: readonly unknown[]): number {
  return length > 2 ? 2 : 1
}

/**
 * Print a book: measure its documents in one piece, decide the pages of them all, divide
 * them, print. When the browser crashes, all of it is done once more.
 *
 * @throws {BuildError} When the browser fails.
 */
export function printBook(book: BookToPrint, printer: Printer): Promise<PrintedBook> {
  return onceMore(
    () => printOnce(book, printer),
    () => book.step('start again'),
  )
}

async function printOnce(book: BookToPrint, printer: Printer): Promise<PrintedBook> {
  const open: OpenDocument[] = []
  try {
    await book.step('measure')
    const sheets = await inTurn(book.documents, tabsFor(book.documents), async (html) => {
      const document = await printer.open({
        html,
        script: measureScript,
        resource: book.resource,
        refused: book.refused,
      })
      open.push(document)
      return measureDocument(document, book.style.marginFonts)
    })
    const { leftOut, ...pages } = await decidePages(sheets, {
      ...book,
      onlyChangedPages: book.changes?.onlyChangedPages === true,
    })
    await book.step('print')
    const starts = sheets.map((_, index) =>
      sheets.slice(0, index).reduce((sum, { facts }) => sum + facts.length, 0),
    )
    const printed = await inTurn(sheets, tabsFor(sheets), (sheet, index) => {
      const first = starts[index] ?? 0
      const own = pages.sections.slice(first, first + sheet.facts.length)
      return printSheet(sheet, { ...pages, leftOut, sections: own }, book)
    })
    return {
      parts: printed.flatMap(({ bytes }) => bytes ?? []),
      pages,
      printedFolios: pagesInOrder(pages.sections, []).flatMap(({ page }) =>
        leftOut.has(page.pageIndex) ? [] : page.folio,
      ),
      misfits: sheets.flatMap((sheet) => sheet.misfits),
      pageStarts: printed.flatMap(({ pageStarts }) => pageStarts),
      overfull: printed.flatMap(({ overfull }) => overfull),
      explained: explainPages(
        pages,
        sheets.flatMap((sheet) => sheet.facts),
      ),
      traced: printed.flatMap(({ traced }) => traced),
      pictures: new Map(printed.flatMap(({ pictures }) => Array.from(pictures))),
    }
  } finally {
    await Promise.all(open.map((document) => document.close()))
  }
}

/** What came of printing a document. */
interface PrintedSheet extends Pick<
  PrintedBook,
  'overfull' | 'pageStarts' | 'traced' | 'pictures'
> {
  /** Absent when all its pages are left out. */
  readonly bytes?: Uint8Array
}

async function printSheet(
  sheet: Sheet,
  own: ChosenPages,
  book: BookToPrint,
): Promise<PrintedSheet> {
  const { document, page, facts } = sheet
  const printed = pagesInOrder(own.sections, facts).flatMap(({ page: one, section }) =>
    own.leftOut.has(one.pageIndex)
      ? []
      : { folio: one.folio, side: one.side, section: section?.title ?? '' },
  )
  if (printed.length === 0) {
    await document.close()
    return { pageStarts: [], traced: [], pictures: new Map(), overfull: [] }
  }
  const css = rulesOf(own, facts, book)
  const overflows = await page.divide({
    css,
    plans: own.sections.map((one) => toSectionPlan(one, own.leftOut)),
  })
  if (book.lineNumbers) {
    const sides = printed.map((one) => numberSide(one, book))
    const { restart } = book.style.lineNumbers
    await page.numberLines({ ...book.lineNumbers, restart, sides })
  }
  if (book.changes) {
    const sides = printed.map(({ side }) => outerSide(side, book.direction))
    await page.markChanges({ shapes: book.changes.shapes, sides })
  }
  const pageStarts = book.findsPageStarts ? await page.findPageStarts() : []
  const traced = book.isTraced
    ? tracedPages(own, facts, book, await page.tracePages())
    : []
  const bytes = await document.print()
  const pages = own.sections.flatMap((section, index) =>
    section
      .filter(({ pageIndex }) => !own.leftOut.has(pageIndex))
      .map((one) => ({ one, kind: kindOf(one, facts[index]) })),
  )
  const pictures = book.painted
    ? await paintPages({ document, page, ...book }, pages, book.painted)
    : new Map<string, Uint8Array>()
  await document.close()
  return {
    bytes,
    pageStarts,
    traced,
    pictures,
    overfull: overflows.flatMap((one) => printed[one.page] ?? []),
  }
}

/** The margin of a page in which line numbers stand. */
function numberSide(
  { side }: Pick<NumberedPage, 'side'>,
  { style, direction }: BookToPrint,
): 'left' | 'right' {
  const isOuter = style.lineNumbers.side === 'outer'
  return outerSide(isOuter ? side : 'verso', direction)
}

/** The margin that is not at the spine. */
function outerSide(
  side: NumberedPage['side'],
  direction: BookToPrint['direction'],
): 'left' | 'right' {
  return (side === 'recto') === (direction === 'ltr') ? 'right' : 'left'
}

function rulesOf(
  { sections, pageCount }: BrokenBook,
  facts: readonly SectionFacts[],
  { style, direction, gutterMm, ...book }: BookToPrint,
): string {
  return sections
    .flatMap((pages, index) =>
      pages.map((page) => {
        const titles = titlesOf(page, facts[index], book)
        return pageRule(page, kindOf(page, facts[index]), titles, {
          style,
          pageCount,
          direction,
          gutterMm,
        })
      }),
    )
    .join('\n')
}

function tracedPages(
  { sections, pageCount, leftOut }: ChosenPages,
  facts: readonly SectionFacts[],
  { style, direction, ...book }: BookToPrint,
  lines: readonly (readonly TracedLine[])[],
): TracedPage[] {
  const pages = pagesInOrder(sections, facts).filter(
    ({ page }) => !leftOut.has(page.pageIndex),
  )
  return pages.map(({ page, section: own }, index) => {
    const kind = kindOf(page, own)
    const face = pageFace(page, kind, { style, direction })
    const margins = marginTexts(page, face, titlesOf(page, own, book), pageCount)
    return { page, kind, face, size: style, margins, lines: lines[index] ?? [] }
  })
}

/** Versos have their titles in the first language, rectos in the second. */
function titlesOf(
  { side }: NumberedPage,
  facts: SectionFacts | undefined,
  {
    bookTitle,
    bookTitleRecto = bookTitle,
  }: Pick<BookToPrint, 'bookTitle' | 'bookTitleRecto'>,
): PageTitles {
  const chapterTitle = facts?.title ?? ''
  return side === 'verso'
    ? { bookTitle, chapterTitle }
    : { bookTitle: bookTitleRecto, chapterTitle: facts?.titleRecto ?? chapterTitle }
}

function kindOf({ kind }: NumberedPage, facts: SectionFacts | undefined): string {
  if (kind === 'blank') return 'blank'
  return (kind === 'opening' ? facts?.opening : facts?.kind) ?? kind
}
