import type { Node, Text } from 'mdast'
import type { Point } from 'unist'

/**
 * Take white space and line breaks from the end of running text, where an attribute
 * list stood after them.
 *
 * @param parent Node whose last children are changed or removed.
 * @param source Text of the file, to move the end of the text node with.
 */
export function trimEnd(parent: Node, source: string): void {
  if (!('children' in parent) || !Array.isArray(parent.children)) return
  const children: Node[] = parent.children
  for (;;) {
    const last = children.at(-1)
    if (last === undefined) return
    if (isText(last)) {
      const value = last.value.trimEnd()
      if (value !== '') {
        shorten(last, value, source)
        return
      }
    } else if (last.type !== 'break') {
      return
    }
    children.pop()
  }
}

function isText(node: Node): node is Text {
  return node.type === 'text'
}

function shorten(text: Text, value: string, source: string): void {
  const lines = text.value.slice(value.length).split('\n').length - 1
  text.value = value
  if (text.position === undefined) return
  const { line, offset } = text.position.end
  if (offset === undefined) return
  text.position.end = endOfText(source, offset, { line, lines })
}

/** The point after the last character that is no space, so many lines further up. */
function endOfText(
  source: string,
  from: number,
  { line, lines }: { line: number; lines: number },
): Point {
  let offset = from
  for (let count = 0; count < lines; count += 1) {
    offset = source.lastIndexOf('\n', offset - 1)
  }
  while (offset > 0 && /[ \t]/u.test(source.charAt(offset - 1))) offset -= 1
  const column = offset - source.lastIndexOf('\n', offset - 1)
  return { line: line - lines, column, offset }
}
