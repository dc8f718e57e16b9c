import type { PdfText } from './pdf-words.ts'
import { isFurniture, type Margins, typeAreaOf } from './type-area.ts'

/** A page with an empty band that nothing explains. */
export interface GapFault {
  /** From 1. */
  readonly page: number
  readonly heightPt: number
  /** Where the band begins, from the top of the page. */
  readonly fromPt: number
}

/** Largest band that may stay empty. */
const maxBandPt = 70

/**
 * Look for pages with an empty band in the type area: text that was broken too early.
 *
 * Pages before a chapter's start and the last page may end early; a page on which a
 * chapter starts may begin low. Pictures and rules fill a band as words do.
 *
 * @param titlePages Indices of the pages on which a chapter starts.
 * @param firstPage Index of the first page of the text; what is before it is not looked at.
 */
export async function verifyGaps(
  pdf: PdfText,
  margins: Margins,
  pages: { readonly titlePages: readonly number[]; readonly firstPage: number },
): Promise<GapFault[]> {
  const faults: GapFault[] = []
  const starts = new Set(pages.titlePages)
  for (const [pageIndex, page] of pdf.pages.entries()) {
    if (pageIndex < pages.firstPage || pageIndex === pdf.pages.length - 1) continue
    const area = typeAreaOf(page, pageIndex, margins)
    const bands = page.words
      .filter((word) => !isFurniture(word, area, pdf.isTagged))
      .map((word) => [word.y0, word.y1] as const)
    // A blank verso before a recto.
    if (bands.length === 0 && starts.has(pageIndex + 1)) continue
    const isStart = starts.has(pageIndex)
    const limits = [
      isStart ? Math.min(area.bottom, ...bands.map(([y]) => y)) : area.top,
      endsChapter(pdf, pageIndex, starts) ? lowest(bands, area.top) : area.bottom,
    ] as const
    if (emptiest(bands, limits)[0] <= maxBandPt) continue
    const ink = await pdf.inkOf(pageIndex)
    const [heightPt, fromPt] = emptiest([...bands, ...ink], limits)
    if (heightPt > maxBandPt) {
      faults.push({
        page: pageIndex + 1,
        heightPt: Math.round(heightPt),
        fromPt: Math.round(fromPt),
      })
    }
  }
  return faults
}

function lowest(bands: readonly (readonly [number, number])[], top: number): number {
  return bands.reduce((low, [, y]) => Math.max(low, y), top)
}

/** Whether the next page with words on it starts a chapter. */
function endsChapter(
  pdf: PdfText,
  pageIndex: number,
  starts: ReadonlySet<number>,
): boolean {
  for (let next = pageIndex + 1; next < pdf.pages.length; next += 1) {
    if (starts.has(next)) return true
    if (pdf.pages[next]?.words.some(({ isArtifact }) => !isArtifact)) return false
  }
  return true
}

/** Height and top of the largest band within limits that nothing covers. */
function emptiest(
  bands: readonly (readonly [number, number])[],
  [top, bottom]: readonly [number, number],
): readonly [height: number, from: number] {
  let best: readonly [number, number] = [0, top]
  let reached = top
  for (const [from, to] of bands.toSorted((a, b) => a[0] - b[0])) {
    const height = Math.min(from, bottom) - reached
    if (height > best[0]) best = [height, reached]
    reached = Math.max(reached, to)
  }
  return bottom - reached > best[0] ? [bottom - reached, reached] : best
}
