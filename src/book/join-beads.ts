import { type Bead, type BlockRange, rangeSize } from '../translation/bead.ts'

/** Runs of blocks that belong together: of the original, and of each translation. */
export interface JoinedBead {
  readonly original: BlockRange
  /** One for each translation, in order. */
  readonly translations: readonly BlockRange[]
}

/**
 * Join the beads of an original with each of several translations: whatever shares a block
 * of the original, be it by way of others, is one bead. Blocks that a translation alone has
 * stay by themselves, those of the first translation before those of the next.
 *
 * @param aligned For each translation its beads, which hold every block of both texts once
 *   and in order.
 * @param count Blocks of the original.
 * @returns Beads that hold every block of all texts once and in order. Linear.
 */
export function joinBeads(
  aligned: readonly (readonly Bead[])[],
  count: number,
): JoinedBead[] {
  const joined: JoinedBead[] = []
  const queues = aligned.map((beads): Queue => ({ beads, next: 0, at: 0 }))
  for (let start = 0; ;) {
    for (const [index, queue] of queues.entries()) {
      for (let own = queue.beads[queue.next]; own && isOwn(own); own = nextOf(queue)) {
        const ranges = queues.map(({ at }) => ({ start: at, end: at }))
        queue.at = own.translation.end
        queue.next += 1
        joined.push({
          original: { start, end: start },
          translations: ranges.with(index, own.translation),
        })
      }
    }
    if (start >= count) return joined
    const froms = queues.map(({ at }) => at)
    const end = reach(queues, start + 1)
    joined.push({
      original: { start, end },
      translations: queues.map(({ at }, index) => ({
        start: froms[index] ?? at,
        end: at,
      })),
    })
    start = end
  }
}

/** The beads of a translation, and how far they are joined. */
interface Queue {
  readonly beads: readonly Bead[]
  next: number
  /** Block of the translation that comes next. */
  at: number
}

function nextOf({ beads, next }: Queue): Bead | undefined {
  return beads[next]
}

function isOwn({ original }: Bead): boolean {
  return rangeSize(original) === 0
}

/** Take the beads that begin before a block of the original, and those that these reach into. */
function reach(queues: readonly Queue[], from: number): number {
  let end = from
  let isSettled = false
  while (!isSettled) {
    isSettled = true
    for (const queue of queues) {
      for (let bead = nextOf(queue); bead; bead = nextOf(queue)) {
        if (bead.original.start >= end) break
        queue.next += 1
        queue.at = bead.translation.end
        if (bead.original.end > end) {
          end = bead.original.end
          isSettled = false
        }
      }
    }
  }
  return end
}
