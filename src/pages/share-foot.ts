import { type Allotment, allotNotes, type OpenNote } from './allot-notes.ts'
import { beginNotes } from './begin-notes.ts'
import type { Galley } from './galley.ts'
import { splitLongest } from './split-longest.ts'

/** Notes that are to share the foot of a page, and its room. */
export interface Foot {
  /** Carried from the page before, in order. */
  readonly carried: readonly OpenNote[]
  /** Called on this page, in order; all of them have to begin on it. */
  readonly fresh: readonly OpenNote[]
  /** Height for notes below the separator. */
  readonly roomPx: number
}

/**
 * Set notes one after the other or, if they cannot all begin so, below one that goes on.
 *
 * @returns The allotment, or `undefined` when not all notes that have to can begin.
 */
export function shareFoot(
  galley: Galley,
  { carried, fresh, roomPx }: Foot,
): Allotment | undefined {
  const open = carried.length === 0 ? fresh : [...carried, ...fresh]
  const inTurn = allotNotes(galley, open, fresh.length, roomPx)
  if (inTurn || open.length < 2) return inTurn
  const besides = splitLongest(galley, open, roomPx)
  if (besides || carried.length > 0) return besides
  return beginNotes(galley, open, roomPx)
}
