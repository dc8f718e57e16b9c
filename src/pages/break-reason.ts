import { tolerancePx } from './allot-notes.ts'
import { breakAt, usedHeight } from './charge-page.ts'
import type { BreakFlaw, Galley, PagePlan, PageRoom } from './galley.ts'
import { heightOfFloats } from './height-of-floats.ts'
import { heightOfParts, wholeParts } from './index-galley.ts'
import { textHeight } from './text-height.ts'

/**
 * Why a page does not go on to the next place where it might end.
 *
 * - `end`: the section ends.
 * - `forced`: the manuscript says so.
 * - `full`: no line more finds room.
 * - `block`: the lines up to the next place belong together and find no room.
 * - `notes`: notes called before the next place find no room, or too little.
 * - a flaw: it would be paid for there.
 * - `floats`: it is a page of figures and tables alone.
 * - `together`: it might, but pages that follow would cost more.
 * - `beside`: of facing pages: it might, but the other page of the spread has not come so far.
 */
export type BreakReason =
  | 'end'
  | 'forced'
  | 'full'
  | 'block'
  | 'notes'
  | BreakFlaw
  | 'floats'
  | 'together'
  | 'beside'

/** Say why a page ends where it does. Linear in the lines that a page holds. */
export function breakReason(galley: Galley, room: PageRoom, plan: PagePlan): BreakReason {
  const { from, to } = plan
  if (to === from && plan.floats) return 'floats'
  if (to >= galley.lines.length) return 'end'
  if (breakAt(galley, to) === 'forced') return 'forced'
  const floatsPx = heightOfFloats(galley, plan)
  const limitPx = room.heightPx + tolerancePx - floatsPx
  let next = to + 1
  while (breakAt(galley, next) === 'never' && textHeight(galley, from, next) <= limitPx) {
    next += 1
  }
  if (textHeight(galley, from, next) > limitPx) return next > to + 1 ? 'block' : 'full'
  const isCalling = galley.lines.slice(to, next).some((line) => line.notes.length > 0)
  const morePx = textHeight(galley, from, next) - textHeight(galley, from, to)
  const notesPx = heightOfParts(
    galley,
    galley.lines
      .slice(to, next)
      .flatMap((line) => line.notes)
      .flatMap((note) => wholeParts(galley, { note, from: 0 })),
  )
  const isFull = usedHeight(galley, room, plan) - floatsPx + morePx + notesPx > limitPx
  if (isCalling && isFull) return 'notes'
  if (isFull) return 'full'
  const kind = breakAt(galley, next)
  return kind === 'forced' || kind === 'good' || kind === 'never' ? 'together' : kind
}
