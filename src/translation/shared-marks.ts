import type { BlockTraits } from './block-traits.ts'

/** A mark that stands in more blocks than this ties nothing to anything. */
const mostPlaces = 4

/**
 * Weigh what two blocks have in common, each mark by how rare it is: one that stands once
 * in either text weighs 2, one that stands twice 1.
 *
 * @returns Weight by the places of an original and a translated block; at most 6.
 */
export function sharedMarks(
  original: readonly BlockTraits[],
  translation: readonly BlockTraits[],
): (original: number, translation: number) => number {
  const left = placesByMark(original)
  const right = placesByMark(translation)
  const weights = new Map<number, number>()
  for (const [mark, origins] of left) {
    const targets = right.get(mark) ?? []
    const most = Math.max(origins.length, targets.length)
    if (most > mostPlaces) continue
    for (const i of origins) {
      for (const j of targets) {
        const key = i * translation.length + j
        weights.set(key, Math.min((weights.get(key) ?? 0) + 2 / most, 6))
      }
    }
  }
  if (weights.size === 0) return () => 0
  return (i, j) => weights.get(i * translation.length + j) ?? 0
}

function placesByMark(blocks: readonly BlockTraits[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [index, { marks }] of blocks.entries()) {
    for (const mark of marks) {
      const known = places.get(mark)
      if (known) known.push(index)
      else places.set(mark, [index])
    }
  }
  return places
}
