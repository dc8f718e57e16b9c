import type { Nodes } from 'mdast'
import type { Note } from '../book/book.ts'
import type { NotesByCall } from './text-block.ts'

/** What a node holds, as a text: equal texts mean equal contents. */
export interface ContentKey {
  readonly key: string
  readonly hasLinks: boolean
  /** Notes called in it, and in them, in the order of their calls. */
  readonly notes: readonly Note[]
}

/**
 * Write down what a block holds so that equal contents give equal keys.
 *
 * Shapes of quotation marks, line ends, padding, and names of labels and notes do not
 * count. Where links inside the book lead is left open. Linear in the length.
 *
 * @param notes A note is written where it is called first.
 */
export function contentKey(node: Nodes, notes: NotesByCall): ContentKey {
  const parts: string[] = []
  const called: Note[] = []
  let hasLinks = false
  const write = (one: Nodes): void => {
    if (one.type === 'text') {
      parts.push(normaliseText(one.value))
      return
    }
    if (one.type === 'noteCall') {
      const note = notes.get(one.id)
      parts.push(`\u0002note ${one.series}`)
      if (note) {
        called.push(note)
        for (const child of note.definition.children) write(child)
      }
      parts.push('\u0003')
      return
    }
    if (one.type === 'link' && one.url.startsWith('#')) hasLinks = true
    parts.push(`\u0002${markKey(one)}\u0004`)
    if ('children' in one) for (const child of one.children) write(child)
    parts.push('\u0003')
  }
  if ('children' in node) for (const child of node.children) write(child)
  else write(node)
  // What stands on both sides of a line end is one space; so is its padding.
  const key = parts.join('').replaceAll(/ {2,}/gu, ' ').trim()
  return { key, hasLinks, notes: called }
}

/** Say what kind of markup or object a node is, without its children. */
export function markKey(node: Nodes): string {
  const attributes = attributesKey(node)
  if (node.type === 'link') {
    const url = node.url.startsWith('#') ? '#' : node.url
    return `link ${url} ${node.title ?? ''}${attributes}`
  }
  if (node.type === 'image') {
    return `image ${node.url} ${node.alt ?? ''} ${node.title ?? ''}${attributes}`
  }
  if (node.type === 'listItem') return `item ${node.checked ?? ''}`
  if (node.type === 'list') return node.ordered === true ? `ol ${node.start ?? 1}` : 'ul'
  if (node.type === 'verseLine') return `line ${node.indent}${attributes}`
  if (node.type === 'heading') return `h${node.depth}${attributes}`
  if (node.type === 'code') {
    return `code ${node.lang ?? ''} ${node.meta ?? ''} ${node.value}`
  }
  return 'value' in node
    ? `${node.type} ${node.value}${attributes}`
    : `${node.type}${attributes}`
}

/** Attributes that a writer gave a node, but for its label. */
export function attributesKey(node: Nodes): string {
  const given = node.data?.hProperties ?? {}
  return Object.entries(given)
    .filter(([name, value]) => name !== 'id' && value !== undefined && value !== null)
    .map(([name, value]) => ` ${name}=${String(value)}`)
    .toSorted()
    .join('')
}

/**
 * Write text so that shapes of quotation marks and line ends do not count.
 *
 * @example
 * normaliseText('„Ja“,\nsagte er') //=> '"Ja", sagte er'
 */
export function normaliseText(text: string): string {
  if (!/[„“”‟«»‚‘’‛‹›\t\n]| {2}/u.test(text)) return text
  return text
    .replaceAll(/[„“”‟«»]/gu, '"')
    .replaceAll(/[‚‘’‛‹›]/gu, "'")
    .replaceAll(/[ \t\n]+/gu, ' ')
}
