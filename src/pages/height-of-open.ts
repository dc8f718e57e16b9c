import { calledIn, heightOf, type OpenNote } from './allot-notes.ts'
import type { Galley } from './galley.ts'

/** No page holds so many notes. */
const mostOnPage = 200

/** Height of notes with those called in them; infinite if more than `limitPx`. */
export function heightOfOpen(
  galley: Galley,
  carried: readonly OpenNote[],
  limitPx: number,
): number {
  const open = carried.slice(0, mostOnPage).toReversed()
  let sum = carried.length > mostOnPage ? Number.POSITIVE_INFINITY : 0
  for (let next = open.pop(); next && sum <= limitPx; next = open.pop()) {
    const lines = galley.notes[next.note] ?? []
    sum += heightOf(lines, next.from, lines.length)
    if (sum > limitPx) return Number.POSITIVE_INFINITY
    for (const note of calledIn(lines, next.from, lines.length)) {
      open.push({ note, from: 0 })
    }
  }
  return sum
}
