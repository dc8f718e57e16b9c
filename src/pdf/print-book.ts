import type { NumberedPage } from '../pages/number-pages.ts'
import { type BrokenBook, breakSections, type SectionFacts } from './break-sections.ts'
import { pageName, pageRule } from './page-rules.ts'
import type { PageStyle } from './page-style.ts'
import {
  type Misfit,
  type PageCalls,
  pageCalls,
  type PageToRealise,
} from './page-calls.ts'
import type { Printer, PrintDocument } from './printer.ts'
import { measureScript } from './measure-script.ts'

/** A document and how its pages look. */
export interface BookToPrint {
  readonly html: string
  readonly style: PageStyle
  readonly bookTitle: string
  readonly resource: PrintDocument['resource']
  readonly refused: PrintDocument['refused']
  /** Hears of each step. */
  readonly step: (name: 'measure' | 'break pages' | 'print') => void
}

/** A printed book, not yet finished. */
export interface PrintedBook {
  readonly bytes: Uint8Array
  readonly pages: BrokenBook
  readonly misfits: readonly Misfit[]
  /** Pages whose contents had to be made smaller, by index. */
  readonly overfull: readonly number[]
}

const pxPerMm = 96 / 25.4

/** Page references may change the pages they refer to; four rounds have always been enough. */
const maxRounds = 4

/**
 * Print a document: measure it in one piece, decide its pages, divide it, print.
 *
 * @throws {BuildError} When the browser fails.
 */
export async function printBook(
  book: BookToPrint,
  printer: Printer,
): Promise<PrintedBook> {
  book.step('measure')
  const document = await printer.open({
    html: book.html,
    script: measureScript,
    resource: book.resource,
    refused: book.refused,
  })
  try {
    const page = pageCalls(document)
    const prepared = await page.prepare()
    const pages = await decidePages(page, book, prepared)
    await page.loadFonts(marginFonts(book.style, prepared.sections, book.bookTitle))
    await page.addStyle(rulesOf(pages, prepared.sections, book))
    await page.realise(pagesToRealise(pages))
    const overflows = await page.inspect()
    book.step('print')
    return {
      bytes: await document.print(),
      pages,
      misfits: prepared.misfits,
      overfull: overflows.map(({ page }) => page),
    }
  } finally {
    await document.close()
  }
}

type Prepared = Awaited<ReturnType<PageCalls['prepare']>>

async function decidePages(
  page: PageCalls,
  book: BookToPrint,
  { sections, separatorPx }: Prepared,
): Promise<BrokenBook> {
  const room = { heightPx: book.style.areaHeightMm * pxPerMm, separatorPx }
  let measured = await page.measure()
  for (let round = 1; ; round += 1) {
    book.step('break pages')
    const broken = breakSections(measured, sections, room)
    const changed = await page.setPageReferences(broken.folios)
    if (changed.length === 0 || round === maxRounds) return broken
    const again = await page.measure(changed)
    measured = measured.map((section, index) => again[changed.indexOf(index)] ?? section)
  }
}

/** What the margin boxes set in each of their fonts. */
function marginFonts(
  style: PageStyle,
  sections: readonly SectionFacts[],
  bookTitle: string,
): Record<string, string> {
  const text = ['0123456789/ ', bookTitle, ...sections.map(({ title }) => title)].join(
    ' ',
  )
  const fonts: Record<string, string> = {}
  for (const family of style.families) {
    for (const variant of ['', 'italic ', 'bold ']) {
      fonts[`${variant}12px "${family}"`] = `${text}${text.toLowerCase()}`
    }
  }
  return fonts
}

function pagesToRealise({ sections }: BrokenBook): PageToRealise[][] {
  return sections.map((pages) =>
    pages.map((page) => ({
      ...page.plan,
      name: pageName(page),
      folio: page.folio,
      kind: page.kind,
    })),
  )
}

function rulesOf(
  { sections, pageCount }: BrokenBook,
  facts: readonly SectionFacts[],
  { style, bookTitle }: BookToPrint,
): string {
  return sections
    .flatMap((pages, index) =>
      pages.map((page) => {
        const titles = { bookTitle, chapterTitle: facts[index]?.title ?? '' }
        return pageRule(page, kindOf(page, facts[index]), titles, { style, pageCount })
      }),
    )
    .join('\n')
}

function kindOf({ kind }: NumberedPage, facts: SectionFacts | undefined): string {
  if (kind === 'blank') return 'blank'
  return (kind === 'opening' ? facts?.opening : facts?.kind) ?? kind
}
