import type { BlockGroup } from './group-blocks.ts'

/**
 * Find the groups that were carried elsewhere together: neighbours in both texts.
 *
 * @param groups In the order of the new text.
 * @returns Runs by their first group. Linear.
 */
export function movedRuns<T extends BlockGroup>(
  groups: readonly T[],
): ReadonlyMap<T, readonly T[]> {
  const runs = new Map<T, T[]>()
  let current: T[] | undefined
  for (const group of groups.filter(({ isMoved }) => isMoved)) {
    const last = current?.at(-1)
    const goesOn = last?.old.to === group.old.from && last.new.to === group.new.from
    if (current && goesOn) current.push(group)
    else {
      current = [group]
      runs.set(group, current)
    }
  }
  return runs
}
