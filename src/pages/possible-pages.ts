import { breakAt, chargePage, emptyLines, type Page } from './charge-page.ts'
import { costs, usualWhite } from './costs.ts'
import type { PageRoom } from './galley.ts'
import { overfullPage } from './overfull-page.ts'
import {
  beginPage,
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
  const { from, carried } = start
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

function priceOf({ galley, room }: Make, page: Page): number {
  let sum = 0
  chargePage(galley, room, page, (_, cost) => {
    sum += cost
  })
  return sum
}
