import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { BlockKind, BlockTraits } from './block-traits.ts'
import type { TextBlock } from './text-block.ts'
import { textLength } from './text-length.ts'

/** Tell what alignment has to know of a block. */
export function toTraits(block: TextBlock): BlockTraits {
  const [first] = block
  const marks = new Set<string>()
  for (const node of block) collectMarks(node, marks)
  const ordinal = /^\W{0,3}(\d+)[.)\s]/u.exec(block.map(wordsOf).join(' '))?.[1]
  if (ordinal !== undefined) marks.add(`number ${ordinal}`)
  const label = first?.data?.hProperties?.['id']
  return {
    kind: first ? kindOf(first) : 'paragraph',
    ...(first?.type === 'heading' && { depth: first.depth }),
    length: textLength(block.map(wordsOf).join(' ')),
    ...(typeof label === 'string' && { label }),
    marks: [...marks],
  }
}

const kinds: Readonly<Partial<Record<Nodes['type'], BlockKind>>> = {
  heading: 'heading',
  blockquote: 'quotation',
  epigraph: 'quotation',
  dedication: 'quotation',
  list: 'list',
  listItem: 'item',
  verse: 'verse',
  stanza: 'stanza',
  verseLine: 'line',
  table: 'table',
  tableFigure: 'table',
  tableRow: 'row',
  figure: 'figure',
  code: 'code',
  math: 'formula',
  html: 'html',
  thematicBreak: 'break',
  pageBreak: 'break',
  footnoteDefinition: 'note',
}

function kindOf(block: Nodes): BlockKind {
  if (block.type === 'paragraph') {
    const isPicture =
      block.children.length > 0 &&
      block.children.every(({ type }) => type === 'image' || type === 'imageReference')
    return isPicture ? 'figure' : 'paragraph'
  }
  if (block.type === 'passage') return isTranslators(block) ? 'translator' : 'passage'
  return kinds[block.type] ?? 'paragraph'
}

/** Whether a block belongs to the translation alone. */
function isTranslators(block: Nodes): boolean {
  const classes = block.data?.hProperties?.['className']
  return Array.isArray(classes) && classes.includes('translator')
}

/** Words as a reader sees them: no tags, no comments. */
function wordsOf(block: Nodes): string {
  if (block.type === 'html') return withoutTags(block.value)
  return toString(block, { includeImageAlt: true, includeHtml: false })
}

function withoutTags(html: string): string {
  return html.replaceAll(/<!--[\s\S]*?(?:-->|$)|<[^>]*(?:>|$)/gu, ' ')
}

/** Numbers of two and more digits: a translation may write `one` for `1`. */
const number = /\d[\d.,]*\d/gu

function collectMarks(node: Nodes, marks: Set<string>): void {
  const { type } = node
  if (type === 'footnoteReference') marks.add(`note ${node.identifier}`)
  else if (type === 'link' || type === 'image') marks.add(`url ${node.url}`)
  else if (type === 'code' || type === 'math' || type === 'inlineMath') {
    marks.add(`code ${node.value}`)
  } else if (type === 'html') {
    for (const [, url] of node.value.matchAll(/\s(?:src|href)="([^"]+)"/gu)) {
      marks.add(`url ${url}`)
    }
  } else if (type === 'text') {
    for (const [digits] of node.value.matchAll(number)) {
      marks.add(`number ${digits.replaceAll(/\D/gu, '')}`)
    }
  }
  if ('children' in node) for (const child of node.children) collectMarks(child, marks)
}
