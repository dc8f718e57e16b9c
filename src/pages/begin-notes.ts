import {
  type Allotment,
  calledIn,
  heightOf,
  mayEnd,
  type OpenNote,
  tolerancePx,
} from './allot-notes.ts'
import type { Galley, NoteLine, NotePart } from './galley.ts'

/**
 * Let every note begin, when they are called together and the first of them is too long
 * for the others to follow it: each is split where it leaves room for the beginnings of
 * those after it, and all go on in order on the next page.
 *
 * @param open Notes in order, none of which has begun on an earlier page.
 * @param roomPx Height for notes below the separator.
 * @returns The allotment, or `undefined` when not even the beginnings fit, or when notes
 *   are called inside what would be set.
 */
export function beginNotes(
  galley: Galley,
  open: readonly OpenNote[],
  roomPx: number,
): Allotment | undefined {
  const placed: NotePart[] = []
  const carried: OpenNote[] = []
  let leftPx = roomPx
  let reservedPx = open.reduce((sum, { note }) => {
    return sum + beginningPx(galley.notes[note] ?? [])
  }, 0)
  for (const { note } of open) {
    const lines = galley.notes[note] ?? []
    reservedPx -= beginningPx(lines)
    let to = 0
    for (let end = 1; end <= lines.length; end += 1) {
      if (heightOf(lines, 0, end) > leftPx - reservedPx + tolerancePx) break
      if (mayEnd(lines, end)) to = end
    }
    if (to === 0 || calledIn(lines, 0, to).length > 0) return undefined
    placed.push({ note, from: 0, to })
    if (to < lines.length) carried.push({ note, from: to })
    leftPx -= heightOf(lines, 0, to)
  }
  return { placed, carried, heightPx: roomPx - leftPx }
}

/** Height of the least part of a note that may stand on the page of its call. */
export function beginningPx(lines: readonly NoteLine[]): number {
  let to = Math.min(1, lines.length)
  while (!mayEnd(lines, to)) to += 1
  return heightOf(lines, 0, to)
}
