import { isBelow } from './break-point.ts'
import { rectsOfText } from './ruler.ts'

const softHyphen = '\u00AD'

/**
 * Take out every soft hyphen that no line ends with.
 *
 * A soft hyphen that is not used stays in a PDF's text, and breaks search, copying and
 * reading aloud. The lines do not change: they were broken at other places.
 *
 * @param pinned Texts that a range begins in: it stays at its character, which takes longer.
 */
export function settleHyphens(
  root: Element,
  pinned: ReadonlySet<Node> = new Set(),
): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const settled: [Text, ReadonlySet<number>][] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || !node.data.includes(softHyphen)) continue
    settled.push([node, usedHyphens(node, rectsOfText(node))])
  }
  for (const [text, used] of settled) {
    if (pinned.has(text)) deleteUnused(text, used)
    else text.data = withoutUnused(text.data, used)
  }
}

function deleteUnused(text: Text, used: ReadonlySet<number>): void {
  for (let at = text.data.lastIndexOf(softHyphen); at !== -1;) {
    if (!used.has(at)) text.deleteData(at, 1)
    at = at === 0 ? -1 : text.data.lastIndexOf(softHyphen, at - 1)
  }
}

function withoutUnused(text: string, used: ReadonlySet<number>): string {
  if (used.size === 0) return text.replaceAll(softHyphen, '')
  let kept = ''
  let from = 0
  for (const at of used) {
    kept += text.slice(from, at).replaceAll(softHyphen, '') + softHyphen
    from = at + 1
  }
  return kept + text.slice(from).replaceAll(softHyphen, '')
}

/** Offsets of the soft hyphens at which a line of the text ends, ascending. */
function usedHyphens(text: Text, rects: DOMRectList): Set<number> {
  const used = new Set<number>()
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
    if (text.data[start - 1] === softHyphen) used.add(start - 1)
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
