import {
  type Allotment,
  calledIn,
  heightOf,
  mayEnd,
  type OpenNote,
  tolerancePx,
} from './allot-notes.ts'
import type { Galley, NotePart } from './galley.ts'
import { heightOfParts, wholeParts } from './index-galley.ts'

/** Fewest lines of a long note on a page on which others stand below it. */
const leastLines = 4

/**
 * Set all notes whole but the longest, which goes on on the next page: a long note does
 * not keep the short ones after it from their page.
 *
 * @param open Notes in order: those carried from the page before, then those called on
 *   this page.
 * @param roomPx Height for notes below the separator.
 * @returns The allotment, or `undefined` when the longest cannot be parted so, or calls
 *   notes in the part that would be set.
 */
export function splitLongest(
  galley: Galley,
  open: readonly OpenNote[],
  roomPx: number,
): Allotment | undefined {
  const { longest, othersPx } = longestOf(galley, open)
  if (!longest || othersPx > roomPx + tolerancePx) return undefined
  const { note, from } = longest
  const lines = galley.notes[note] ?? []
  const others = open.filter((one) => one !== longest)
  let leftPx = roomPx
  for (const one of others) {
    leftPx -= heightOfParts(galley, wholeParts(galley, one))
    if (leftPx < 0) return undefined
  }
  let to = from
  for (let end = from + leastLines; end < lines.length; end += 1) {
    if (heightOf(lines, from, end) > leftPx + tolerancePx) break
    if (mayEnd(lines, end)) to = end
  }
  if (to === from || calledIn(lines, from, to).length > 0) return undefined
  const placed = open.flatMap((one): NotePart[] =>
    one === longest ? [{ note, from, to }] : wholeParts(galley, one),
  )
  const heightPx = roomPx - leftPx + heightOf(lines, from, to)
  return { placed, carried: [{ note, from: to }], heightPx }
}

/** The longest note, and the height of the others without the notes called in them. */
function longestOf(
  galley: Galley,
  open: readonly OpenNote[],
): { readonly longest: OpenNote | undefined; readonly othersPx: number } {
  let longest: OpenNote | undefined
  let mostPx = 0
  let sum = 0
  for (const one of open) {
    const lines = galley.notes[one.note] ?? []
    const heightPx = heightOf(lines, one.from, lines.length)
    sum += heightPx
    if (heightPx <= mostPx) continue
    mostPx = heightPx
    longest = one
  }
  return { longest, othersPx: sum - mostPx }
}
