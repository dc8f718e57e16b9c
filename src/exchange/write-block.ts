import type { Definition, Nodes, Root, RootContent } from 'mdast'
import { VFile } from 'vfile'
import type { LanguageTag } from '../language/tag.ts'
import { parseMarkdown } from '../markdown/parse.ts'
import { canonicalText, kindOf, leavesOfFile } from './canonical-text.ts'
import { rangeOf } from './content-range.ts'
import { escapeLevels } from './escape-markdown.ts'
import type { Piece } from './piece.ts'
import { piecesOf } from './unit-body.ts'
import { toPieces } from './to-pieces.ts'
import type { UnitNode } from './unit-tree.ts'
import { keepLines } from './keep-lines.ts'
import { type Markup, writeRunning } from './write-running.ts'

/** A block whose running text is written anew. */
export interface RewrittenBlock {
  /** The block that stood there, or that of the original. */
  readonly node: Nodes
  readonly source: string
  readonly text: readonly UnitNode[]
  /** Makes a function that finds markup by its label; see `RunningStyle`. */
  readonly markups: () => (label: string) => Markup | undefined
}

/** What every block of a file is written with. */
export interface FileFacts {
  readonly language: LanguageTag
  /** Definitions of link addresses of the file. */
  readonly definitions: string
}

/** A block as it is written. */
export interface WrittenBlock {
  readonly markdown: string
  /** As it is read again; see `canonicalBlock`. */
  readonly canonical: string
}

/**
 * Write running text as Markdown, as plain as it may be: with no more backslashes than it
 * takes to be read back as the same text with the same markup.
 *
 * @returns `undefined` when no way of writing it is read back so.
 */
export function writeBlock(
  block: RewrittenBlock,
  facts: FileFacts,
): WrittenBlock | undefined {
  const { node, source, text, markups } = block
  const intended = canonicalText(toPieceList(text, markups()))
  const isInTable = node.type === 'tableCell'
  for (const level of escapeLevels) {
    const line = writeRunning(text, { markupOf: markups(), level, isInTable })
    for (const written of new Set([keepLines(line, node, source), line])) {
      if (readBack(written, node, facts) === intended) {
        return { markdown: written, canonical: `${kindOf(node)}: ${intended}` }
      }
    }
  }
  return undefined
}

/** Collect the Markdown of a file's definitions of link addresses. */
export function definitionsOf(tree: Root, source: string): string {
  return tree.children
    .filter((node): node is Definition => node.type === 'definition')
    .map((node) => {
      const { start, end } = rangeOf([node])
      return source.slice(start, end)
    })
    .join('\n')
}

const frames: Readonly<Partial<Record<Nodes['type'], (text: string) => string>>> = {
  heading: (text) => `# ${text}`,
  tableCell: (text) => `| ${text} |\n| - |`,
  verseLine: (text) => `:::verse\n${text}\n:::`,
}

function readBack(text: string, { type }: Nodes, facts: FileFacts): string | undefined {
  const framed = (frames[type] ?? ((plain) => plain))(text)
  const file = new VFile({ value: `${framed}\n\n${facts.definitions}\n` })
  const tree = parseMarkdown(file, { series: [], language: facts.language })
  const [leaf, ...others] = leavesOfFile(withoutInlineNotes(tree))
  if (!leaf || others.length > 0 || leaf.type !== type) return undefined
  return canonicalText(piecesOf(leaf))
}

function withoutInlineNotes(tree: Root): Root {
  return { ...tree, children: tree.children.filter(isNoNote) }
}

function isNoNote({ type }: RootContent): boolean {
  return type !== 'footnoteDefinition'
}

/** The pieces that a text has when its placeholders are what they stand for. */
function toPieceList(
  nodes: readonly UnitNode[],
  markupOf: (label: string) => Markup | undefined,
): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }]
    const markup = node.label === 'title' ? undefined : markupOf(node.label)
    const [tag] = markup ? toPieces([withLabel(markup)]) : titleTags
    if (!tag || tag.type === 'text') return []
    if (tag.type === 'alone') return [tag]
    const inside = toPieceList(node.children, markupOf)
    return [tag, ...inside, { ...tag, type: 'close' }]
  })
}

const titleTags: readonly Piece[] = [
  { type: 'open', name: 'title', key: 'title', node: { type: 'text', value: '' } },
]

function withLabel({ node, noteLabel }: Markup): Nodes {
  if (node.type !== 'footnoteReference' || noteLabel === undefined) return node
  return { ...node, identifier: noteLabel.toLowerCase() }
}
