import type { Galley, PagePlan } from './galley.ts'

/**
 * Height that the floats of a page take from its text, with the white around them.
 *
 * Where a float stands between lines, the greater of its own white and that of the lines
 * stands on either side: never less than the browser sets.
 */
export function heightOfFloats(
  galley: Galley,
  { from, to, floats = [] }: Pick<PagePlan, 'from' | 'to' | 'floats'>,
): number {
  let sum = 0
  for (const [index, { float, position }] of floats.entries()) {
    const one = galley.floats?.[float]
    if (!one) continue
    const { heightPx, gapPx, place } = one
    sum += heightPx
    if (position === 'page') sum += index > 0 ? gapPx : 0
    else if (position !== 'here') sum += gapPx
    else {
      const whitePx = whiteAbove(galley, place)
      // At the head and at the foot of a page there is white on one side alone.
      const isAtEdge = place === to || (place === from && from > 0)
      const sidePx = Math.max(gapPx, whitePx)
      sum += isAtEdge ? sidePx : 2 * sidePx - whitePx
    }
  }
  return sum
}

function whiteAbove({ lines }: Galley, line: number): number {
  const below = lines[line]
  return below ? Math.max(0, below.topPx - (lines[line - 1]?.bottomPx ?? 0)) : 0
}
