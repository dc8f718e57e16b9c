import type { PdfPage, PdfWord } from './pdf-words.ts'

/** Margins of a page in millimetres. */
export interface Margins {
  /** At the fold; on the left where pages are not mirrored. */
  readonly inner: number
  readonly outer: number
  readonly head: number
  readonly foot: number
  /** Whether inner and outer change sides on versos, page 1 being a recto. */
  readonly isMirrored: boolean
}

/** The part of a page that text may fill, in points from the top left corner. */
export interface TypeArea {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Margins of our template for books in A5. */
export const bookMargins: Margins = {
  inner: 20,
  outer: 22,
  head: 24,
  foot: 24,
  isMirrored: true,
}

/** Margins of the floor. */
export const floorMargins: Margins = {
  inner: 16,
  outer: 16,
  head: 18,
  foot: 20,
  isMirrored: false,
}

const pointsPerMm = 72 / 25.4

/** Reckon the type area of a page. */
export function typeAreaOf(page: PdfPage, pageIndex: number, margins: Margins): TypeArea {
  const isVerso = margins.isMirrored && pageIndex % 2 === 1
  const [left, right] = isVerso
    ? [margins.outer, margins.inner]
    : [margins.inner, margins.outer]
  return {
    left: left * pointsPerMm,
    top: margins.head * pointsPerMm,
    right: page.widthPt - right * pointsPerMm,
    bottom: page.heightPt - margins.foot * pointsPerMm,
  }
}

/**
 * Whether a word is a running head or a folio: an artifact, or, in a file without tags,
 * one that stands in the head or the foot margin.
 */
export function isFurniture(word: PdfWord, area: TypeArea, isTagged: boolean): boolean {
  if (isTagged) return word.isArtifact
  return word.y1 < area.top || word.y0 > area.bottom
}

/**
 * Guess margins from where the lines of most pages begin and end.
 *
 * @param isMirrored Whether rectos and versos are looked at apart.
 */
export function guessMargins(
  pages: readonly PdfPage[],
  isTagged: boolean,
  isMirrored: boolean,
): Margins {
  const inner: number[] = []
  const outer: number[] = []
  const head: number[] = []
  const foot: number[] = []
  for (const [pageIndex, { words, widthPt, heightPt }] of pages.entries()) {
    const text = isTagged ? words.filter((word) => !word.isArtifact) : words
    if (text.length < 20) continue
    const left = Math.min(...text.map((word) => word.x0))
    const right = widthPt - Math.max(...text.map((word) => word.x1))
    const isVerso = isMirrored && pageIndex % 2 === 1
    inner.push(isVerso ? right : left)
    outer.push(isVerso ? left : right)
    head.push(Math.min(...text.map((word) => word.y0)))
    foot.push(heightPt - Math.max(...text.map((word) => word.y1)))
  }
  return {
    inner: commonest(inner) / pointsPerMm,
    outer: commonest(outer) / pointsPerMm,
    head: commonest(head) / pointsPerMm,
    foot: commonest(foot) / pointsPerMm,
    isMirrored,
  }
}

function commonest(lengths: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const length of lengths) {
    const rounded = Math.floor(length)
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
  }
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  return best?.[0] ?? 0
}
