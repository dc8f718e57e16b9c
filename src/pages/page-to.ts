import { type Allotment, type OpenNote, tolerancePx } from './allot-notes.ts'
import { breakAt, type Page } from './charge-page.ts'
import type { Galley, PageRoom } from './galley.ts'
import { type GalleyIndex, wholeParts } from './index-galley.ts'
import { heightOfOpen } from './height-of-open.ts'
import type { FloatsOnPage } from './place-floats.ts'
import { shareFoot } from './share-foot.ts'
import { textHeight } from './text-height.ts'

/** Where a page begins. */
export interface PageStart {
  readonly from: number
  /** Notes to go on with, or late, in order. */
  readonly carried: readonly OpenNote[]
  /** The first float that stands on none of the pages before; 0 when absent. */
  readonly float?: number
}

/** A place where a page begins, with what follows from it. */
export interface BegunPage extends PageStart {
  /** Height of all that is carried, with the notes called in it; only if a page holds it. */
  readonly carriedPx: number
}

/** A galley and the pages it is to fill. */
export interface Make {
  readonly galley: Galley
  readonly index: GalleyIndex
  readonly room: PageRoom
}

/** Begin a page. Linear in the notes carried to it, as far as a page holds them. */
export function beginPage({ galley, room }: Make, start: PageStart): BegunPage {
  return { ...start, carriedPx: heightOfOpen(galley, start.carried, room.heightPx) }
}

/** The lines and floats that a page may hold, and the notes that should stand below them. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Height of lines and floats. */
  readonly textPx: number
  /** Height of all notes carried and called, with those called in them. */
  readonly allPx: number
  /** Room for notes, and what of it they may take. */
  readonly leftPx: number
  readonly sharePx: number
  readonly floats: FloatsOnPage | undefined
}

/** Measure the page from a place up to a line, with floats on it if there are any. */
export function stretchTo(
  { galley, index, room }: Make,
  { from, carriedPx }: BegunPage,
  to: number,
  floats?: FloatsOnPage,
): Stretch {
  const { callsBefore, heightsPx } = index
  const textPx = textHeight(galley, from, to) + (floats?.heightPx ?? 0)
  const calledPx =
    (heightsPx[callsBefore[to] ?? 0] ?? 0) - (heightsPx[callsBefore[from] ?? 0] ?? 0)
  const leftPx = room.heightPx - room.separatorPx - textPx
  const isMixed = to > from && to < galley.lines.length
  const mostPx = isMixed ? room.heightPx * room.noteShare : leftPx
  const allPx = carriedPx + calledPx + (floats?.notesPx ?? 0)
  return { from, to, textPx, allPx, leftPx, sharePx: Math.min(leftPx, mostPx), floats }
}

/** Last line break up to which the text alone keeps within a page. */
export function fullest({ galley, index, room }: Make, from: number): number {
  const limit = from < galley.lines.length ? (index.nextForced[from] ?? from) : from
  let low = from
  let step = 32
  while (low + step < limit && fits(galley, room, from, low + step)) {
    low += step
    step *= 2
  }
  let high = Math.min(limit, low + step)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (fits(galley, room, from, middle)) low = middle
    else high = middle - 1
  }
  return low
}

function fits(galley: Galley, room: PageRoom, from: number, to: number): boolean {
  return textHeight(galley, from, to) <= room.heightPx + tolerancePx
}

/** Do all notes of a page find room on it? */
export function holdsAll({ allPx, sharePx }: Stretch): boolean {
  return allPx === 0 || allPx <= sharePx + tolerancePx
}

/**
 * Make the page that ends before a line, with all notes on it or, where they find no room,
 * with some that go on on the next.
 *
 * @returns The page, or `undefined` when notes that should begin on it cannot.
 */
export function pageTo(make: Make, start: BegunPage, to: number): Page | undefined {
  const stretch = stretchTo(make, start, to)
  return (holdsAll(stretch) ? wholePage : crowdedPage)(make, start, stretch)
}

/** The page on which all notes find room. */
export function wholePage(make: Make, start: BegunPage, stretch: Stretch): Page {
  const { parts } = make.index
  const placed = start.carried.flatMap((one) => wholeParts(make.galley, one))
  for (const { note, call } of freshCalls(make, stretch)) {
    const own =
      call === undefined ? wholeParts(make.galley, { note, from: 0 }) : parts[call]
    placed.push(...(own ?? []))
  }
  return pageOf(make, stretch, { placed, carried: [], heightPx: stretch.allPx })
}

/** The page on which some notes go on on the next, if they allow it. */
export function crowdedPage(
  make: Make,
  start: BegunPage,
  stretch: Stretch,
): Page | undefined {
  const { galley, index } = make
  const { carried } = start
  const { from, to, leftPx, sharePx, floats } = stretch
  const [first, end] = [index.callsBefore[from] ?? 0, index.callsBefore[to] ?? 0]
  const calledPx = (index.leastPx[end] ?? 0) - (index.leastPx[first] ?? 0)
  if (calledPx + (floats?.leastPx ?? 0) > leftPx + tolerancePx) return undefined
  const fresh = freshCalls(make, stretch).map(({ note }): OpenNote => ({ note, from: 0 }))
  const allotment =
    shareFoot(galley, { carried, fresh, roomPx: sharePx }) ??
    (sharePx < leftPx ? shareFoot(galley, { carried, fresh, roomPx: leftPx }) : undefined)
  return allotment && pageOf(make, stretch, allotment)
}

/** A note that is first called on a page. */
interface FreshCall {
  readonly note: number
  /** Its place among the calls of the text; absent where a float calls it. */
  readonly call?: number
}

/** Notes called on a page in the order of the text: those of a float as if it stood in its place. */
function freshCalls({ index }: Make, { from, to, floats }: Stretch): FreshCall[] {
  const fresh: FreshCall[] = []
  let call = index.callsBefore[from] ?? 0
  const callUpTo = (line: number): void => {
    const end = index.callsBefore[line] ?? 0
    for (; call < end; call += 1) {
      const note = index.calls[call]
      if (note !== undefined) fresh.push({ note, call })
    }
  }
  for (const { float } of floats?.placed ?? []) {
    const { place = from, notes = [] } = index.floats[float] ?? {}
    callUpTo(Math.min(Math.max(place, from), to))
    for (const note of notes) fresh.push({ note })
  }
  callUpTo(to)
  return fresh
}

function pageOf(
  { galley, index, room }: Make,
  stretch: Stretch,
  allotment: Allotment,
): Page {
  const { from, to, textPx, floats } = stretch
  const { placed = [], next = 0, waiting = 0 } = floats ?? {}
  const isForced = breakAt(galley, to) === 'forced'
  // A page of notes alone does not end what the page before has ended.
  const isLast =
    to === galley.lines.length || (isForced && (to > from || placed.length > 0))
  const mustFollow = floats !== undefined && (index.floats[next]?.until ?? to + 1) <= to
  return {
    plan: {
      from,
      to,
      notes: allotment.placed,
      ...(placed.length > 0 && { floats: placed }),
      overfullPx: 0,
    },
    carried: allotment.carried,
    isEnd: isLast && !mustFollow,
    usedPx: filledPx(room, textPx, allotment.heightPx),
    lateNotes: 0,
    ...(floats && { nextFloat: next, waitingFloats: waiting }),
  }
}

/** Height of text and notes together. */
export function filledPx(room: PageRoom, textPx: number, notesPx: number): number {
  return textPx + (notesPx > 0 ? notesPx + room.separatorPx : 0)
}
