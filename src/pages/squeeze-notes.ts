import {
  type Allotment,
  allotNotes,
  calledIn,
  heightOf,
  mayEnd,
  type OpenNote,
  tolerancePx,
} from './allot-notes.ts'
import type { Galley, NoteLine } from './galley.ts'

/**
 * Set as many notes as there is room for where not all that should can begin: the rest
 * wait for the next page.
 *
 * @param open Notes in order.
 * @param roomPx Height for notes below the separator.
 * @returns At least a part of the first note, even where the room does not hold it.
 */
export function squeezeNotes(
  galley: Galley,
  open: readonly OpenNote[],
  roomPx: number,
): Allotment {
  const [head, ...rest] = open
  if (!head) return { placed: [], carried: [], heightPx: 0 }
  const { note, from } = head
  const lines = galley.notes[note] ?? []
  const to = squeezedEnd(lines, from, roomPx)
  const heightPx = heightOf(lines, from, to)
  const called = calledIn(lines, from, to).map((inner) => ({ note: inner, from: 0 }))
  const isWhole = to === lines.length
  const next = isWhole ? [...called, ...rest] : called
  const more = allotNotes(galley, next, 0, roomPx - heightPx)
  return {
    placed: [{ note, from, to }, ...(more?.placed ?? [])],
    carried: [
      ...(isWhole ? [] : [{ note, from: to }]),
      ...(more?.carried ?? next),
      ...(isWhole ? [] : rest),
    ],
    heightPx: heightPx + (more?.heightPx ?? 0),
  }
}

/** End of the longest part that fits, or of the shortest there is. */
function squeezedEnd(lines: readonly NoteLine[], from: number, roomPx: number): number {
  let end: number | undefined
  for (let to = Math.min(from + 1, lines.length); to <= lines.length; to += 1) {
    if (end !== undefined && heightOf(lines, from, to) > roomPx + tolerancePx) break
    if (mayEnd(lines, to)) end = to
  }
  return end ?? lines.length
}
