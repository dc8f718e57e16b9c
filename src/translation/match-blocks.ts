import type { BlockFacets } from './block-facets.ts'

/** Blocks of an older text with the blocks of a newer one that they became, by their places. */
export interface BlockMatch {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/**
 * Find out what became of the blocks of a text: which stayed, wherever they were moved,
 * which were edited, divided or joined, which are gone and which are new.
 *
 * Blocks with the same words match first, then those with the most words in common, then
 * a single block that is left between two that match. At last what is left over joins a
 * neighbour if the two together are more like its counterpart.
 *
 * @returns Every block of both texts in exactly one match; in the order of the newer text,
 *   those that are gone at the end.
 */
export function matchBlocks(
  before: readonly BlockFacets[],
  after: readonly BlockFacets[],
): BlockMatch[] {
  const pairs: Pairs = {
    afterOf: before.map(() => undefined),
    beforeOf: after.map(() => undefined),
  }
  matchSame(before, after, pairs)
  matchSimilar(before, after, pairs)
  matchBetween(pairs)
  return joinNeighbours(before, after, pairs)
}

/** Places of the counterparts, as far as they are known. */
interface Pairs {
  readonly afterOf: (number | undefined)[]
  readonly beforeOf: (number | undefined)[]
}

function pair(pairs: Pairs, from: number, to: number): void {
  pairs.afterOf[from] = to
  pairs.beforeOf[to] = from
}

/** Blocks with the same words: the first with the first, the second with the second. */
function matchSame(
  before: readonly BlockFacets[],
  after: readonly BlockFacets[],
  pairs: Pairs,
): void {
  const places = new Map<string, number[]>()
  for (const [index, block] of before.entries()) {
    const key = keyOf(block)
    const known = places.get(key)
    if (known) known.push(index)
    else places.set(key, [index])
  }
  for (const queue of places.values()) queue.reverse()
  for (const [index, block] of after.entries()) {
    const from = places.get(keyOf(block))?.pop()
    if (from !== undefined) pair(pairs, from, index)
  }
}

/** A block without words is known by its markup. */
function keyOf({ words, numbers, marks }: BlockFacets): string {
  if (words.length === 0) return `\0${marks.map(({ name }) => name).join('\0')}`
  return `${words.join(' ')}\0${numbers.join(' ')}`
}

/** A word that stands in more blocks says little about any of them. */
const mostPlaces = 12

/** Least part of words in common that makes two blocks the same one, edited. */
const leastLikeness = 0.4

/** The likest blocks match first; of equally like ones those that lie nearest. */
function matchSimilar(
  before: readonly BlockFacets[],
  after: readonly BlockFacets[],
  pairs: Pairs,
): void {
  const places = new Map<string, number[]>()
  for (const [index, { words }] of before.entries()) {
    if (pairs.afterOf[index] !== undefined) continue
    for (const word of new Set(words)) {
      const known = places.get(word)
      if (known) known.push(index)
      else places.set(word, [index])
    }
  }
  const candidates: { from: number; to: number; likeness: number }[] = []
  for (const [to, block] of after.entries()) {
    if (pairs.beforeOf[to] !== undefined) continue
    const known = new Set(
      block.words.flatMap((word) => {
        const found = places.get(word) ?? []
        return found.length > mostPlaces ? [] : found
      }),
    )
    for (const from of known) {
      const other = before[from]
      const likeness = other ? likenessOf([other], [block]) : 0
      if (likeness >= leastLikeness) candidates.push({ from, to, likeness })
    }
  }
  candidates.sort(
    (one, other) =>
      other.likeness - one.likeness ||
      Math.abs(one.from - one.to) - Math.abs(other.from - other.to) ||
      one.to - other.to,
  )
  for (const { from, to } of candidates) {
    const areFree = pairs.afterOf[from] === undefined && pairs.beforeOf[to] === undefined
    if (areFree) pair(pairs, from, to)
  }
}

/** One block left on either side between the same two matches was rewritten. */
function matchBetween(pairs: Pairs): void {
  for (const [to, from] of pairs.beforeOf.entries()) {
    if (from !== undefined) continue
    const last = to === 0 ? -1 : pairs.beforeOf[to - 1]
    const next =
      to === pairs.beforeOf.length - 1 ? pairs.afterOf.length : pairs.beforeOf[to + 1]
    if (last === undefined || next === undefined || next - last !== 2) continue
    if (pairs.afterOf[last + 1] === undefined) pair(pairs, last + 1, to)
  }
}

function joinNeighbours(
  before: readonly BlockFacets[],
  after: readonly BlockFacets[],
  pairs: Pairs,
): BlockMatch[] {
  const matches = new Map<number, { before: number[]; after: number[] }>()
  for (const [to, from] of pairs.beforeOf.entries()) {
    if (from !== undefined) matches.set(to, { before: [from], after: [to] })
  }

  const lastAfter = new Map<number, { before: number[]; after: number[] }>(matches)
  const fresh: BlockMatch[] = []
  for (const to of after.keys()) {
    if (pairs.beforeOf[to] !== undefined) continue
    const joined = [lastAfter.get(to - 1), lastAfter.get(to + 1)].find((match) => {
      if (!match || match.before.length > 1) return false
      const old = blocksAt(before, match.before)
      const grown = [...match.after, to].toSorted((a, b) => a - b)
      return (
        likenessOf(old, blocksAt(after, grown)) >
        likenessOf(old, blocksAt(after, match.after))
      )
    })
    if (!joined) {
      fresh.push({ before: [], after: [to] })
      continue
    }
    joined.after.push(to)
    joined.after.sort((a, b) => a - b)
    lastAfter.set(to, joined)
  }

  const matchOfBefore = new Map<number, { before: number[]; after: number[] }>()
  for (const match of matches.values()) matchOfBefore.set(match.before[0] ?? -1, match)
  const gone: BlockMatch[] = []
  for (const from of before.keys()) {
    if (pairs.afterOf[from] !== undefined) continue
    const joined = [matchOfBefore.get(from - 1), matchOfBefore.get(from + 1)].find(
      (match) => {
        if (!match || match.after.length > 1) return false
        const now = blocksAt(after, match.after)
        const grown = [...match.before, from].toSorted((a, b) => a - b)
        return (
          likenessOf(blocksAt(before, grown), now) >
          likenessOf(blocksAt(before, match.before), now)
        )
      },
    )
    if (!joined) {
      gone.push({ before: [from], after: [] })
      continue
    }
    joined.before.push(from)
    joined.before.sort((a, b) => a - b)
    matchOfBefore.set(from, joined)
  }
  const ordered = [...matches.values(), ...fresh].toSorted(
    (one, other) => (one.after[0] ?? 0) - (other.after[0] ?? 0),
  )
  return [...ordered, ...gone]
}

function blocksAt(
  blocks: readonly BlockFacets[],
  places: readonly number[],
): BlockFacets[] {
  return places.flatMap((place) => blocks[place] ?? [])
}

/**
 * Part of the words that two runs of blocks have in common, from 0 to 1.
 *
 * @see Dice (1945), "Measures of the amount of ecologic association between species".
 */
function likenessOf(
  before: readonly BlockFacets[],
  after: readonly BlockFacets[],
): number {
  const counts = new Map<string, number>()
  let total = 0
  let common = 0
  for (const word of before.flatMap(({ words }) => words)) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
    total += 1
  }
  for (const word of after.flatMap(({ words }) => words)) {
    const left = counts.get(word) ?? 0
    if (left > 0) {
      counts.set(word, left - 1)
      common += 1
    }
    total += 1
  }
  return total === 0 ? 0 : (2 * common) / total
}
