import { type BothSides, endsAfter } from './beads.ts'
import { type FacingTexts, chargeFacing } from './charge-facing.ts'
import { costs, usualWhite } from './costs.ts'
import type { PageStart } from './page-to.ts'
import {
  type PageMemory,
  type PagesFrom,
  type PricedContents,
  poorPages,
} from './pages-from.ts'

/** Two texts to be made up into facing pages. */
export interface FacingMake extends FacingTexts {
  readonly pages: BothSides<PageMemory>
}

/** Two facing pages. */
export interface PricedSpread extends BothSides<PricedContents> {
  /** All that they cost. */
  readonly cost: number
}

/**
 * Find the spreads that may begin at a place of both texts, so that the bead rule holds.
 *
 * @param start Begins in the same bead on both sides.
 * @param slack How much more than the cheapest a spread may cost.
 * @returns The cheapest spread and all within the slack, at least one; each holds a line of
 *   text or of a note at least. Linear in the pairs of lines of the beads that a spread may
 *   end in.
 */
export function possibleSpreads(
  make: FacingMake,
  start: BothSides<PageStart>,
  slack: number,
): PricedSpread[] {
  const verso = make.pages.verso.pagesFrom(start.verso)
  const recto = make.pages.recto.pagesFrom(start.recto)
  const { begunBefore } = make.beads
  const first = begunBefore.verso[verso.from] ?? 0
  const most = Math.min(
    begunBefore.verso[verso.fullest] ?? 0,
    begunBefore.recto[recto.fullest] ?? 0,
  )
  const offers = offersWithin(make, slack)
  for (let begun = most; begun >= first; begun -= 1) {
    if (leastCost(make, { verso, recto }, begun) > offers.limit()) break
    offers.offer(begun, verso.endingAfter(begun), recto.endingAfter(begun))
  }
  const good = offers.taken()
  if (good.length > 0) return good
  const poor = offersWithin(make, slack)
  const versos = groupByBeads(begunBefore.verso, poorPages(make.verso, start.verso))
  const rectos = groupByBeads(begunBefore.recto, poorPages(make.recto, start.recto))
  for (const [begun, pages] of versos) poor.offer(begun, pages, rectos.get(begun) ?? [])
  return poor.taken()
}

/** What a spread costs at least that ends there or above: the white of its fuller page. */
function leastCost(
  { verso, recto, beads }: FacingMake,
  pages: BothSides<PagesFrom>,
  begun: number,
): number {
  const left = Math.min(endsAfter(beads, 'verso', begun).last, pages.verso.fullest)
  const right = Math.min(endsAfter(beads, 'recto', begun).last, pages.recto.fullest)
  if (left === verso.galley.lines.length || right === recto.galley.lines.length) return 0
  const white = Math.min(pages.verso.leastWhite(left), pages.recto.leastWhite(right))
  return costs.white * white ** 2 + (white > usualWhite ? costs.shortPage : 0)
}

/** Pages by how many shared beads begin before their end; those further on come first. */
function groupByBeads(
  begunBefore: Int32Array,
  pages: readonly PricedContents[],
): Map<number, PricedContents[]> {
  const groups = new Map<number, PricedContents[]>()
  const sorted = pages.toSorted((one, other) => other.page.plan.to - one.page.plan.to)
  for (const priced of sorted) {
    const begun = begunBefore[priced.page.plan.to] ?? 0
    groups.set(begun, [...(groups.get(begun) ?? []), priced])
  }
  return groups
}

interface Offers {
  /** What costs more is out of the question. */
  readonly limit: () => number
  /** Offer each page with each other; all of them end with so many shared beads begun. */
  readonly offer: (
    begun: number,
    versos: readonly PricedContents[],
    rectos: readonly PricedContents[],
  ) => void
  readonly taken: () => PricedSpread[]
}

function offersWithin(make: FacingMake, slack: number): Offers {
  const { beads, room } = make
  const { partBefore, heightsPx } = beads
  const spreads: PricedSpread[] = []
  let least = Number.POSITIVE_INFINITY
  const offer = (verso: PricedContents, recto: PricedContents): void => {
    let cost = verso.cost + recto.cost
    if (cost > least + slack || (isEmpty(verso) && isEmpty(recto))) return
    chargeFacing(make, { verso, recto }, (_side, _name, more) => {
      cost += more
    })
    if (cost > least + slack) return
    spreads.push({ verso, recto, cost })
    least = Math.min(least, cost)
  }
  return {
    limit: () => least + slack,
    offer(begun, versos, rectos) {
      let next = 0
      for (const verso of versos) {
        const part = partBefore.verso[verso.page.plan.to] ?? 0
        // Nobody looks for pages one of which is far ahead: they cost too much.
        const ahead = Math.sqrt((least + slack) / costs.lead) + 1
        const reach = (ahead * room.lineHeightPx) / Math.max(1, heightsPx[begun] ?? 0)
        const partOf = (index: number): number =>
          partBefore.recto[rectos[index]?.page.plan.to ?? 0] ?? 0
        while (next < rectos.length && partOf(next) > part + reach) next += 1
        for (let index = next; index < rectos.length; index += 1) {
          const recto = rectos[index]
          if (!recto || partOf(index) < part - reach) break
          offer(verso, recto)
        }
      }
    },
    taken: () => spreads.filter(({ cost }) => cost <= least + slack),
  }
}

function isEmpty({ page: { plan } }: PricedContents): boolean {
  return plan.to === plan.from && plan.notes.length === 0
}
