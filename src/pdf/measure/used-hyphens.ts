import { isBelow } from './break-point.ts'

/** Stands where a word may be divided; seen only where it ends a line. */
export const softHyphen = '\u00AD'

/** By offset, ascending: soft hyphens that end a line, and the box of that line. */
export type UsedHyphens = ReadonlyMap<number, DOMRect>

/** Find the texts that hold soft hyphens, in reading order. */
export function textsWithHyphens(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.data.includes(softHyphen)) texts.push(node)
  }
  return texts
}

/**
 * Find the soft hyphens at which lines of a text end.
 *
 * @param rects Line boxes of the text.
 */
export function usedHyphens(text: Text, rects: DOMRectList): UsedHyphens {
  const used = new Map<number, DOMRect>()
  const rows = [...rects].filter((rect) => rect.height > 0)
  const width = rows.reduce((sum, rect) => sum + rect.width, 0)
  const perPx = text.length / Math.max(1, width)
  let passed = 0
  for (let row = 0; row + 1 < rows.length; row += 1) {
    const upper = rows[row]
    const lower = rows[row + 1]
    if (!upper || !lower) break
    passed += upper.width * perPx
    if (lower.top < upper.top + upper.height / 2) continue
    const start = firstOfLine(text, Math.round(passed), (upper.bottom + lower.top) / 2)
    if (text.data[start - 1] === softHyphen) used.set(start - 1, upper)
    passed = start
  }
  return used
}

/** Offset of the first character below `y`: gallops out from a guess, then bisects. */
function firstOfLine(text: Text, guess: number, y: number): number {
  let low = 0
  let high = text.length
  let at = Math.max(0, Math.min(text.length - 1, guess))
  for (let step = 4; at >= low && at < high; step *= 2) {
    if (isBelow(text, at, y)) {
      high = at
      at -= step
    } else {
      low = at + 1
      at += step
    }
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(text, middle, y)) high = middle
    else low = middle + 1
  }
  return low
}
