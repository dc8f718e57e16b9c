import type { Pair } from './align-in-order.ts'
import type { PairedBlocks } from './pair-blocks.ts'
import { addBags, commonWords } from './word-bag.ts'

/** Indices from `from` up to, not including, `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Blocks of the old text that have become blocks of the new one: usually one of each,
 * several where a block was split or blocks were merged, none where it is new or gone.
 */
export interface BlockGroup {
  readonly old: Range
  readonly new: Range
  readonly isMoved: boolean
}

/** A part that was split off has this share of its words in what the rest lacks. */
const partShare = 0.6

/** Shorter parts are alike by chance. */
const fewestWords = 4

/**
 * Group paired blocks with their neighbours that were split off or merged into them, and
 * say which are new and which are gone.
 *
 * @returns Groups that hold every block of both texts once, those with new blocks in the
 *   order of the new text, those without after the group that their predecessor is in.
 */
export function groupBlocks(
  paired: PairedBlocks,
  oldCount: number,
  newCount: number,
): BlockGroup[] {
  const isMoved = new Set(paired.moved)
  const pairs = [...paired.inOrder, ...paired.moved].toSorted(
    (one, other) => one.new - other.new,
  )
  const takenOld = new Set(pairs.map(({ old }) => old))
  const takenNew = new Set(pairs.map((pair) => pair.new))
  const groups = pairs.map((pair): BlockGroup => {
    const ranges = grow(pair, paired, {
      old: (index) => index >= 0 && index < oldCount && !takenOld.has(index),
      new: (index) => index >= 0 && index < newCount && !takenNew.has(index),
    })
    for (const index of indicesOf(ranges.old)) takenOld.add(index)
    for (const index of indicesOf(ranges.new)) takenNew.add(index)
    return { old: ranges.old, new: ranges.new, isMoved: isMoved.has(pair) }
  })
  return withoutPartner(groups, oldCount, newCount)
}

/** List the indices of a range. */
export function indicesOf({ from, to }: Range): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** Take in free neighbours whose words the other side has and this side lacks. */
function grow(
  pair: Pair,
  { oldBags, newBags }: PairedBlocks,
  isFree: {
    readonly old: (index: number) => boolean
    readonly new: (index: number) => boolean
  },
): { old: Range; new: Range } {
  let old: Range = { from: pair.old, to: pair.old + 1 }
  let now: Range = { from: pair.new, to: pair.new + 1 }
  const bagsOf = (range: Range, bags: PairedBlocks['oldBags']) =>
    indicesOf(range).map(bags)
  for (;;) {
    const [oldRange, newRange] = [old, now]
    // Words are counted only where a neighbour is free: next to all blocks have none.
    const lackedByNew = (): ReturnType<typeof addBags> =>
      addBags(bagsOf(oldRange, oldBags), bagsOf(newRange, newBags))
    const lackedByOld = (): ReturnType<typeof addBags> =>
      addBags(bagsOf(newRange, newBags), bagsOf(oldRange, oldBags))
    const belongs = (
      index: number,
      bags: PairedBlocks['oldBags'],
      lacked: typeof lackedByNew,
    ): boolean => {
      const bag = bags(index)
      if (bag.size < fewestWords) return false
      return commonWords(bag, lacked()) >= partShare * bag.size
    }
    if (isFree.new(now.to) && belongs(now.to, newBags, lackedByNew)) {
      now = { from: now.from, to: now.to + 1 }
    } else if (isFree.new(now.from - 1) && belongs(now.from - 1, newBags, lackedByNew)) {
      now = { from: now.from - 1, to: now.to }
    } else if (isFree.old(old.to) && belongs(old.to, oldBags, lackedByOld)) {
      old = { from: old.from, to: old.to + 1 }
    } else if (isFree.old(old.from - 1) && belongs(old.from - 1, oldBags, lackedByOld)) {
      old = { from: old.from - 1, to: old.to }
    } else return { old, new: now }
  }
}

/** Add the blocks that are new or gone, neighbours in one group. */
function withoutPartner(
  groups: readonly BlockGroup[],
  oldCount: number,
  newCount: number,
): BlockGroup[] {
  const byOldStart = groups.toSorted((one, other) => one.old.from - other.old.from)
  // What has gone is told where it would stand: after what has not moved.
  const goneAfter = new Map<BlockGroup | undefined, Range[]>()
  const isGone = (after: BlockGroup | undefined, from: number, to: number): void => {
    if (from >= to) return
    goneAfter.set(after, [...(goneAfter.get(after) ?? []), { from, to }])
  }
  let end = 0
  let before: BlockGroup | undefined
  for (const group of byOldStart) {
    isGone(before, end, group.old.from)
    end = group.old.to
    if (!group.isMoved) before = group
  }
  isGone(before, end, oldCount)

  const all: BlockGroup[] = []
  const pushGone = (after: BlockGroup | undefined, newIndex: number): void => {
    for (const old of goneAfter.get(after) ?? []) {
      all.push({ old, new: { from: newIndex, to: newIndex }, isMoved: false })
    }
  }
  pushGone(undefined, 0)
  let next = 0
  for (const group of groups) {
    pushNew(all, next, group.new.from)
    all.push(group)
    pushGone(group, group.new.to)
    next = group.new.to
  }
  pushNew(all, next, newCount)
  return all
}

function pushNew(groups: BlockGroup[], from: number, to: number): void {
  if (from >= to) return
  groups.push({ old: { from: 0, to: 0 }, new: { from, to }, isMoved: false })
}
