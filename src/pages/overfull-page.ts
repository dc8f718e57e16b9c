import { allotNotes, type OpenNote, tolerancePx } from './allot-notes.ts'
import { beginNotes } from './begin-notes.ts'
import { breakAt, type Page, usedHeight } from './charge-page.ts'
import type { Galley, PagePlan, PageRoom } from './galley.ts'
import { squeezeNotes } from './squeeze-notes.ts'
import { textHeight } from './text-height.ts'

/** Something indivisible up to this many times as high as the page is set smaller; what is higher is divided all the same. */
export const greatestExcess = 4 / 3

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
  // What was carried here does not even fit on a page of its own.
  return carried.length > 0
    ? overfullNotes(galley, room, from, carried)
    : overfullText(galley, room, { from, to: overfullEnd(galley, room, from) })
}

/** The page of notes alone whose least part is higher than the page. */
export function overfullNotes(
  galley: Galley,
  room: PageRoom,
  from: number,
  carried: readonly OpenNote[],
): Page {
  const roomPx = room.heightPx - room.separatorPx
  const squeezed = squeezeNotes(galley, carried, roomPx)
  const overfullPx = Math.max(0, squeezed.heightPx - roomPx)
  const plan = { from, to: from, notes: squeezed.placed, overfullPx }
  const known = new Set(carried.map(({ note }) => note))
  return pageOf(galley, room, { plan, carried: squeezed.carried }, known)
}

/** The page of given lines, which may be higher than it, with as many of their notes as find room. */
export function overfullText(
  galley: Galley,
  room: PageRoom,
  { from, to }: Pick<PagePlan, 'from' | 'to'>,
): Page {
  const textPx = textHeight(galley, from, to)
  const open = galley.lines
    .slice(from, to)
    .flatMap((line) => line.notes.map((note) => ({ note, from: 0 })))
  const leftPx = room.heightPx - room.separatorPx - textPx
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
  return pageOf(galley, room, { plan, carried: allotment.carried }, new Set())
}

function pageOf(
  galley: Galley,
  room: PageRoom,
  { plan, carried }: Pick<Page, 'plan' | 'carried'>,
  known: ReadonlySet<number>,
): Page {
  return {
    plan,
    carried,
    isEnd: plan.to === galley.lines.length || breakAt(galley, plan.to) === 'forced',
    usedPx: usedHeight(galley, room, plan),
    lateNotes: carried.filter((one) => one.from === 0 && !known.has(one.note)).length,
  }
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
