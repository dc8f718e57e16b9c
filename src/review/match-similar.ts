import type { Pair } from './align-in-order.ts'
import { likeness, type WordBag } from './word-bag.ts'

/** Blocks that may be paired: their words by index. */
export type Candidates = ReadonlyMap<number, WordBag>

/** A word that stands in more blocks than this tells nothing. */
const mostBlocks = 40

/** Blocks that are compared with each block, those that share the most rare words first. */
const mostCompared = 6

/** Fewer words are alike by chance. */
const fewestWords = 6

/**
 * Pair blocks that are mostly the same, wherever they stand, the likest first.
 *
 * Time grows with the words of the candidates: only blocks that share rare words are
 * compared.
 *
 * @param least Least likeness, 0–1.
 */
export function matchSimilar(
  oldBags: Candidates,
  newBags: Candidates,
  least: number,
): Pair[] {
  const holders = new Map<string, number[]>()
  for (const [index, { counts }] of newBags) {
    for (const word of counts.keys()) {
      const list = holders.get(word)
      if (!list) holders.set(word, [index])
      else if (list.length <= mostBlocks) list.push(index)
    }
  }
  const found: (Pair & { readonly likeness: number })[] = []
  for (const [old, bag] of oldBags) {
    if (bag.size < fewestWords) continue
    for (const candidate of sharersOf(bag, holders)) {
      const other = newBags.get(candidate)
      if (!other || other.size < fewestWords) continue
      const alike = likeness(bag, other)
      if (alike >= least) found.push({ old, new: candidate, likeness: alike })
    }
  }
  found.sort(
    (one, other) =>
      other.likeness - one.likeness ||
      distance(one) - distance(other) ||
      one.old - other.old ||
      one.new - other.new,
  )
  const takenOld = new Set<number>()
  const takenNew = new Set<number>()
  return found.filter((pair) => {
    if (takenOld.has(pair.old) || takenNew.has(pair.new)) return false
    takenOld.add(pair.old)
    takenNew.add(pair.new)
    return true
  })
}

function distance(pair: Pair): number {
  return Math.abs(pair.old - pair.new)
}

function sharersOf(
  bag: WordBag,
  holders: ReadonlyMap<string, readonly number[]>,
): number[] {
  const shared = new Map<number, number>()
  for (const word of bag.counts.keys()) {
    const list = holders.get(word) ?? []
    if (list.length > mostBlocks) continue
    for (const index of list) {
      shared.set(index, (shared.get(index) ?? 0) + 1 / list.length)
    }
  }
  return [...shared]
    .toSorted((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, mostCompared)
    .map(([index]) => index)
}
