import type { Data, Paragraph, Parents, PhrasingContent, Text } from 'mdast'
import type { Point } from 'unist'
import type { Stanza, VerseLine } from './nodes.ts'

/** Indentation of a line of verse. */
export interface LineStart {
  /** In em. */
  readonly indent: number
  /** Column of its first space. */
  readonly column: number
  /** After its last space. */
  readonly point: Point
}

/**
 * Divide running text into lines of verse, one for each line of the source.
 *
 * Markup that goes over several lines is closed and opened again; a label on it stays
 * with its first line.
 *
 * @param paragraph Stanza as running text; its nodes are used in the result.
 * @param indents Lines of the file that are indented, by line number.
 * @param source Text of the file.
 */
export function stanzaOf(
  paragraph: Paragraph,
  indents: ReadonlyMap<number, LineStart>,
  source: string,
): Stanza {
  const first = paragraph.position?.start
  const column = indents.get(first?.line ?? 0)?.column ?? first?.column ?? 1
  const lines = linesOf(paragraph.children, { indents, column, source })
  const children = lines.filter((line) => line.length > 0).map(toVerseLine)
  const { data, position } = paragraph
  return {
    type: 'stanza',
    ...(data && { data }),
    children,
    ...(position && { position }),
  }

  function toVerseLine(line: PhrasingContent[]): VerseLine {
    const start = line[0]?.position?.start
    const end = line.at(-1)?.position?.end
    return {
      type: 'verseLine',
      indent: indents.get(start?.line ?? 0)?.indent ?? 0,
      children: line,
      ...(start && end && { position: { start, end } }),
    }
  }
}

/** What the place of a line is found from. */
interface Places {
  readonly indents: ReadonlyMap<number, LineStart>
  /** Where lines without indentation begin, after what marks a quotation or list. */
  readonly column: number
  readonly source: string
}

function linesOf(
  children: readonly PhrasingContent[],
  places: Places,
): PhrasingContent[][] {
  let line: PhrasingContent[] = []
  const lines = [line]
  for (const child of children) {
    const parts = partsOf(child, places)
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        line = []
        lines.push(line)
      }
      if (part !== undefined) line.push(part)
    }
  }
  return lines
}

/** The parts of a node in the lines that it goes over; `undefined` where it has none. */
function partsOf(node: PhrasingContent, places: Places): (PhrasingContent | undefined)[] {
  if (node.type === 'break') return [undefined, undefined]
  if (node.type === 'text') return textParts(node, places)
  if (!('children' in node)) return [node]
  const lines = linesOf(node.children, places)
  if (lines.length === 1) return [node]
  return lines.map((line, index) => wrapped(node, line, index === 0))
}

type Wrapper = Extract<PhrasingContent, Parents>

function wrapped(
  node: Wrapper,
  line: PhrasingContent[],
  isFirst: boolean,
): PhrasingContent | undefined {
  const start = line[0]?.position?.start
  const end = line.at(-1)?.position?.end
  if (line.length === 0) return undefined
  const { data } = node
  return {
    ...node,
    ...(data && { data: isFirst ? data : withoutLabel(data) }),
    children: line,
    ...(start && end && { position: { start, end } }),
  }
}

function withoutLabel(data: Data): Data {
  return { ...data, hProperties: { ...data.hProperties, id: undefined } }
}

function textParts(text: Text, places: Places): (Text | undefined)[] {
  const { position } = text
  const values = text.value.split('\n')
  if (values.length === 1) return [text]
  let start = position?.start
  return values.map((value, index) => {
    if (start === undefined || position === undefined) return textOf(value)
    const feed = places.source.indexOf('\n', start.offset)
    const isLast = index === values.length - 1 || feed === -1
    const end = isLast ? position.end : pointBefore(feed, start)
    const part = textOf(value, { start, end })
    start = nextStart(start.line + 1, feed + 1, places)
    return part
  })
}

function textOf(value: string, position?: Text['position']): Text | undefined {
  if (value === '') return undefined
  return { type: 'text', value, ...(position && { position }) }
}

function pointBefore(feed: number, start: Point): Point {
  const column = start.column + feed - (start.offset ?? 0)
  return { line: start.line, column, offset: feed }
}

/** Where the text of a line begins, after its indentation and the marks of quotations. */
function nextStart(line: number, lineOffset: number, places: Places): Point {
  const indented = places.indents.get(line)
  if (indented) return indented.point
  const limit = lineOffset + places.column - 1
  let offset = lineOffset
  while (offset < limit && /[> \t]/u.test(places.source.charAt(offset))) offset += 1
  return { line, column: offset - lineOffset + 1, offset }
}
