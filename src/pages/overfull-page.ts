import { allotNotes, type OpenNote, tolerancePx } from './allot-notes.ts'
import { beginNotes } from './begin-notes.ts'
import { breakAt, type Page, usedHeight } from './charge-page.ts'
import type { Galley, PagePlan, PageRoom } from './galley.ts'
import { squeezeNotes } from './squeeze-notes.ts'
import { textHeight } from './text-height.ts'

/** Something indivisible up to this many times as high as the page is set smaller; what is higher is divided all the same. */
const greatestExcess = 4 / 3

/**
 * The page where nothing is good: a block higher than the page, or more notes in one line
 * than a page can begin. Takes as little as can be, and never drops anything.
 */
export function overfullPage(
  galley: Galley,
  room: PageRoom,
  from: number,
  carried: readonly OpenNote[],
): Page {
  const roomPx = room.heightPx - room.separatorPx
  const known = new Set(carried.map(({ note }) => note))
  const pageOf = (plan: PagePlan, rest: readonly OpenNote[]): Page => ({
    plan,
    carried: rest,
    isEnd: plan.to === galley.lines.length || breakAt(galley, plan.to) === 'forced',
    usedPx: usedHeight(galley, room, plan),
    lateNotes: rest.filter((one) => one.from === 0 && !known.has(one.note)).length,
  })
  // What was carried here does not even fit on a page of its own.
  if (carried.length > 0) {
    const squeezed = squeezeNotes(galley, carried, roomPx)
    const overfullPx = Math.max(0, squeezed.heightPx - roomPx)
    const plan = { from, to: from, notes: squeezed.placed, overfullPx }
    return pageOf(plan, squeezed.carried)
  }
  const to = overfullEnd(galley, room, from)
  const textPx = textHeight(galley, from, to)
  const open = galley.lines
    .slice(from, to)
    .flatMap((line) => line.notes.map((note) => ({ note, from: 0 })))
  const leftPx = roomPx - textPx
  const squeezed =
    beginNotes(galley, open, leftPx) ??
    allotNotes(galley, open, 0, leftPx) ??
    squeezeNotes(galley, open, leftPx)
  const allotment =
    squeezed.heightPx <= leftPx + tolerancePx
      ? squeezed
      : { placed: [], carried: open, heightPx: 0 }
  const overfullPx = Math.max(0, textPx - room.heightPx)
  const plan = { from, to, notes: allotment.placed, overfullPx }
  return pageOf(plan, allotment.carried)
}

/** Where the lines end that may not be parted, or, if they are far too high, the page. */
function overfullEnd(galley: Galley, room: PageRoom, from: number): number {
  let to = from + 1
  let fitting = to
  while (to < galley.lines.length && breakAt(galley, to) === 'never') {
    to += 1
    const heightPx = textHeight(galley, from, to)
    if (heightPx > room.heightPx * greatestExcess) return fitting
    if (heightPx <= room.heightPx) fitting = to
  }
  return to
}
