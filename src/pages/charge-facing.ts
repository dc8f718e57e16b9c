import { type BeadIndex, type BothSides, leadPx } from './beads.ts'
import { type CostName, costs, leastOnLastPage, usualWhite } from './costs.ts'
import type { PageRoom, Side } from './galley.ts'
import type { Make } from './page-to.ts'
import type { PricedContents } from './pages-from.ts'

/** Two texts that are to stand on facing pages. */
export interface FacingTexts extends BothSides<Make> {
  readonly beads: BeadIndex
  /** Of either page. */
  readonly room: PageRoom
}

/** Hears of everything that is wrong with the two pages of a spread beside each other. */
export type ChargeSide = (side: Side, name: CostName, cost: number) => void

/**
 * Say what is wrong with two facing pages beside each other: all but what is wrong with the
 * contents of each.
 *
 * White is charged to the fuller page alone: on the other it is what the two texts differ in
 * length.
 */
export function chargeFacing(
  { beads, room }: FacingTexts,
  { verso, recto }: BothSides<PricedContents>,
  charge: ChargeSide,
): void {
  const isVersoFuller = verso.page.usedPx >= recto.page.usedPx
  const fuller: Side = isVersoFuller ? 'verso' : 'recto'
  const other: Side = isVersoFuller ? 'recto' : 'verso'
  const white = isVersoFuller ? verso.emptyLines : recto.emptyLines
  const isForced = verso.isForced || recto.isForced
  if (verso.page.isEnd && recto.page.isEnd) {
    const { usedPx } = isVersoFuller ? verso.page : recto.page
    const isFirst = verso.page.plan.from === 0 && recto.page.plan.from === 0
    const isShort = usedPx < (leastOnLastPage - 1 / 2) * room.lineHeightPx
    if (isShort && !isFirst && !isForced) {
      charge(fuller, 'shortLastPage', costs.shortLastPage)
    }
  } else if (!isForced) {
    if (white > 0) charge(fuller, 'white', costs.white * white ** 2)
    if (white > usualWhite) charge(fuller, 'shortPage', costs.shortPage)
  }
  const apart = Math.abs(verso.emptyLines - recto.emptyLines)
  if (apart > 0) charge(other, 'unlevelPages', costs.unlevelPages * apart)
  const aheadPx = leadPx(beads, verso.page.plan.to, recto.page.plan.to)
  const ahead = Math.round(aheadPx / room.lineHeightPx)
  if (ahead > 0) charge(other, 'lead', costs.lead * ahead ** 2)
}
