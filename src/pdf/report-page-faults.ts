import type { Book } from '../book/book.ts'
import { reportAt } from '../diagnostics/report-at.ts'
import type { BuiltPdf, OverfullPage } from './build-pdf.ts'
import type { Misfit } from './page-calls.ts'

/** A smaller size than this part of its own is worth a message; a little is a typesetter's daily bread. */
const noticed = 0.85

/**
 * Report what did not fit: blocks wider than the page, and pages that hold too much
 * or end where they should not.
 *
 * @param book Its chapters' files gain messages.
 */
export function reportPageFaults(
  book: Book,
  { misfits, overfull, explained }: Pick<BuiltPdf, 'misfits' | 'overfull' | 'explained'>,
): void {
  for (const misfit of misfits) reportMisfit(book, misfit)
  for (const page of overfull) {
    reportPage(book, page, 'holds more than fits and is set smaller')
  }
  for (const page of explained) {
    if (!page.charges.some(({ name }) => name === 'parted')) continue
    reportPage(
      book,
      page,
      'ends between lines that belong together: what follows has to wait for the page beside it',
    )
  }
}

/** Say what was set smaller to fit. */
function reportMisfit(book: Book, { kind, scale, place }: Misfit): void {
  if (scale > noticed || place === undefined) return
  const [id, line = '1', column = '1'] = place.split(':')
  const chapter = book.texts.flatMap((text) => text.chapters).find((one) => one.id === id)
  if (!chapter) return
  reportAt(
    chapter.file,
    'line-fits-measure',
    { line: Number(line), column: Number(column) },
    `${kind} is wider than the page and is set at ${Math.round(scale * 100)} % of its size`,
  )
}

/** Say what is wrong with a page, at the head of its chapter: no line of it is to blame. */
function reportPage(book: Book, { folio, section }: OverfullPage, reason: string): void {
  const chapters = book.texts.flatMap((text) => text.chapters)
  const chapter = chapters.find((one) => one.titleText === section) ?? chapters[0]
  if (!chapter) return
  const place = { line: 1, column: 1 }
  reportAt(chapter.file, 'page-is-filled-rightly', place, `page ${folio} ${reason}`)
}
