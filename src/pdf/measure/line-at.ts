import type { Line } from './lines.ts'

/** Index of the line at a height of the column; of the nearest above if it falls between two. */
export function lineAt(lines: readonly Line[], y: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}
