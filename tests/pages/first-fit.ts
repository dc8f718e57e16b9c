import type { OpenNote } from '../../src/pages/allot-notes.ts'
import { chargeSpread, footOf } from '../../src/pages/charge-page.ts'
import type { Galley, PagePlan, PageRoom } from '../../src/pages/galley.ts'
import { indexGalley } from '../../src/pages/index-galley.ts'
import { possiblePages } from '../../src/pages/possible-pages.ts'

/**
 * Break a galley page by page, each where it alone costs least: the yardstick for breaking
 * all pages together.
 *
 * @returns The pages, and what they cost together.
 */
export function firstFit(
  galley: Galley,
  room: PageRoom,
): { readonly pages: readonly PagePlan[]; readonly cost: number } {
  const make = { galley, index: indexGalley(galley), room }
  const pages: PagePlan[] = []
  let cost = 0
  let versoPx: number | undefined
  let carried: readonly OpenNote[] = []
  let float = 0
  const isDone = (from: number): boolean =>
    from === galley.lines.length &&
    carried.length === 0 &&
    float === (galley.floats?.length ?? 0)
  for (let from = 0; !isDone(from);) {
    const possible = possiblePages(make, { from, carried, float }, 0)
    const best = possible.reduce((one, other) => (other.cost < one.cost ? other : one))
    const side = pages.length % 2 === 0 ? 'recto' : 'verso'
    const footPx = footOf(room, best.page)
    cost += best.cost
    chargeSpread(room, footPx, versoPx, (_, more) => {
      cost += more
    })
    versoPx = side === 'verso' ? footPx : undefined
    pages.push(best.page.plan)
    from = best.page.plan.to
    carried = best.page.carried
    float = best.page.nextFloat ?? float
  }
  return { pages, cost }
}
