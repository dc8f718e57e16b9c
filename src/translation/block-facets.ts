import type { FootnoteDefinition, Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { type TextBlock, textBlocks } from './text-block.ts'

/** What a block says, taken apart so that each class of change shows in one part alone. */
export interface BlockFacets {
  /** Words in lower case; a number is `#`; of scripts without spaces each character. */
  readonly words: readonly string[]
  /** Numbers as written. */
  readonly numbers: readonly string[]
  /** All characters, lines joined. */
  readonly text: string
  /** Markup in reading order, with the words that it stands around. */
  readonly marks: readonly Mark[]
  /** Notes in the order of their calls. */
  readonly notes: readonly NoteFacets[]
}

/** A piece of markup: emphasis, the address of a link, the level of a heading. */
export interface Mark {
  readonly name: string
  /** How many words of the block stand before it, and in it. */
  readonly start: number
  readonly count: number
}

/** A called note; its label does not count, so that renumbering is no change. */
export interface NoteFacets {
  /** Is this the first call of the note in its chapter? */
  readonly isFirst: boolean
  /** What the note says; empty when a call has no note. */
  readonly blocks: readonly BlockFacets[]
}

/**
 * Take the text blocks of a chapter apart.
 *
 * @param notes Notes of the chapter by label.
 * @returns Facets of each block, in order.
 */
export function chapterFacets(
  blocks: readonly TextBlock[],
  notes: ReadonlyMap<string, FootnoteDefinition>,
): BlockFacets[] {
  const reader: Reader = { notes, called: new Set(), open: new Set() }
  return blocks.map((block) => blockFacets(block, reader))
}

interface Reader {
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
  readonly called: Set<string>
  /** Notes that are being read: one may call itself. */
  readonly open: Set<string>
}

/** A block as it is read: marks by their places in the text. */
interface Draft {
  text: string
  readonly marks: {
    readonly name: string
    readonly start: number
    readonly end: number
  }[]
  readonly notes: NoteFacets[]
}

/** Scripts that are written without spaces between words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}`

const wordOrNumber = new RegExp(
  `(?<number>\\d+(?:[.,:’']\\d+)*)|[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{M}])+`,
  'gu',
)

/** A line break in the source of such a script is no space. */
const spaceBetweenUnspaced = new RegExp(
  `(?<=[${unspaced}\\p{P}]) +(?=[${unspaced}\\p{P}])`,
  'gu',
)

function blockFacets(block: TextBlock, reader: Reader): BlockFacets {
  const draft: Draft = { text: '', marks: [], notes: [] }
  for (const node of block) visit(node, draft, reader)
  const words: string[] = []
  const numbers: string[] = []
  const ends: number[] = []
  for (const { 0: token, index, groups } of draft.text.matchAll(wordOrNumber)) {
    const isNumber = groups?.['number'] !== undefined
    if (isNumber) numbers.push(token)
    words.push(isNumber ? '#' : token.toLowerCase())
    ends.push(index + token.length)
  }
  const wordsBefore = (offset: number): number => {
    const place = ends.findIndex((end) => end > offset)
    return place === -1 ? ends.length : place
  }
  return {
    words,
    numbers,
    text: draft.text
      .replaceAll(/[ \t\n]+/gu, ' ')
      .replaceAll(spaceBetweenUnspaced, '')
      .trim(),
    marks: draft.marks.map(({ name, start, end }): Mark => {
      const before = wordsBefore(start)
      return { name, start: before, count: wordsBefore(end) - before }
    }),
    notes: draft.notes,
  }
}

function visit(node: Nodes, draft: Draft, reader: Reader): void {
  const start = draft.text.length
  const name = markOf(node)
  if (node.type === 'footnoteReference') {
    draft.notes.push(noteFacets(node.identifier, reader))
  } else if (node.type === 'html') {
    draft.text += node.value.replaceAll(tags, ' ').replaceAll(linkTargets, ']')
  } else if (node.type === 'image' || node.type === 'imageReference') {
    draft.text += node.alt ?? ''
  } else if (node.type === 'break') {
    draft.text += ' '
  } else if (node.type === 'link' && toString(node) === node.url) {
    // A bare address is markup, not words.
  } else if ('value' in node) {
    draft.text += node.value
  } else if ('children' in node) {
    for (const child of node.children) visit(child, draft, reader)
  }
  if (name !== undefined) draft.marks.push({ name, start, end: draft.text.length })
  // What follows a block is another word.
  if (isBlock(node)) draft.text += '\n'
}

const tags = /<!--[\s\S]*?(?:-->|$)|<[^>]*(?:>|$)/gu

/** HTML may hold Markdown that is not parsed; its addresses are no words either. */
const linkTargets = /\]\([^)\s]*\)/gu

function isBlock({ type }: Nodes): boolean {
  return !inlineTypes.has(type)
}

const inlineTypes: ReadonlySet<Nodes['type']> = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'inlineMath',
  'break',
  'image',
  'imageReference',
  'link',
  'linkReference',
  'footnoteReference',
  'span',
  'html',
])

function noteFacets(identifier: string, reader: Reader): NoteFacets {
  const isFirst = !reader.called.has(identifier)
  reader.called.add(identifier)
  const definition = reader.notes.get(identifier)
  if (!definition || reader.open.has(identifier)) return { isFirst, blocks: [] }
  reader.open.add(identifier)
  const blocks = textBlocks(definition).map((block) => blockFacets(block, reader))
  reader.open.delete(identifier)
  return { isFirst, blocks }
}

/** Name of the markup that a node stands for; text has none. */
function markOf(node: Nodes): string | undefined {
  const { type } = node
  if (type === 'text' || type === 'footnoteReference') return undefined
  const parts: string[] = [type]
  if (type === 'heading') parts.push(String(node.depth))
  else if (type === 'list') parts.push(node.ordered === true ? `${node.start}` : '')
  else if (type === 'listItem') parts.push(String(node.checked ?? ''))
  else if (type === 'code') parts.push(node.lang ?? '', node.meta ?? '')
  else if (type === 'link' || type === 'image') parts.push(node.url, node.title ?? '')
  else if (type === 'html') {
    parts.push(
      ...(node.value.match(tags) ?? []),
      ...(node.value.match(linkTargets) ?? []),
    )
  } else if (type === 'table') parts.push(JSON.stringify(node.align))
  const { id, className, lang } = node.data?.hProperties ?? {}
  parts.push(id ?? '', String(className ?? ''), lang ?? '')
  return parts.join(' ').trim()
}
