import { tolerancePx } from './allot-notes.ts'
import { breakAt, chargePage, emptyLines, type Page } from './charge-page.ts'
import { costs, usualWhite } from './costs.ts'
import type { PageRoom } from './galley.ts'
import { lateFloatPage } from './late-float.ts'
import { overfullPage } from './overfull-page.ts'
import {
  beginPage,
  type BegunPage,
  crowdedPage,
  filledPx,
  fullest,
  holdsAll,
  type Make,
  type PageStart,
  type Stretch,
  stretchTo,
  wholePage,
} from './page-to.ts'
import { placeFloats } from './place-floats.ts'

/** A page with all that it costs, but for its side of the spread. */
export interface PricedPage {
  readonly page: Page
  readonly cost: number
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
  const begun = beginPage(make, start)
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
  const end = fullest(make, start.from)
  for (let count = 0; count <= mostFloats(make, start, end); count += 1) {
    for (const stretch of stretchesOf(make, begun, end, count)) {
      if (costAtLeast(room, stretch) > least + slack) break
      if (holdsAll(stretch)) offer(wholePage(make, begun, stretch))
      else crowded.push(stretch)
    }
  }
  for (const stretch of crowded) {
    if (leastOfCrowded > least + slack) break
    if (costAtLeast(room, stretch) <= least + slack) {
      offer(crowdedPage(make, begun, stretch))
    }
  }
  if (pages.length === 0) {
    const { from, carried } = start
    const page = lateFloatPage(make, start) ?? overfullPage(galley, room, from, carried)
    return [{ page, cost: priceOf(make, page) }]
  }
  return pages.filter(({ cost }) => cost <= least + slack)
}

/** How many floats a page may hold that ends at a line at the latest. */
function mostFloats(
  { index, room }: Make,
  { float = 0 }: PageStart,
  end: number,
): number {
  let leftPx = room.heightPx + tolerancePx
  let next = float
  for (let one = index.floats[next]; one && one.call <= end; one = index.floats[next]) {
    leftPx -= one.heightPx
    if (leftPx < 0) break
    next += 1
  }
  return next - float
}

/**
 * Find the pages that hold so many floats, up to a line at the latest.
 *
 * @yields The fullest first.
 */
function* stretchesOf(
  make: Make,
  begun: BegunPage,
  end: number,
  count: number,
): Generator<Stretch> {
  const { galley, index, room } = make
  const { from, carried, float: first = 0 } = begun
  for (let to = end; to >= from; to -= 1) {
    if (to === from && carried.length + count === 0) break
    if (to > from && breakAt(galley, to) === 'never') continue
    if (index.floats.length === 0) yield stretchTo(make, begun, to)
    else {
      const floats = placeFloats(galley, index.floats, { from, to, first, count })
      const stretch = floats && stretchTo(make, begun, to, floats)
      if (stretch && stretch.textPx <= room.heightPx + tolerancePx) yield stretch
    }
  }
}

/** No page whose notes do not all find room costs less. */
const leastOfCrowded = Math.min(costs.splitNote, costs.carriedOn, costs.crowded)

/**
 * What a page costs at least that ends with a stretch, or with any line above it: its
 * white, or else notes that crowd it. A page of floats alone may have white for nothing.
 */
function costAtLeast(room: PageRoom, stretch: Stretch): number {
  const { from, to, textPx, allPx, floats } = stretch
  if (to === from && floats && floats.placed.length > 0) return 0
  const sharePx = room.heightPx * room.noteShare
  const whiteOf = (heightPx: number): number => {
    const lines = emptyLines(room, filledPx(room, textPx, heightPx))
    return costs.white * lines ** 2 + (lines > usualWhite ? costs.shortPage : 0)
  }
  if (allPx <= sharePx || to === from) return whiteOf(allPx)
  return Math.min(whiteOf(sharePx), costs.crowded + whiteOf(allPx))
}

function priceOf({ galley, room }: Make, page: Page): number {
  let sum = 0
  chargePage(galley, room, page, (_, cost) => {
    sum += cost
  })
  return sum
}
