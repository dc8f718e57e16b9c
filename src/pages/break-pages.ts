import { beginNotes } from './begin-notes.ts'
import { type Allotment, allotNotes, type OpenNote, tolerancePx } from './allot-notes.ts'
import type { Break, Galley, PagePlan, PageRoom } from './galley.ts'
import { squeezeNotes } from './squeeze-notes.ts'

/**
 * What a page costs; the cheapest break is taken. White space costs the square of its
 * height in lines, so that the other costs can be read as “worth √n lines of white”.
 */
const costs = {
  /** A heading at the foot, a widow, an orphan. */
  poorBreak: 64,
  /** A note that goes on on the next page. */
  splitNote: 6,
  /** Per square line by which a note carried on keeps below its share of the page. */
  starvedNote: 0.2,
}

/**
 * Decide where the pages of a chapter end.
 *
 * Pages are broken one after the other, each where it costs least. The note rule holds: a
 * note begins on the page of its first call, and what does not fit goes on at the foot of
 * the next page, before that page's own notes. Only where a page cannot hold even the
 * beginnings of the notes called in lines that may not be parted do some begin on the next.
 *
 * @returns Pages in order; every line, and every line of every note called, stands on
 *   exactly one of them, in order. Linear in the length of the galley.
 */
export function breakPages(galley: Galley, room: PageRoom): PagePlan[] {
  const pages: PagePlan[] = []
  let from = 0
  let carried: readonly OpenNote[] = []
  while (from < galley.lines.length || carried.length > 0) {
    const page = choosePage(galley, room, from, carried)
    pages.push(page.plan)
    from = page.plan.to
    carried = page.carried
  }
  return pages
}

interface Page {
  readonly plan: PagePlan
  readonly carried: readonly OpenNote[]
}

function choosePage(
  galley: Galley,
  room: PageRoom,
  from: number,
  carried: readonly OpenNote[],
): Page {
  let best: Page | undefined
  let least = Number.POSITIVE_INFINITY
  const called: OpenNote[] = []
  for (
    let to = carried.length > 0 ? from : from + 1;
    to <= galley.lines.length;
    to += 1
  ) {
    if (to > from) called.push(...notesCalled(galley, to - 1, to))
    const kind = breakAt(galley, to)
    if (textHeight(galley, from, to) > room.heightPx + tolerancePx) break
    if (kind !== 'never' || to === from) {
      const page = setPage(galley, room, { from, to, carried, called })
      const cost = page && costOf(page, galley, room, carried.length > 0)
      if (page && cost !== undefined && cost <= least) {
        best = page
        least = cost
      }
    }
    if (kind === 'forced' && to > from) break
  }
  return best ?? overfullPage(galley, room, from, carried)
}

/** The break before a line; the end of the galley is a good one. */
function breakAt(galley: Galley, line: number): Break {
  return galley.lines[line]?.breakBefore ?? 'good'
}

/** Height of the text from line `from` up to `to`; on the first page with the air above it. */
function textHeight(galley: Galley, from: number, to: number): number {
  const first = galley.lines[from]
  const last = galley.lines[to - 1]
  if (!first || !last || to <= from) return 0
  return from === 0 ? last.bottomPx : last.bottomPx - first.topPx + first.headPx
}

function notesCalled(galley: Galley, from: number, to: number): OpenNote[] {
  return galley.lines
    .slice(from, to)
    .flatMap((line) => line.notes.map((note) => ({ note, from: 0 })))
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly carried: readonly OpenNote[]
  readonly called: readonly OpenNote[]
}

/** The page that holds these lines, if its notes allow it. */
function setPage(
  galley: Galley,
  room: PageRoom,
  { from, to, carried, called }: Stretch,
): Page | undefined {
  const open = [...carried, ...called]
  if (open.length === 0) {
    return pageOf({ from, to }, { placed: [], carried: [], heightPx: 0 })
  }
  const left = room.heightPx - room.separatorPx - textHeight(galley, from, to)
  const allotment = allotNotes(galley, open, called.length, left)
  return allotment && pageOf({ from, to }, allotment)
}

function pageOf(
  { from, to }: { from: number; to: number },
  allotment: Allotment,
  overfullPx = 0,
): Page {
  return {
    plan: { from, to, notes: allotment.placed, overfullPx },
    carried: allotment.carried,
  }
}

function costOf(
  { plan, carried }: Page,
  galley: Galley,
  room: PageRoom,
  wasCarried: boolean,
): number {
  const kind = breakAt(galley, plan.to)
  const lineHeight = averageLine(galley)
  const notesPx = notesHeight(galley, plan)
  const usedPx =
    textHeight(galley, plan.from, plan.to) +
    (notesPx > 0 ? notesPx + room.separatorPx : 0)
  // A page of notes alone does not end what the page before has ended.
  const isEnd =
    plan.to === galley.lines.length || (kind === 'forced' && plan.to > plan.from)
  const whiteLines = isEnd ? 0 : Math.max(0, room.heightPx - usedPx) / lineHeight
  const starvedLines =
    wasCarried && carried.length > 0 && plan.to > plan.from
      ? Math.max(0, room.heightPx * room.carriedShare - notesPx) / lineHeight
      : 0
  return (
    whiteLines ** 2 +
    (kind === 'poor' ? costs.poorBreak : 0) +
    (carried.length > 0 ? costs.splitNote : 0) +
    costs.starvedNote * starvedLines ** 2
  )
}

function notesHeight(galley: Galley, plan: PagePlan): number {
  return plan.notes.reduce((sum, { note, from, to }) => {
    const lines = galley.notes[note] ?? []
    return sum + (lines[to - 1]?.bottomPx ?? 0) - (lines[from]?.topPx ?? 0)
  }, 0)
}

function averageLine(galley: Galley): number {
  const last = galley.lines.at(-1)
  return last ? Math.max(1, last.bottomPx / galley.lines.length) : 1
}

/** Something indivisible up to this many times as high as the page is set smaller; what is higher is divided all the same. */
const greatestExcess = 4 / 3

/**
 * The page where nothing is good: a block higher than the page, or more notes in one line
 * than a page can begin. Takes as little as can be, and never drops anything.
 */
function overfullPage(
  galley: Galley,
  room: PageRoom,
  from: number,
  carried: readonly OpenNote[],
): Page {
  // What was carried here does not even fit on a page of its own.
  if (carried.length > 0) {
    const roomPx = room.heightPx - room.separatorPx
    const squeezed = squeezeNotes(galley, carried, roomPx)
    return pageOf({ from, to: from }, squeezed, Math.max(0, squeezed.heightPx - roomPx))
  }
  const to = overfullEnd(galley, room, from)
  const textPx = textHeight(galley, from, to)
  const open = notesCalled(galley, from, to)
  const leftPx = room.heightPx - room.separatorPx - textPx
  const squeezed =
    beginNotes(galley, open, leftPx) ??
    allotNotes(galley, open, 0, leftPx) ??
    squeezeNotes(galley, open, leftPx)
  const allotment =
    squeezed.heightPx <= leftPx + tolerancePx
      ? squeezed
      : { placed: [], carried: open, heightPx: 0 }
  return pageOf({ from, to }, allotment, Math.max(0, textPx - room.heightPx))
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
