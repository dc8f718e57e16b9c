import { type BeadLines, type BothSides, endsAfter, indexBeads } from './beads.ts'
import { type BreakReason, breakReason } from './break-reason.ts'
import { keyOf, linesLeft } from './carried-notes.ts'
import { chargeFacing, type FacingTexts } from './charge-facing.ts'
import { breakAt, chargeContents } from './charge-page.ts'
import type { ChosenPage } from './choose-pages.ts'
import { type CostName, costs } from './costs.ts'
import type { Galley, PageRoom, Side } from './galley.ts'
import { indexGalley } from './index-galley.ts'
import type { Make, PageStart } from './page-to.ts'
import { pageMemory } from './pages-from.ts'
import {
  type FacingMake,
  type PricedSpread,
  possibleSpreads,
} from './possible-spreads.ts'

/** Two facing pages as decided. */
export type FacingPages = BothSides<ChosenPage>

/**
 * Decide where facing pages end: one text on the versos, the other on the rectos.
 *
 * The *bead rule* always holds: each bead starts in the same spread on both sides. It may go
 * on in the next. A side that has less to say ends above the foot of its page, or stays
 * blank.
 *
 * Dynamic programming over the breaks of both galleys: of all ways to a line of one and a
 * line of the other, with the same notes carried over on either side, only the cheapest is
 * kept. As in `choosePages`, what costs much more than the cheapest is left out, and where
 * that leaves only poor spreads all is done again with more patience.
 *
 * A spread that cannot be good is made all the same. Then lines are parted that belong
 * together (`parted`), notes begin late, or a page is overfull; its charges say so.
 *
 * @param beads In order on both sides.
 * @param room Of either page.
 * @returns Spreads in order; of each side every line, and every line of every note called,
 *   stands on exactly one page, in order. The note rule holds as in `choosePages`. Linear in
 *   the length of the galleys as long as beads are shorter than a page.
 */
export function facingPages(
  galleys: BothSides<Galley>,
  beads: readonly BeadLines[],
  room: PageRoom,
): FacingPages[] {
  const verso: Make = { galley: galleys.verso, index: indexGalley(galleys.verso), room }
  const recto: Make = { galley: galleys.recto, index: indexGalley(galleys.recto), room }
  const texts = { verso, recto, room, beads: indexBeads(galleys, beads) }
  const ways = [cheapestWay(texts, firstFit), cheapestWay(texts, hasty)]
  if ((ways.at(-1)?.greatest ?? 0) > poorSpread) ways.push(cheapestWay(texts, patient))
  const found = ways.filter((way) => way !== undefined)
  const least = Math.min(...found.map(({ cost }) => cost))
  return spreadsOf(
    texts,
    found.find(({ cost }) => cost === least),
  )
}

/** What is thought of. */
interface Patience {
  /** How much more than the cheapest spread from a place another may cost. */
  readonly spread: number
  /** How much more than the cheapest way to a line of the verso another may cost. */
  readonly way: number
}

/** Each spread where it alone costs least: what is left out below may never cost more. */
const firstFit: Patience = { spread: 0, way: Number.POSITIVE_INFINITY }
const hasty: Patience = { spread: 6, way: 8 }
const patient: Patience = { spread: 60, way: 100 }

/** A spread that costs more is worth a second attempt. */
const poorSpread = 400

/** Ways to one line of the verso that are kept, cheapest first. */
const mostWays = 12

/** The cheapest way to fill spreads up to a place of both texts. */
interface Way extends BothSides<PageStart> {
  readonly cost: number
  /** Cost of its poorest spread. */
  readonly greatest: number
  readonly spread: PricedSpread | undefined
  readonly before: Way | undefined
}

function cheapestWay(texts: FacingTexts, patience: Patience): Way | undefined {
  const { verso, recto, beads } = texts
  const pages = {
    verso: pageMemory(verso, (begun) => endsAfter(beads, 'verso', begun)),
    recto: pageMemory(recto, (begun) => endsAfter(beads, 'recto', begun)),
  }
  const make: FacingMake = { ...texts, pages }
  const end = verso.galley.lines.length
  const none: PageStart = { from: 0, carried: [] }
  const begun = { cost: 0, greatest: 0, spread: undefined, before: undefined }
  const reached = new Map<number, Map<string, Way>>()
  reached.set(0, new Map([['', { verso: none, recto: none, ...begun }]]))
  for (let line = 0; line <= end; line += 1) {
    const ways = reached.get(line)
    if (!ways) continue
    for (let way = takeNext(texts, ways, patience.way); way;) {
      if (isDone(texts, way)) return way
      for (const spread of possibleSpreads(make, way, patience.spread)) {
        goOn(way, spread, reached)
      }
      way = takeNext(texts, ways, patience.way)
    }
    reached.delete(line)
    pages.verso.forgetBefore(line)
    const open = beads.shared[(beads.begunBefore.verso[line] ?? 0) - 1]
    pages.recto.forgetBefore(open?.recto.from ?? 0)
  }
  return undefined
}

function isDone(texts: FacingTexts, way: Way): boolean {
  return (['verso', 'recto'] as const).every(
    (side) =>
      way[side].from === texts[side].galley.lines.length &&
      way[side].carried.length === 0,
  )
}

/**
 * Take the way to a line of the verso that no other of them leads to: the next is never
 * above it on the recto, and has less to carry if it is at the same line there.
 */
function takeNext(
  { verso, recto }: FacingTexts,
  ways: Map<string, Way>,
  slack: number,
): Way | undefined {
  dropDear(ways, slack)
  let next: readonly [string, Way] | undefined
  let most = 0
  for (const entry of ways) {
    const way = entry[1]
    const rest =
      linesLeft(verso.galley, way.verso.carried) +
      linesLeft(recto.galley, way.recto.carried)
    const isAbove = !next || way.recto.from < next[1].recto.from
    const isLevel = way.recto.from === next?.[1].recto.from
    if (!isAbove && !(isLevel && rest > most)) continue
    next = entry
    most = rest
  }
  if (next) ways.delete(next[0])
  return next?.[1]
}

/** Drop what is much dearer than another way to the same line, and what is too much. */
function dropDear(ways: Map<string, Way>, slack: number): void {
  if (ways.size < 2) return
  const sorted = [...ways.values()].map(({ cost }) => cost).toSorted((a, b) => a - b)
  const most = Math.min(
    (sorted[0] ?? 0) + slack,
    sorted[mostWays] ?? Number.POSITIVE_INFINITY,
  )
  for (const [key, { cost }] of ways) if (cost > most) ways.delete(key)
}

function goOn(
  way: Way,
  spread: PricedSpread,
  reached: Map<number, Map<string, Way>>,
): void {
  const verso = spread.verso.page
  const recto = spread.recto.page
  const key = `${recto.plan.to} ${keyOf(verso.carried)} / ${keyOf(recto.carried)}`
  const ways = reached.get(verso.plan.to) ?? new Map<string, Way>()
  reached.set(verso.plan.to, ways)
  const cost = way.cost + spread.cost
  if ((ways.get(key)?.cost ?? Number.POSITIVE_INFINITY) <= cost) return
  ways.set(key, {
    verso: { from: verso.plan.to, carried: verso.carried },
    recto: { from: recto.plan.to, carried: recto.carried },
    cost,
    greatest: Math.max(way.greatest, spread.cost),
    spread,
    before: way,
  })
}

function spreadsOf(texts: FacingTexts, last: Way | undefined): FacingPages[] {
  const spreads: FacingPages[] = []
  for (let way = last; way?.spread && way.before; way = way.before) {
    spreads.push(chosenSpread(texts, way.spread))
  }
  return spreads.toReversed()
}

function chosenSpread(texts: FacingTexts, spread: PricedSpread): FacingPages {
  const charges = {
    verso: chargesOf(texts, 'verso', spread),
    recto: chargesOf(texts, 'recto', spread),
  }
  chargeFacing(texts, spread, (side, name, cost) => {
    charges[side].push({ name, cost })
  })
  const pageOf = (side: Side): ChosenPage => ({
    plan: spread[side].page.plan,
    side,
    reason: reasonOf(texts, side, spread),
    charges: charges[side],
  })
  return { verso: pageOf('verso'), recto: pageOf('recto') }
}

function chargesOf(
  texts: FacingTexts,
  side: Side,
  spread: PricedSpread,
): { name: CostName; cost: number }[] {
  const { galley } = texts[side]
  const { page } = spread[side]
  const { plan } = page
  const charges: { name: CostName; cost: number }[] = []
  chargeContents(galley, texts.room, page, (name, cost) => {
    charges.push({ name, cost })
  })
  if (plan.to > plan.from && breakAt(galley, plan.to) === 'never') {
    charges.push({ name: 'parted', cost: costs.parted })
  }
  return charges
}

/** A page that might go on, but not as far as the page beside it, waits for that. */
function reasonOf(texts: FacingTexts, side: Side, spread: PricedSpread): BreakReason {
  const { galley } = texts[side]
  const other = spread[side === 'verso' ? 'recto' : 'verso']
  const own = breakReason(galley, texts.room, spread[side].page.plan)
  const isShorter = spread[side].page.usedPx < other.page.usedPx
  return isShorter && own === 'together' ? 'beside' : own
}
