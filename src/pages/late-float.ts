import { type Page, usedHeight } from './charge-page.ts'
import type { PageStart, Make } from './page-to.ts'

/**
 * The page of a float that may not wait any longer, whose notes find no room beside it: they
 * begin on the next page.
 *
 * @returns `undefined` where no float has to stand.
 */
export function lateFloatPage(
  { galley, index, room }: Make,
  { from, carried, float = 0 }: PageStart,
): Page | undefined {
  const one = index.floats[float]
  if (!one || one.until > from || carried.length > 0) return undefined
  const overfullPx = Math.max(0, one.heightPx - room.heightPx)
  const floats = [{ float, position: 'page' }] as const
  const plan = { from, to: from, notes: [], floats, overfullPx }
  return {
    plan,
    carried: one.notes.map((note) => ({ note, from: 0 })),
    isEnd: false,
    usedPx: usedHeight(galley, room, plan),
    lateNotes: one.notes.length,
    nextFloat: float + 1,
  }
}
