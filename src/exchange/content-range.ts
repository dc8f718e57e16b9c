import type { Nodes } from 'mdast'
import type { TextBlock } from '../translation/text-block.ts'

/** A stretch of a source, in UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Nodes whose children are running text. */
const running: ReadonlySet<Nodes['type']> = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'verseLine',
])

/** Does a block hold running text, and nothing else? */
export function isRunning(node: Nodes): boolean {
  return running.has(node.type)
}

/** Where nodes that follow each other stand in their source. */
export function rangeOf(nodes: readonly Nodes[]): Range {
  const start = nodes[0]?.position?.start.offset ?? 0
  return { start, end: nodes.at(-1)?.position?.end.offset ?? start }
}

/** Where the blocks of a run stand in their source. */
export function rangeOfBlocks(blocks: readonly TextBlock[]): Range {
  return rangeOf(blocks.flat())
}

/**
 * Find where the running text of a block stands in its source: without the number signs of
 * a heading, the bars of a table cell, the attributes behind.
 *
 * @param source Text that the block was parsed from.
 */
export function contentRange(node: Nodes, source: string): Range {
  const { start, end } = rangeOf([node])
  if (!('children' in node)) return { start, end }
  const slice = source.slice(start, end)
  const before = prefixes[node.type]?.exec(slice)?.[0].length ?? 0
  const hasAttributes = node.data?.hProperties !== undefined
  let inner = slice.slice(before)
  if (inner.startsWith('^[') && node.type === 'paragraph' && isInlineNote(node, source)) {
    return { start: start + 2, end: end - 1 }
  }
  if (node.type === 'heading') inner = inner.replace(/\n[=-]+[ \t]*$/u, '')
  if (hasAttributes) inner = inner.replace(/\s*\{[^{}\n]*\}[ \t]*$/u, '')
  if (node.type === 'heading' && before > 0) {
    inner = inner.replace(/(?:^|[ \t]+)#+[ \t]*$/u, '')
  }
  if (node.type === 'tableCell') inner = inner.replace(/(?<!\\)\|[ \t]*$/u, '')
  return { start: start + before, end: start + before + inner.trimEnd().length }
}

const prefixes: Readonly<Partial<Record<Nodes['type'], RegExp>>> = {
  heading: /^#{1,6}(?:[ \t]+|$)/u,
  tableCell: /^[ \t]*\|?[ \t]*/u,
}

/** The paragraph of an inline note stands where the whole note does. */
function isInlineNote(
  { children }: Extract<Nodes, { children: unknown }>,
  source: string,
): boolean {
  const first = children[0]?.position?.start.offset
  return first === undefined || source.slice(first - 2, first) === '^['
}
