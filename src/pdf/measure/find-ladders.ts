import type { LineEnds } from './break-ladders.ts'

/** Lines in a row that may end in a hyphen. */
const mostInRow = 3

/**
 * Find the hyphens that are one too many: the fourth of four lines in a row that end in one,
 * the eighth of eight.
 *
 * @param ends Of all texts in reading order.
 */
export function findLadders(ends: LineEnds): { text: Text; offset: number }[] {
  const tooMany: { text: Text; offset: number }[] = []
  let before: DOMRect | undefined
  let inRow = 0
  for (const [text, used] of ends) {
    for (const [offset, line] of used) {
      const step = before ? line.top - before.top : 0
      const isNext = before !== undefined && step > 1 && step < before.height * 1.6
      inRow = isNext ? inRow + 1 : 1
      before = line
      if (inRow <= mostInRow) continue
      tooMany.push({ text, offset })
      inRow = 0
    }
  }
  return tooMany
}
