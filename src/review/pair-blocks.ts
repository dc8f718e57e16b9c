import { alignInOrder, heaviestInOrder, type Pair } from './align-in-order.ts'
import { matchExactly } from './match-exactly.ts'
import { matchSimilar } from './match-similar.ts'
import type { TextBlock } from './text-block.ts'
import { commonWords, likeness, type WordBag, wordBag } from './word-bag.ts'

/** Blocks of two texts that are each other's. */
export interface PairedBlocks {
  /** In the order of both texts. */
  readonly inOrder: readonly Pair[]
  /** In the order of the new text; each crosses one of `inOrder`. */
  readonly moved: readonly Pair[]
  /** Words of the blocks that are not the same in both texts. */
  readonly oldBags: (index: number) => WordBag
  readonly newBags: (index: number) => WordBag
}

/** Blocks at different places are the same one moved if they are this much alike. */
const movedLikeness = 0.55

/** Blocks at the same place are the same one edited if they are this much alike. */
const editedLikeness = 0.3

/** A part of a block that was split or merged has this share of its words in the whole. */
const partShare = 0.7

/** Comparisons of blocks between two fixed points; more would take seconds. */
const mostComparisons = 400_000

/**
 * Pair the blocks of two texts: exact matches first, then similar ones anywhere, then those
 * that stand between the same neighbours.
 *
 * Equal blocks cost linear time; the others are compared where they share rare words, or
 * between two fixed points.
 */
export function pairBlocks(
  oldBlocks: readonly TextBlock[],
  newBlocks: readonly TextBlock[],
): PairedBlocks {
  const oldBags = lazily((index) => bagOf(oldBlocks, index))
  const newBags = lazily((index) => bagOf(newBlocks, index))
  const exact = matchExactly(oldBlocks, newBlocks)
  const free = freeOf(exact, oldBlocks.length, newBlocks.length)
  const similar = matchSimilar(
    new Map(free.old.map((index) => [index, oldBags(index)])),
    new Map(free.new.map((index) => [index, newBags(index)])),
    movedLikeness,
  )
  const isExact = new Set(exact)
  const anywhere = [...exact, ...similar].toSorted((one, other) => one.new - other.new)
  const fixed = heaviestInOrder(anywhere, ({ old }) => weightOf(oldBlocks[old]))
  const isFixed = new Set(fixed)
  const moved = anywhere.filter(
    (pair) => !isFixed.has(pair) && isWorthMoving(pair, oldBlocks, isExact.has(pair)),
  )
  const worth = (old: number, now: number): number => {
    const one = oldBlocks[old]
    const other = newBlocks[now]
    if (!one || !other) return 0
    return worthOf(one, other, oldBags(old), newBags(now))
  }
  const between = matchBetween(fixed, moved, worth, {
    old: oldBlocks.length,
    new: newBlocks.length,
  })
  const inOrder = [...fixed, ...between].toSorted((one, other) => one.new - other.new)
  return { inOrder, moved, oldBags, newBags }
}

/** What is heavier stays, what is lighter has moved: paragraphs rather than chapters. */
function weightOf(block: TextBlock | undefined): number {
  const isHeading = block?.node.type === 'heading'
  return 1 + (block?.key.length ?? 0) + (isHeading ? headingWeight : 0)
}

/** A heading weighs as much as a paragraph of this many characters. */
const headingWeight = 400

function bagOf(blocks: readonly TextBlock[], index: number): WordBag {
  const block = blocks[index]
  return block ? wordBag(block) : { counts: new Map(), size: 0 }
}

function lazily<T>(make: (index: number) => T): (index: number) => T {
  const made = new Map<number, T>()
  return (index) => {
    const known = made.get(index)
    if (known !== undefined) return known
    const one = make(index)
    made.set(index, one)
    return one
  }
}

function freeOf(
  pairs: readonly Pair[],
  oldCount: number,
  newCount: number,
): { old: number[]; new: number[] } {
  const takenOld = new Set(pairs.map(({ old }) => old))
  const takenNew = new Set(pairs.map((pair) => pair.new))
  return {
    old: [...Array(oldCount).keys()].filter((index) => !takenOld.has(index)),
    new: [...Array(newCount).keys()].filter((index) => !takenNew.has(index)),
  }
}

/** A break or a word that stands elsewhere again was hardly carried there. */
function isWorthMoving(
  { old }: Pair,
  oldBlocks: readonly TextBlock[],
  isExact: boolean,
): boolean {
  const block = oldBlocks[old]
  if (!block) return false
  const text = block.key.slice(block.key.indexOf('\u0001') + 1)
  return text.length >= (isExact ? 12 : 40)
}

/** Worth of a pair between two fixed points, 0 if the two have nothing in common. */
function worthOf(
  one: TextBlock,
  other: TextBlock,
  oldBag: WordBag,
  newBag: WordBag,
): number {
  const common = commonWords(oldBag, newBag)
  if (one.key === other.key) return 2 * common + 2
  const isSameKind = one.frame === other.frame
  const small = Math.min(oldBag.size, newBag.size)
  const isPart = small >= 5 && common >= partShare * small
  const isAlike = likeness(oldBag, newBag) >= editedLikeness
  const isTable = one.node.type === 'table' && other.node.type === 'table'
  const isShort = Math.max(oldBag.size, newBag.size) <= 12
  const isRenamed = isSameKind && isShort && /(?:^|\/)h\d/u.test(one.frame)
  if (isAlike || isPart || isTable) return common + (isSameKind ? 0.5 : 0.1)
  return isRenamed ? 0.4 : 0
}

function matchBetween(
  fixed: readonly Pair[],
  moved: readonly Pair[],
  worth: (oldIndex: number, newIndex: number) => number,
  counts: { readonly old: number; readonly new: number },
): Pair[] {
  const movedOld = new Set(moved.map(({ old }) => old))
  const movedNew = new Set(moved.map((pair) => pair.new))
  const pairs: Pair[] = []
  let before: Pair = { old: -1, new: -1 }
  for (const next of [...fixed, counts]) {
    const olds = rangeOf(before.old + 1, next.old).filter((one) => !movedOld.has(one))
    const news = rangeOf(before.new + 1, next.new).filter((one) => !movedNew.has(one))
    const isBounded = olds.length * news.length <= mostComparisons
    if (olds.length > 0 && news.length > 0 && isBounded) {
      const found = alignInOrder(olds.length, news.length, (i, j) =>
        worth(olds[i] ?? -1, news[j] ?? -1),
      )
      for (const { old, new: now } of found) {
        pairs.push({ old: olds[old] ?? -1, new: news[now] ?? -1 })
      }
    }
    before = next
  }
  return pairs
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
