import type { Line } from './lines.ts'

/** How far the baseline lies below the middle of a font's ascent and descent, by CSS font. */
export type Ascents = Map<string, number>

/**
 * The baseline of a line of running text: its strut stands in the middle of it.
 *
 * @param ascents Fonts that are known; gains the line's.
 */
export function baselineOf({ owner, top, bottom }: Line, ascents: Ascents): number {
  const { font } = getComputedStyle(owner)
  const known = ascents.get(font) ?? measureAscent(font)
  ascents.set(font, known)
  return (top + bottom) / 2 + known
}

function measureAscent(font: string): number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return 0
  context.font = font
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x')
  return (fontBoundingBoxAscent - fontBoundingBoxDescent) / 2
}
