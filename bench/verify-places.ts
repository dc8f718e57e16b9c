import type { PdfPage, PdfWord } from './pdf-words.ts'
import { isFurniture, type Margins, typeAreaOf } from './type-area.ts'

/** A word where none should be. */
export interface PlaceFault {
  /** From 1. */
  readonly page: number
  readonly text: string
}

/** Words in wrong places. */
export interface PlaceReport {
  /** Beyond the edge of the page. */
  readonly offPage: readonly PlaceFault[]
  /** Outside the type area; running heads and folios excepted. */
  readonly outside: readonly PlaceFault[]
  /** Printed over another word. */
  readonly overlaps: readonly PlaceFault[]
}

/** How far a word may hang out of the type area, in points: hanging punctuation, italics. */
const tolerancePt = 2.5

/** Look for words beyond the page, outside the type area, and over each other. */
export function verifyPlaces(
  pages: readonly PdfPage[],
  { margins, isTagged }: { readonly margins: Margins; readonly isTagged: boolean },
): PlaceReport {
  const offPage: PlaceFault[] = []
  const outside: PlaceFault[] = []
  const overlaps: PlaceFault[] = []
  for (const [pageIndex, page] of pages.entries()) {
    const area = typeAreaOf(page, pageIndex, margins)
    const { widthPt, heightPt } = page
    for (const word of page.words) {
      const fault = { page: pageIndex + 1, text: word.text }
      const isOff =
        word.x0 < -1 || word.y0 < -1 || word.x1 > widthPt + 1 || word.y1 > heightPt + 1
      if (isOff) offPage.push(fault)
      if (isFurniture(word, area, isTagged)) continue
      const isOutside =
        word.x0 < area.left - tolerancePt ||
        word.x1 > area.right + tolerancePt ||
        word.y0 < area.top - tolerancePt ||
        word.baseline > area.bottom + tolerancePt
      if (isOutside) outside.push(fault)
    }
    for (const [one, other] of overlapping(page.words)) {
      overlaps.push({ page: pageIndex + 1, text: `${one.text} / ${other.text}` })
    }
  }
  return { offPage, outside, overlaps }
}

/** Pairs of words whose small letters cover each other. */
function overlapping(words: readonly PdfWord[]): (readonly [PdfWord, PdfWord])[] {
  const sorted = words
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .toSorted((a, b) => a.baseline - a.size / 2 - (b.baseline - b.size / 2))
  const pairs: (readonly [PdfWord, PdfWord])[] = []
  let above: PdfWord[] = []
  for (const word of sorted) {
    const top = word.baseline - word.size / 2
    above = above.filter((one) => one.baseline > top)
    for (const one of above) if (covers(one, word)) pairs.push([one, word])
    above.push(word)
  }
  return pairs
}

function covers(one: PdfWord, other: PdfWord): boolean {
  const wide = Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0)
  const narrower = Math.min(one.x1 - one.x0, other.x1 - other.x0)
  const high =
    Math.min(one.baseline, other.baseline) -
    Math.max(one.baseline - one.size / 2, other.baseline - other.size / 2)
  const lower = Math.min(one.size, other.size) / 2
  return wide > Math.max(1, 0.3 * narrower) && high > 0.4 * lower
}
