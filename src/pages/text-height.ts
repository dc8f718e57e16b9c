import type { Galley } from './galley.ts'

/**
 * Height of the text from line `from` up to `to`, set at the head of a page.
 *
 * White above the first line falls away, but not on the first page; a table that goes on
 * repeats its head.
 */
export function textHeight(galley: Galley, from: number, to: number): number {
  const first = galley.lines[from]
  const last = galley.lines[to - 1]
  if (!first || !last || to <= from) return 0
  return from === 0 ? last.bottomPx : last.bottomPx - first.topPx + first.headPx
}
