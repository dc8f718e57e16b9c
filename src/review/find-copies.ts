import type { ComparedGroup, TextComparison } from './compare-texts.ts'
import type { TextBlock } from './text-block.ts'

/** Shorter blocks stand in a book several times without having been copied. */
const leastLength = 20

/**
 * Make a test for blocks that are new and stand elsewhere in the new text too, or are gone
 * and stand there still: a text doubled by a bad merge, and the mending of it.
 */
export function findCopies({
  old,
  new: now,
}: TextComparison): (group: ComparedGroup) => boolean {
  const counts = new Map<string, number>()
  for (const { key } of now.blocks) counts.set(key, (counts.get(key) ?? 0) + 1)
  return (group) => {
    const isNew = group.old.from === group.old.to
    const range = isNew ? group.new : group.old
    const blocks = (isNew ? now : old).blocks
      .slice(range.from, range.to)
      .filter(isTelling)
    const least = isNew ? 2 : 1
    return blocks.length > 0 && blocks.every(({ key }) => (counts.get(key) ?? 0) >= least)
  }
}

function isTelling({ key, frame }: TextBlock): boolean {
  return key.length > frame.length + leastLength
}
