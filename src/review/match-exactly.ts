import type { Pair } from './align-in-order.ts'
import type { TextBlock } from './text-block.ts'

/**
 * Pair the blocks that are the same in both texts: those that stand in each text once,
 * then their equal neighbours.
 *
 * @returns Pairs in the order of the new text, which may cross. Linear.
 * @see Heckel, "A technique for isolating differences between files" (1978).
 */
export function matchExactly(
  oldBlocks: readonly TextBlock[],
  newBlocks: readonly TextBlock[],
): Pair[] {
  const oldOf: (number | undefined)[] = Array.from({ length: newBlocks.length })
  const isTaken = new Set<number>()
  const take = (oldIndex: number, newIndex: number): boolean => {
    const isFree = oldOf[newIndex] === undefined && !isTaken.has(oldIndex)
    const one = oldBlocks[oldIndex]
    if (!isFree || !one || one.key !== newBlocks[newIndex]?.key) return false
    oldOf[newIndex] = oldIndex
    isTaken.add(oldIndex)
    return true
  }

  const oldOnce = onlyOnce(oldBlocks)
  for (const [key, newIndex] of onlyOnce(newBlocks)) {
    const oldIndex = oldOnce.get(key)
    if (oldIndex !== undefined) take(oldIndex, newIndex)
  }
  take(0, 0)
  for (let index = 0; index < newBlocks.length; index += 1) {
    const oldIndex = oldOf[index]
    if (oldIndex !== undefined) take(oldIndex + 1, index + 1)
  }
  take(oldBlocks.length - 1, newBlocks.length - 1)
  for (let index = newBlocks.length - 1; index >= 0; index -= 1) {
    const oldIndex = oldOf[index]
    if (oldIndex !== undefined) take(oldIndex - 1, index - 1)
  }
  return oldOf.flatMap((old, index) => (old === undefined ? [] : [{ old, new: index }]))
}

function onlyOnce(blocks: readonly TextBlock[]): Map<string, number> {
  const once = new Map<string, number>()
  const seen = new Set<string>()
  for (const [index, { key }] of blocks.entries()) {
    if (seen.has(key)) once.delete(key)
    else once.set(key, index)
    seen.add(key)
  }
  return once
}
