import {
  type Allotment,
  allotNotes,
  calledIn,
  heightOf,
  type OpenNote,
  tolerancePx,
} from './allot-notes.ts'
import { beginNotes } from './begin-notes.ts'
import { breakAt, chargePage, emptyLines, type Page } from './charge-page.ts'
import { costs, usualWhite } from './costs.ts'
import type { Galley, PageRoom } from './galley.ts'
import { type GalleyIndex, wholeParts } from './index-galley.ts'
import { overfullPage } from './overfull-page.ts'
import { splitLongest } from './split-longest.ts'
import { textHeight } from './text-height.ts'

/** A page with all that it costs, but for its side of the spread. */
export interface PricedPage {
  readonly page: Page
  readonly cost: number
}

/** Where a page begins. */
export interface PageStart {
  readonly from: number
  /** Notes to go on with, or late, in order. */
  readonly carried: readonly OpenNote[]
}

interface Start extends PageStart {
  /** Height of all that is carried, with the notes called in it; only if a page holds it. */
  readonly carriedPx: number
}

/** A galley and the pages it is to fill. */
export interface Make {
  readonly galley: Galley
  readonly index: GalleyIndex
  readonly room: PageRoom
}

/**
 * Find the pages that may begin at a line.
 *
 * @param slack How much more than the cheapest a page may cost.
 * @returns The cheapest page and all within the slack, the fullest first; where nothing
 *   keeps within the page, the one that is overfull. Linear in what a page holds.
 */
export function possiblePages(make: Make, start: PageStart, slack: number): PricedPage[] {
  const { galley, room } = make
  const { from, carried } = start
  const begun = { from, carried, carriedPx: restPx(galley, carried, room.heightPx) }
  const pages: PricedPage[] = []
  let least = Number.POSITIVE_INFINITY
  const offer = (page: Page | undefined): void => {
    if (!page) return
    const cost = priceOf(make, page)
    if (cost > least + slack) return
    pages.push({ page, cost })
    least = Math.min(least, cost)
  }
  const crowded: Stretch[] = []
  for (let to = fullest(make, from); to >= from; to -= 1) {
    if (to === from && carried.length === 0) break
    if (to > from && breakAt(galley, to) === 'never') continue
    const stretch = stretchTo(make, begun, to)
    if (costAtLeast(room, stretch) > least + slack) break
    if (holdsAll(stretch)) offer(wholePage(make, begun, stretch))
    else crowded.push(stretch)
  }
  for (const stretch of crowded) {
    if (leastOfCrowded > least + slack) break
    if (costAtLeast(room, stretch) <= least + slack) {
      offer(crowdedPage(make, begun, stretch))
    }
  }
  if (pages.length === 0) {
    const page = overfullPage(galley, room, from, carried)
    return [{ page, cost: priceOf(make, page) }]
  }
  return pages.filter(({ cost }) => cost <= least + slack)
}

/** No page whose notes do not all find room costs less. */
const leastOfCrowded = Math.min(costs.splitNote, costs.carriedOn, costs.crowded)

/** The lines that a page may hold, and the notes that should stand below them. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly textPx: number
  /** Height of all notes carried and called, with those called in them. */
  readonly allPx: number
  /** Room for notes, and what of it they may take. */
  readonly leftPx: number
  readonly sharePx: number
}

function stretchTo(
  { galley, index, room }: Make,
  { from, carriedPx }: Start,
  to: number,
): Stretch {
  const { callsBefore, heightsPx } = index
  const textPx = textHeight(galley, from, to)
  const calledPx =
    (heightsPx[callsBefore[to] ?? 0] ?? 0) - (heightsPx[callsBefore[from] ?? 0] ?? 0)
  const leftPx = room.heightPx - room.separatorPx - textPx
  const isMixed = to > from && to < galley.lines.length
  const mostPx = isMixed ? room.heightPx * room.noteShare : leftPx
  const allPx = carriedPx + calledPx
  return { from, to, textPx, allPx, leftPx, sharePx: Math.min(leftPx, mostPx) }
}

/** Last line break up to which the text alone keeps within a page. */
function fullest({ galley, index, room }: Make, from: number): number {
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

/** Height of notes with those called in them; infinite if more than `limitPx`. */
function restPx(galley: Galley, carried: readonly OpenNote[], limitPx: number): number {
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

/** No page holds so many notes. */
const mostOnPage = 200

function holdsAll({ allPx, sharePx }: Stretch): boolean {
  return allPx === 0 || allPx <= sharePx + tolerancePx
}

/**
 * What a page costs at least that ends with a stretch, or with any line above it: its
 * white, or else notes that crowd it.
 */
function costAtLeast(room: PageRoom, { from, to, textPx, allPx }: Stretch): number {
  const sharePx = room.heightPx * room.noteShare
  const whiteOf = (heightPx: number): number => {
    const lines = emptyLines(room, filledPx(room, textPx, heightPx))
    return costs.white * lines ** 2 + (lines > usualWhite ? costs.shortPage : 0)
  }
  if (allPx <= sharePx || to === from) return whiteOf(allPx)
  return Math.min(whiteOf(sharePx), costs.crowded + whiteOf(allPx))
}

/** The page on which all notes find room. */
function wholePage(make: Make, start: Start, stretch: Stretch): Page {
  const { callsBefore, parts } = make.index
  const { from, to, allPx } = stretch
  const placed = start.carried.flatMap((one) => wholeParts(make.galley, one))
  for (let call = callsBefore[from] ?? 0; call < (callsBefore[to] ?? 0); call += 1) {
    placed.push(...(parts[call] ?? []))
  }
  return pageOf(make, stretch, { placed, carried: [], heightPx: allPx })
}

/** The page on which some notes go on on the next, if they allow it. */
function crowdedPage(make: Make, start: Start, stretch: Stretch): Page | undefined {
  const { galley, index } = make
  const { carried } = start
  const { from, to, leftPx, sharePx } = stretch
  const [first, end] = [index.callsBefore[from] ?? 0, index.callsBefore[to] ?? 0]
  const leastPx = (index.leastPx[end] ?? 0) - (index.leastPx[first] ?? 0)
  if (leastPx > leftPx + tolerancePx) return undefined
  const fresh = index.calls.slice(first, end).map((note): OpenNote => ({ note, from: 0 }))
  const allotment =
    shareFoot(galley, carried, fresh, sharePx) ??
    (sharePx < leftPx ? shareFoot(galley, carried, fresh, leftPx) : undefined)
  return allotment && pageOf(make, stretch, allotment)
}

function pageOf({ galley, room }: Make, stretch: Stretch, allotment: Allotment): Page {
  const { from, to, textPx } = stretch
  return {
    plan: { from, to, notes: allotment.placed, overfullPx: 0 },
    carried: allotment.carried,
    // A page of notes alone does not end what the page before has ended.
    isEnd: to === galley.lines.length || (to > from && breakAt(galley, to) === 'forced'),
    usedPx: filledPx(room, textPx, allotment.heightPx),
    lateNotes: 0,
  }
}

function filledPx(room: PageRoom, textPx: number, notesPx: number): number {
  return textPx + (notesPx > 0 ? notesPx + room.separatorPx : 0)
}

/** Set notes one after the other or, if they cannot all begin so, below one that goes on. */
function shareFoot(
  galley: Galley,
  carried: readonly OpenNote[],
  fresh: readonly OpenNote[],
  roomPx: number,
): Allotment | undefined {
  const open = carried.length === 0 ? fresh : [...carried, ...fresh]
  const inTurn = allotNotes(galley, open, fresh.length, roomPx)
  if (inTurn || open.length < 2) return inTurn
  const besides = splitLongest(galley, open, roomPx)
  if (besides || carried.length > 0) return besides
  return beginNotes(galley, open, roomPx)
}

function priceOf({ galley, room }: Make, page: Page): number {
  let sum = 0
  chargePage(galley, room, page, (_, cost) => {
    sum += cost
  })
  return sum
}
