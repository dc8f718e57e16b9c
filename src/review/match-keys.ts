import { diffArrays } from 'diff'
import { heaviestInOrder, type Pair } from './align-in-order.ts'

/** Longer sequences are first divided at what stands in each of them once. */
const longestWhole = 1500

/** Changes that are looked for in a stretch; where there are more, it is new as a whole. */
const mostEdits = 600

/** How many keys in a row make a place by which long sequences are divided. */
const anchorLength = 3

/**
 * Find the longest sequence of keys that two sequences have in common.
 *
 * Bounded: long sequences are divided at runs of keys that stand once in each, and
 * stretches that have next to nothing in common are given up.
 *
 * @returns Pairs in order.
 * @see Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), by the `diff`
 *   package; for the division Cohen's "patience diff".
 */
export function matchKeys(
  oldKeys: readonly string[],
  newKeys: readonly string[],
): Pair[] {
  const pairs: Pair[] = []
  let start = 0
  const least = Math.min(oldKeys.length, newKeys.length)
  while (start < least && oldKeys[start] === newKeys[start]) {
    pairs.push({ old: start, new: start })
    start += 1
  }
  let oldEnd = oldKeys.length
  let newEnd = newKeys.length
  const tail: Pair[] = []
  while (
    oldEnd > start &&
    newEnd > start &&
    oldKeys[oldEnd - 1] === newKeys[newEnd - 1]
  ) {
    oldEnd -= 1
    newEnd -= 1
    tail.push({ old: oldEnd, new: newEnd })
  }
  const olds = oldKeys.slice(start, oldEnd)
  const news = newKeys.slice(start, newEnd)
  const isLong = olds.length + news.length > longestWhole
  const inside = isLong ? matchDivided(olds, news) : matchWhole(olds, news)
  for (const pair of inside) pairs.push({ old: pair.old + start, new: pair.new + start })
  return [...pairs, ...tail.toReversed()]
}

function matchWhole(oldKeys: readonly string[], newKeys: readonly string[]): Pair[] {
  if (oldKeys.length === 0 || newKeys.length === 0) return []
  const parts = diffArrays([...oldKeys], [...newKeys], { maxEditLength: mostEdits })
  const pairs: Pair[] = []
  let old = 0
  let now = 0
  for (const { added, removed, count } of parts ?? []) {
    const isCommon = !added && !removed
    for (let step = 0; step < (isCommon ? count : 0); step += 1) {
      pairs.push({ old: old + step, new: now + step })
    }
    if (!added) old += count
    if (!removed) now += count
  }
  return pairs
}

function matchDivided(oldKeys: readonly string[], newKeys: readonly string[]): Pair[] {
  const oldPlaces = uniquePlaces(oldKeys)
  const anchors: Pair[] = []
  for (const [run, place] of uniquePlaces(newKeys)) {
    const old = oldPlaces.get(run)
    if (old !== undefined) anchors.push({ old, new: place })
  }
  const pairs: Pair[] = []
  let before: Pair = { old: -1, new: -1 }
  const end = { old: oldKeys.length, new: newKeys.length }
  for (const next of [...heaviestInOrder(anchors, () => 1), end]) {
    const from = { old: before.old + 1, new: before.new + 1 }
    const between = matchWhole(
      oldKeys.slice(from.old, next.old),
      newKeys.slice(from.new, next.new),
    )
    for (const pair of between) {
      pairs.push({ old: pair.old + from.old, new: pair.new + from.new })
    }
    if (next !== end) pairs.push(next)
    before = next
  }
  return pairs
}

/** First places of the runs of keys that stand in a sequence once, in order. */
function uniquePlaces(keys: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const seen = new Set<string>()
  for (let index = 0; index + anchorLength <= keys.length; index += 1) {
    const run = keys.slice(index, index + anchorLength).join('\u0000')
    if (seen.has(run)) places.delete(run)
    else places.set(run, index)
    seen.add(run)
  }
  return places
}
