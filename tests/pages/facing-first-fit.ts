import {
  type BeadLines,
  type BothSides,
  endsAfter,
  indexBeads,
} from '../../src/pages/beads.ts'
import type { Galley, PageRoom } from '../../src/pages/galley.ts'
import { indexGalley } from '../../src/pages/index-galley.ts'
import type { PageStart } from '../../src/pages/page-to.ts'
import { pageMemory } from '../../src/pages/pages-from.ts'
import { possibleSpreads } from '../../src/pages/possible-spreads.ts'

/**
 * Make up facing pages spread by spread, each where it alone costs least: the yardstick for
 * deciding all together.
 *
 * @returns What they cost together.
 */
export function facingFirstFit(
  galleys: BothSides<Galley>,
  beads: readonly BeadLines[],
  room: PageRoom,
): number {
  const verso = { galley: galleys.verso, index: indexGalley(galleys.verso), room }
  const recto = { galley: galleys.recto, index: indexGalley(galleys.recto), room }
  const index = indexBeads(galleys, beads)
  const pages = {
    verso: pageMemory(verso, (begun) => endsAfter(index, 'verso', begun)),
    recto: pageMemory(recto, (begun) => endsAfter(index, 'recto', begun)),
  }
  const make = { verso, recto, pages, room, beads: index }
  let start: BothSides<PageStart> = {
    verso: { from: 0, carried: [] },
    recto: { from: 0, carried: [] },
  }
  let cost = 0
  const isOpen = (side: 'verso' | 'recto'): boolean =>
    start[side].from < galleys[side].lines.length || start[side].carried.length > 0
  while (isOpen('verso') || isOpen('recto')) {
    const spreads = possibleSpreads(make, start, 0)
    const best = spreads.reduce((one, other) => (other.cost < one.cost ? other : one))
    cost += best.cost
    start = {
      verso: { from: best.verso.page.plan.to, carried: best.verso.page.carried },
      recto: { from: best.recto.page.plan.to, carried: best.recto.page.carried },
    }
  }
  return cost
}
