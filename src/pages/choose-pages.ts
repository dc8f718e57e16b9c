import { type BreakReason, breakReason } from './break-reason.ts'
import { keyOf, linesLeft } from './carried-notes.ts'
import { chargePage, chargeSpread, footOf, type Page } from './charge-page.ts'
import { type CostName, costs } from './costs.ts'
import type { Galley, PagePlan, PageRoom, Side } from './galley.ts'
import { indexGalley } from './index-galley.ts'
import type { Make, PageStart } from './page-to.ts'
import { possiblePages, type PricedPage } from './possible-pages.ts'

/** A page as decided, with what it costs. */
export interface ChosenPage {
  readonly plan: PagePlan
  readonly side: Side
  /** Why it ends where it does. */
  readonly reason: BreakReason
  /** Everything that is wrong with it, with its price; see `costs`. */
  readonly charges: readonly { readonly name: CostName; readonly cost: number }[]
}

/**
 * Decide where the pages of a section end, so that they cost least together; see `costs`.
 *
 * Dynamic programming over the breaks of the section, as Knuth and Plass break lines and
 * Plass breaks pages: of all ways to reach a line with the same notes carried over, on the
 * same floats still to be placed, on the same side of the spread, beside a verso of the same
 * height, only the cheapest is kept. A
 * page that costs much more than the cheapest with the same beginning is left out. If that
 * leaves only poor pages, all is done once more with more patience, as TeX does.
 *
 * The note rule holds: a note begins on the page of its first call, and what does not fit
 * goes on at the foot of the next page, before that page's own notes. Only where a page
 * cannot hold even the beginnings of the notes called in lines that may not be parted do
 * some begin on the next.
 *
 * Floats stand in order, none before its call, all before the end of their chapter. A note
 * called in a float begins on its page.
 *
 * @param first Side of the first page.
 * @returns Pages in order; every line, every float, and every line of every note called,
 *   stands on exactly one of them, in order. Linear in the length of the galley.
 * @see Knuth & Plass, Breaking paragraphs into lines (1981); Plass, Optimal pagination
 *   techniques (1981); Mittelbach, A general framework for globally optimized pagination (2016).
 */
export function choosePages(
  galley: Galley,
  room: PageRoom,
  first: Side = 'recto',
): ChosenPage[] {
  const make: Make = { galley, index: indexGalley(galley), room }
  const ways = [cheapestWay(make, first, firstFit), cheapestWay(make, first, hasty)]
  if ((ways.at(-1)?.greatest ?? 0) > poorPage) {
    ways.push(cheapestWay(make, first, patient))
  }
  return pagesOf(make, cheapest(ways.filter((way) => way !== undefined)))
}

/** What is thought of. */
interface Patience {
  /** How much more than the cheapest page from a line another may cost. */
  readonly page: number
  /** How much more than the cheapest way to a line another may cost that carries other notes. */
  readonly way: number
}

/** Each page where it alone costs least: what is left out below may never cost more. */
const firstFit: Patience = { page: 0, way: Number.POSITIVE_INFINITY }
const hasty: Patience = { page: 12, way: 12 }
const patient: Patience = { page: 100, way: 100 }

/** A page that costs more is worth a second attempt. */
const poorPage = 120

/** Starts that are kept at one line, cheapest first: there are more only where notes crowd. */
const mostStarts = 24

/** A way to fill pages up to a line. */
interface Way {
  readonly cost: number
  /** Cost of its poorest page. */
  readonly greatest: number
  /** Side of the next page. */
  readonly next: Side
  /** Foot of the last page, if the next stands beside it. */
  readonly versoPx: number | undefined
  readonly page: Page | undefined
  readonly before: Way | undefined
}

/** Ways that go on alike, but for the side of the next page. */
interface Junction extends PageStart {
  readonly float: number
  ways: Way[]
}

function cheapestWay(make: Make, first: Side, patience: Patience): Way | undefined {
  const { galley, index } = make
  const end = galley.lines.length
  const start = { cost: 0, greatest: 0, versoPx: undefined, page: undefined }
  const begun: Way = { ...start, next: first, before: undefined }
  const reached = new Map<number, Map<string, Junction>>()
  reached.set(0, new Map([['', { from: 0, carried: [], float: 0, ways: [begun] }]]))
  for (let line = 0; line <= end; line += 1) {
    const junctions = reached.get(line)
    if (!junctions) continue
    for (
      let junction = takeNext(galley, junctions, patience.way);
      junction;
      junction = takeNext(galley, junctions, patience.way)
    ) {
      const isDone =
        junction.carried.length === 0 && junction.float === index.floats.length
      if (line === end && isDone) return cheapest(junction.ways)
      for (const priced of possiblePages(make, junction, patience.page)) {
        const { to } = priced.page.plan
        const at = reached.get(to) ?? new Map<string, Junction>()
        reached.set(to, at)
        goOn(make, junction, priced, at)
      }
    }
    reached.delete(line)
  }
  return undefined
}

/**
 * Take the junction of a line that no other of the line leads to: a page of floats alone ends
 * where it begins, with fewer to place, and one of notes alone with less to carry.
 */
function takeNext(
  galley: Galley,
  junctions: Map<string, Junction>,
  slack: number,
): Junction | undefined {
  dropDear(junctions, slack)
  let next: readonly [string, Junction] | undefined
  let most = -1
  let fewest = Number.POSITIVE_INFINITY
  for (const entry of junctions) {
    const { float, carried } = entry[1]
    const rest = junctions.size > 1 ? linesLeft(galley, carried) : 0
    if (float > fewest || (float === fewest && rest <= most)) continue
    next = entry
    most = rest
    fewest = float
  }
  if (next) junctions.delete(next[0])
  return next?.[1]
}

/** Drop what is much dearer than another way to the same line, and what is too much. */
function dropDear(junctions: Map<string, Junction>, slack: number): void {
  if (junctions.size < 2) return
  const least = [...junctions.values()].map(({ ways }) => leastOf(ways))
  const sorted = least.toSorted((one, other) => one - other)
  const most = Math.min(
    (sorted[0] ?? 0) + slack,
    sorted[mostStarts] ?? Number.POSITIVE_INFINITY,
  )
  for (const [key, { ways }] of junctions) {
    if (leastOf(ways) > most) junctions.delete(key)
  }
}

function leastOf(ways: readonly Way[]): number {
  return ways.reduce((least, { cost }) => Math.min(least, cost), Number.POSITIVE_INFINITY)
}

function cheapest(ways: readonly Way[]): Way | undefined {
  const least = leastOf(ways)
  return ways.find(({ cost }) => cost === least)
}

/** Go on from a junction with a page. */
function goOn(
  { room }: Make,
  { ways, float: before }: Junction,
  { page, cost }: PricedPage,
  junctions: Map<string, Junction>,
): void {
  const { plan, carried, nextFloat: float = before } = page
  const key = float === 0 ? keyOf(carried) : `${float}, ${keyOf(carried)}`
  const known = junctions.get(key)
  const junction = known ?? { from: plan.to, carried, float, ways: [] }
  if (!known) junctions.set(key, junction)
  const footPx = footOf(room, page)
  for (const way of ways) {
    let own = cost
    chargeSpread(room, footPx, way.versoPx, (_, more) => {
      own += more
    })
    const isVerso = way.next === 'verso'
    keep(junction, {
      cost: way.cost + own,
      greatest: Math.max(way.greatest, own),
      next: isVerso ? 'recto' : 'verso',
      versoPx: isVerso ? footPx : undefined,
      page,
      before: way,
    })
  }
}

/** Keep a way if no other is better whatever follows; of equals the one whose last page begins later. */
function keep(junction: Junction, way: Way): void {
  if (junction.ways.some((other) => gain(other, way) > 0)) return
  junction.ways = junction.ways.filter((other) => gain(way, other) < 0)
  junction.ways.push(way)
}

/**
 * What one way is cheaper than another, whatever follows. A verso of another height can
 * spare the recto beside it one unlevel spread, and no more.
 */
function gain(one: Way, other: Way): number {
  if (one.next !== other.next) return Number.NEGATIVE_INFINITY
  const isAlike = one.versoPx === other.versoPx
  return other.cost - one.cost - (isAlike ? 0 : costs.unlevelSpread)
}

function pagesOf({ galley, room }: Make, last: Way | undefined): ChosenPage[] {
  const pages: ChosenPage[] = []
  for (let way = last; way?.page && way.before; way = way.before) {
    const { page, before } = way
    const charges: { name: CostName; cost: number }[] = []
    const charge = (name: CostName, cost: number): void => {
      charges.push({ name, cost })
    }
    chargePage(galley, room, page, charge)
    chargeSpread(room, footOf(room, page), before.versoPx, charge)
    const reason = breakReason(galley, room, page.plan)
    pages.push({ plan: page.plan, side: before.next, reason, charges })
  }
  return pages.toReversed()
}
