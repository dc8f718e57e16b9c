import type { FootnoteDefinition, Heading, Nodes, Paragraph } from 'mdast'
import { formatToken } from './words.ts'

/** Text to set into a source. */
export interface Edit {
  readonly offset: number
  readonly text: string
}

/**
 * Decide where the tokens that open and close a note are set: inside its first and last
 * paragraph, or in paragraphs of their own where it begins or ends with a table or code.
 */
export function noteEdits(
  definition: FootnoteDefinition,
  source: string,
  number: number,
): Edit[] {
  const open = formatToken('n', number)
  const close = formatToken('e', number)
  const start = definition.position?.start.offset
  const end = definition.position?.end.offset
  if (start === undefined || end === undefined) return []
  const afterLabel = source.indexOf(']:', start) + 2

  const first = leaf(definition, 0)
  const last = leaf(definition, -1)
  const firstOffset = first?.children[0]?.position?.start.offset
  const lastOffset = last?.position?.end.offset
  if (definition.children.length === 0) {
    return [{ offset: afterLabel, text: ` ${open} ${close} ` }]
  }
  return [
    firstOffset === undefined
      ? {
          offset: afterLabel,
          text: ` ${open}\n${sameLineBreak(definition, source, afterLabel)}`,
        }
      : { offset: firstOffset, text: `${open} ` },
    last === undefined || lastOffset === undefined
      ? { offset: end, text: `\n\n    ${close}` }
      : { offset: beforeAttributes(last, source, lastOffset), text: ` ${close}` },
  ]
}

/** The first or last paragraph or heading of a block, if it begins or ends with one. */
function leaf(node: Nodes, at: 0 | -1): Paragraph | Heading | undefined {
  if (node.type === 'paragraph' || node.type === 'heading') return node
  const isContainer =
    node.type === 'footnoteDefinition' ||
    node.type === 'blockquote' ||
    node.type === 'list' ||
    node.type === 'listItem'
  const child = isContainer ? node.children.at(at) : undefined
  return child && leaf(child, at)
}

/** A block that begins on the line of the label moves to a line of its own. */
function sameLineBreak(
  definition: FootnoteDefinition,
  source: string,
  afterLabel: number,
): string {
  const block = definition.children[0]?.position?.start.offset ?? afterLabel
  return source.slice(afterLabel, block).includes('\n') ? '' : '\n    '
}

/** Attributes at the end of a paragraph must stay at its end. */
function beforeAttributes(
  last: Paragraph | Heading,
  source: string,
  offset: number,
): number {
  // A heading may be closed by number signs: set the token at the end of its text.
  const end = last.children.at(-1)?.position?.end.offset ?? offset
  const tail = source.slice(Math.max(0, end - 200), end)
  const match = /\s*\{[#.\w][^{}\n]*\}$/u.exec(tail)
  return match ? end - tail.length + match.index : end
}
