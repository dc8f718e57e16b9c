import type { PdfReport } from './verify-pdf.ts'
import type { WordFault } from './verify-words.ts'

/** Whether a PDF holds all that it must, where it must. Gaps are judged by the reader. */
export function isSound({ notes, words, places }: PdfReport): boolean {
  const faults = [
    notes.next,
    notes.later,
    notes.before,
    notes.lostCalls,
    notes.lostNotes,
    notes.lostTails,
    notes.wrongMarks,
    words.lost,
    words.doubled,
    words.foreign,
    words.moved,
    places.offPage.length,
    places.outside.length,
    places.overlaps.length,
  ]
  return faults.every((count) => count === 0)
}

/**
 * Format what was found out about a PDF for people.
 *
 * @param most How many faults of each kind are shown.
 */
export function formatReport(report: PdfReport, most = 12): string {
  const { notes, words, places, gaps, breaks } = report
  const { inner, outer, head, foot } = report.margins
  const show = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : [
          `${title} (${lines.length}):`,
          ...lines.slice(0, most).map((line) => `  ${line}`),
          ...(lines.length > most ? ['  …'] : []),
        ]
  const listPlaces = (title: string, list: PdfReport['places']['outside']): string[] =>
    show(
      title,
      list.map(({ page, text }) => `page ${page}: ${text}`),
    )
  return [
    `pages ${report.pages}, text from page ${report.firstPage}, ${report.isTagged ? 'tagged' : 'not tagged'}, margins ${[inner, outer, head, foot].map((mm) => mm.toFixed(1)).join(' ')} mm`,
    `notes ${notes.expected}: ${notes.same} whole on the page of their call, ${notes.split} split, ${notes.next} begin on the next page, ${notes.later} later, ${notes.before} before; lost: ${notes.lostCalls} calls, ${notes.lostNotes} notes, ${notes.lostTails} tails; ${notes.wrongMarks} wrong marks, ${notes.outOfOrder} out of order`,
    `words ${words.expected}: ${words.lost} lost, ${words.doubled} doubled, ${words.foreign} foreign, ${words.moved} moved; ${words.splitRows} table rows parted by a page break`,
    `places: ${places.offPage.length} words off the page, ${places.outside.length} outside the type area, ${places.overlaps.length} over others; ${gaps.length} pages with a gap`,
    `page breaks: ${breaks.widows.length} widows, ${breaks.orphans.length} orphans, ${breaks.headings.length} headings near the foot, ${breaks.unlevel.length} unlevel spreads, ${breaks.short.length} pages with more than two empty lines`,
    ...(words.added === ''
      ? []
      : [`added by the template: ${words.added.slice(0, 400)}`]),
    ...show('notes', notes.faults),
    ...show('words', words.faults.map(formatWordFault)),
    ...listPlaces('off the page', places.offPage),
    ...listPlaces('outside the type area', places.outside),
    ...listPlaces('over others', places.overlaps),
    ...show(
      'gaps',
      gaps.map(
        ({ page, heightPt, fromPt }) => `page ${page}: ${heightPt} pt from ${fromPt} pt`,
      ),
    ),
    ...Object.entries<readonly number[]>({ ...breaks }).flatMap(([name, found]) =>
      show(
        name,
        found.map((page) => `page ${page}`),
      ),
    ),
    isSound(report) ? 'sound' : 'FAULTS',
    '',
  ].join('\n')
}

/** Format a fault in the words for people. */
export function formatWordFault({
  kind,
  where,
  page,
  words,
  context,
}: WordFault): string {
  return `${kind} in ${where}, page ${page}: “${words.slice(0, 200)}” near “${context}”`
}
