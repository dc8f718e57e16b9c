import type { Node, Point } from 'unist'

/**
 * Make a node for a stretch of text, to report a fault that no tree has a node for.
 *
 * @param text Whole text of the file, its lines ended by line feeds.
 * @param start Offset of the first character, in UTF-16 units.
 * @param end Offset after the last character.
 */
export function textNode(text: string, start: number, end: number = start): Node {
  return {
    type: 'text',
    position: { start: pointAt(text, start), end: pointAt(text, Math.max(start, end)) },
  }
}

function pointAt(text: string, offset: number): Point {
  const bounded = Math.min(Math.max(offset, 0), text.length)
  let line = 1
  let lineStart = 0
  let feed = text.indexOf('\n')
  while (feed !== -1 && feed < bounded) {
    line += 1
    lineStart = feed + 1
    feed = text.indexOf('\n', lineStart)
  }
  return { line, column: bounded - lineStart + 1, offset: bounded }
}
