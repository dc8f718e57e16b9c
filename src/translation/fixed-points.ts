import type { BlockTraits } from './block-traits.ts'

/** Places of two blocks, one of each text, that begin a bead together. */
export interface FixedPoint {
  readonly original: number
  readonly translation: number
}

/** Fixed points of two texts, and labels that cannot be among them. */
export interface FixedPoints {
  /** Rising in both texts. */
  readonly points: readonly FixedPoint[]
  /** Shared labels whose order differs: as few as can be left out. */
  readonly crossing: readonly FixedPoint[]
}

/**
 * Find the places where two texts are tied together: labels that both have, and headings
 * when those of one text have the same levels as those of the other.
 *
 * Where headings differ one is missing, and only lengths can tell which.
 */
export function fixedPoints(
  original: readonly BlockTraits[],
  translation: readonly BlockTraits[],
): FixedPoints {
  const shared = sharedLabels(original, translation)
  const kept = longestRise(shared)
  const points = [...kept]
  for (const pair of pairedHeadings(original, translation)) {
    if (points.every((point) => isInOrder(point, pair))) points.push(pair)
  }
  return {
    points: points.toSorted((one, other) => one.original - other.original),
    crossing: shared.filter((pair) => !kept.includes(pair)),
  }
}

function sharedLabels(
  original: readonly BlockTraits[],
  translation: readonly BlockTraits[],
): FixedPoint[] {
  const places = new Map<string, number>()
  for (const [index, { label, kind }] of translation.entries()) {
    if (label === undefined || kind === 'translator') continue
    if (!places.has(label)) places.set(label, index)
  }
  return original.flatMap(({ label, kind }, index): FixedPoint[] => {
    const place = label === undefined ? undefined : places.get(label)
    if (label === undefined || place === undefined || kind === 'translator') return []
    // The first of two blocks with one label counts; the second is reported elsewhere.
    places.delete(label)
    return [{ original: index, translation: place }]
  })
}

function pairedHeadings(
  original: readonly BlockTraits[],
  translation: readonly BlockTraits[],
): FixedPoint[] {
  const left = headingPlaces(original)
  const right = headingPlaces(translation)
  const haveSameLevels =
    left.length === right.length &&
    left.every(
      (place, index) => original[place]?.depth === translation[right[index] ?? -1]?.depth,
    )
  if (!haveSameLevels) return []
  return left.map((place, index) => ({
    original: place,
    translation: right[index] ?? 0,
  }))
}

function headingPlaces(blocks: readonly BlockTraits[]): number[] {
  return blocks.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []))
}

function isInOrder(one: FixedPoint, other: FixedPoint): boolean {
  const step = Math.sign(one.original - other.original)
  return step === Math.sign(one.translation - other.translation)
}

/**
 * Keep as many pairs as rise in both texts.
 *
 * @param pairs Rising in the original. Takes n log n steps.
 * @see Fredman (1975), "On computing the length of longest increasing subsequences".
 */
function longestRise(pairs: readonly FixedPoint[]): FixedPoint[] {
  /** Places in `pairs` of the lowest end of a rise of each length. */
  const ends: number[] = []
  const before: number[] = []
  for (const [index, { translation }] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.translation ?? 0) < translation) low = middle + 1
      else high = middle
    }
    before.push(low === 0 ? -1 : (ends[low - 1] ?? -1))
    ends[low] = index
  }
  const rise: FixedPoint[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair) rise.unshift(pair)
  }
  return rise
}
