import { breakAt, chargeContents, emptyLines, type Page } from './charge-page.ts'
import { keyOf } from './carried-notes.ts'
import { costs } from './costs.ts'
import type { PageRoom } from './galley.ts'
import { overfullNotes, overfullPage, overfullText } from './overfull-page.ts'
import {
  beginPage,
  filledPx,
  fullest,
  type Make,
  type PageStart,
  pageTo,
  stretchTo,
} from './page-to.ts'

/** A page that may be one of two, with what the other has to know of it. */
export interface PricedContents {
  readonly page: Page
  /** Price of what is wrong with its contents, whatever white there is. */
  readonly cost: number
  /** Lines that would have found room on it. */
  readonly emptyLines: number
  /** Does it end where the manuscript says so? */
  readonly isForced: boolean
}

/** The pages that may begin at a place, each made when it is asked for. */
export interface PagesFrom {
  readonly from: number
  /** Last line before which a page may end whose text keeps within it. */
  readonly fullest: number
  /** Pages that end with just so many shared beads begun, the fullest first. */
  readonly endingAfter: (begun: number) => readonly PricedContents[]
  /** Lines that stay empty at least on a page that ends before a line or above it. */
  readonly leastWhite: (line: number) => number
}

/** A memory of the pages from each place; a place is forgotten once all begin below it. */
export interface PageMemory {
  readonly pagesFrom: (start: PageStart) => PagesFrom
  readonly forgetBefore: (line: number) => void
}

/** Lines before which a side may end, by how many shared beads have begun; see `endsAfter`. */
type Ends = (begun: number) => { readonly first: number; readonly last: number }

/** Remember the pages of a galley that begin at a place: many spreads ask for the same. */
export function pageMemory(make: Make, ends: Ends): PageMemory {
  const known = new Map<number, Map<string, PagesFrom>>()
  return {
    pagesFrom(start) {
      const { from, carried } = start
      const here = known.get(from) ?? new Map<string, PagesFrom>()
      known.set(from, here)
      const key = keyOf(carried)
      const pages = here.get(key) ?? pagesFrom(make, start, ends)
      here.set(key, pages)
      return pages
    },
    forgetBefore(line) {
      for (const from of known.keys()) {
        if (from < line) known.delete(from)
      }
    },
  }
}

function pagesFrom(make: Make, start: PageStart, ends: Ends): PagesFrom {
  const { galley, room } = make
  const { from } = start
  const begunPage = beginPage(make, start)
  const last = fullest(make, from)
  const made = new Map<number, readonly PricedContents[]>()
  const pagesTo = (begun: number): PricedContents[] => {
    const pages: PricedContents[] = []
    const range = ends(begun)
    const first = Math.max(from, range.first)
    for (let line = Math.min(last, range.last); line >= first; line -= 1) {
      if (line > from && breakAt(galley, line) === 'never') continue
      const page = pageTo(make, begunPage, line)
      if (page) pages.push(priced(make, page, 0))
    }
    return pages
  }
  return {
    from,
    fullest: last,
    endingAfter(begun) {
      const pages = made.get(begun) ?? pagesTo(begun)
      made.set(begun, pages)
      return pages
    },
    leastWhite(line) {
      const { textPx, allPx } = stretchTo(make, begunPage, line)
      return leastWhite(room, textPx, allPx)
    },
  }
}

function leastWhite(room: PageRoom, textPx: number, notesPx: number): number {
  return notesPx > room.heightPx ? 0 : emptyLines(room, filledPx(room, textPx, notesPx))
}

/** @param more What it costs beside its contents. */
function priced({ galley, room }: Make, page: Page, more: number): PricedContents {
  const { plan, usedPx } = page
  let cost = more
  chargeContents(galley, room, page, (_, own) => {
    cost += own
  })
  const isForced = plan.to > plan.from && breakAt(galley, plan.to) === 'forced'
  return { page, cost, emptyLines: emptyLines(room, usedPx), isForced }
}

/**
 * Make all pages that may begin at a place where nothing is good: they part lines that belong
 * together, hold what is higher than a page, or let notes begin late.
 *
 * @returns Among others a page without text and, unless notes go on here, one with a single
 *   line: whatever the page beside them needs, there is one.
 */
export function poorPages(make: Make, start: PageStart): PricedContents[] {
  const { galley, room } = make
  const { from, carried } = start
  const begun = beginPage(make, start)
  const pages: Page[] = [
    pageTo(make, begun, from) ?? overfullNotes(galley, room, from, carried),
  ]
  const last = fullest(make, from)
  for (let to = from + 1; to <= last; to += 1) {
    const page = pageTo(make, begun, to)
    if (page) pages.push(page)
  }
  if (carried.length === 0 && from < galley.lines.length) {
    pages.push(
      overfullText(galley, room, { from, to: from + 1 }),
      overfullPage(galley, room, from, []),
    )
  }
  return pages.map((page) => {
    const { plan } = page
    const isParted = plan.to > from && breakAt(galley, plan.to) === 'never'
    return priced(make, page, isParted ? costs.parted : 0)
  })
}
