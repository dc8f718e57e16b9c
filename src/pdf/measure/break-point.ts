import type { Line } from './lines.ts'
import { rectsOfNodes, rectsOfText } from './ruler.ts'

/**
 * Find the point of the document at which a line begins.
 *
 * @param column The column the line was measured in; its layout must not have changed.
 * @param originTop Top of the column in the viewport.
 * @returns A collapsed range; it stays right while other points are split off before it.
 */
export function breakPoint(line: Line, column: Element, originTop: number): Range {
  const range = document.createRange()
  if (line.isFirst) range.setStartBefore(outermostIn(line.owner, column))
  else {
    const point = pointAt(line.owner, line.top + originTop)
    if (!point) range.setStart(line.owner, line.owner.childNodes.length)
    else if (point.node instanceof Text && point.offset > 0) {
      range.setStart(point.node, point.offset)
    } else range.setStartBefore(outermostIn(point.node, line.owner))
  }
  range.collapse(true)
  return range
}

/**
 * The outermost node inside `owner` that begins where `node` does: a list item rather than
 * its paragraph, a link rather than its words.
 */
function outermostIn(node: Node, owner: Element): Node {
  let outer = node
  for (
    let parent = outer.parentElement;
    parent && parent !== owner && isFirstChild(outer);
    parent = outer.parentElement
  ) {
    outer = parent
  }
  return outer
}

function isFirstChild(node: Node): boolean {
  for (
    let before = node.previousSibling;
    before !== null;
    before = before.previousSibling
  ) {
    if (before instanceof Element || (before.textContent ?? '').trim() !== '') {
      return false
    }
  }
  return true
}

interface Point {
  readonly node: Node
  readonly offset: number
}

/** First point of the text of `owner` that stands at or below a height of the viewport, if any: an empty line has no text. */
function pointAt(owner: Element, y: number): Point | undefined {
  // A filter would be a callback, and those do not run where the page's scripts are off.
  const kinds = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT
  const walker = document.createTreeWalker(owner, kinds)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) && !isReplaced(node)) continue
    if (node.parentElement?.closest('math, svg') || bottomOf(node) <= y) continue
    return node instanceof Text
      ? { node, offset: firstBelow(node, y) }
      : { node, offset: 0 }
  }
  return undefined
}

function isReplaced(node: Node): boolean {
  return (
    node instanceof Element &&
    (node.matches('img, svg, math') || node.classList.contains('keep-inline'))
  )
}

/** Middle of the last line box of a node; lower than any line above it. */
function bottomOf(node: Node): number {
  let middle = Number.NEGATIVE_INFINITY
  for (const rect of rectsOfNodes(node)) {
    if (rect.height > 0) middle = Math.max(middle, (rect.top + rect.bottom) / 2)
  }
  return middle
}

function firstBelow(text: Text, y: number): number {
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(text, middle, y)) high = middle
    else low = middle + 1
  }
  return low
}

/** Does the character at `offset`, or the first after it that has a box, stand below `y`? */
export function isBelow(text: Text, offset: number, y: number): boolean {
  for (let at = offset; at < text.length; at += 1) {
    const rects = rectsOfText(text, at, at + 1)
    const rect = rects[rects.length - 1]
    if (rect && rect.height > 0) return (rect.top + rect.bottom) / 2 > y
  }
  return true
}
