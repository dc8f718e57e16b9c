import type { Nodes, Parents } from 'mdast'
import type { BookText, Chapter, Note } from '../book/book.ts'
import { attributesKey, contentKey } from './content-key.ts'

/**
 * A block that holds no other block, with where it stands: what texts are compared by.
 *
 * Paragraph, heading, line of verse, code, formula, table, raw HTML, break; a container
 * only when it is empty.
 */
export interface TextBlock {
  readonly node: Nodes
  /** Containers that it stands in, from the outermost; neither root nor note. */
  readonly around: readonly Parents[]
  readonly chapter: Chapter
  /** What it is and what it stands in: `ul/+/p` is the first paragraph of a list item. */
  readonly frame: string
  /**
   * Blocks of one key differ in nothing that a review shows, except that links inside the
   * book may lead to different places. Notes are part of the block that calls them.
   */
  readonly key: string
  /** Does it, or a note of it, hold links into the book? */
  readonly hasLinks: boolean
  /** Notes called in it, and in them, in the order of their calls. */
  readonly notes: readonly Note[]
}

/** Notes by the ids of their calls; a note belongs to its first call. */
export type NotesByCall = ReadonlyMap<string, Note>

/** Take the blocks of a text in reading order. Linear in its length. */
export function toTextBlocks(text: BookText): TextBlock[] {
  return text.chapters.flatMap((chapter) =>
    blocksIn(chapter.tree, chapter, notesByCall(chapter)),
  )
}

/** Find the notes of a chapter by their first calls. */
export function notesByCall({ notes }: Chapter): NotesByCall {
  return new Map(notes.flatMap((note) => note.calls.slice(0, 1).map((id) => [id, note])))
}

/** Take the blocks below a node, such as a chapter's root or a note's definition. */
export function blocksIn(
  parent: Parents,
  chapter: Chapter,
  notes: NotesByCall,
): TextBlock[] {
  const blocks: TextBlock[] = []
  const walk = (node: Nodes, around: readonly Parents[], frame: string): void => {
    if (isContainer(node)) {
      const below = [...around, node]
      for (const [index, child] of node.children.entries()) {
        walk(child, below, `${frame}${containerKey(node, index === 0)}/`)
      }
      return
    }
    const whole = `${frame}${leafKey(node)}`
    const { key, ...content } = contentKey(node, notes)
    blocks.push({
      node,
      around,
      chapter,
      frame: whole,
      key: `${whole}\u0001${key}`,
      ...content,
    })
  }
  for (const child of parent.children) walk(child, [], '')
  return blocks
}

const leaves = new Set(['paragraph', 'heading', 'verseLine', 'table'])

function isContainer(node: Nodes): node is Parents {
  return 'children' in node && node.children.length > 0 && !leaves.has(node.type)
}

/**
 * Where a list begins and how it is marked is a matter of style; where an item, a
 * quotation or a figure begins is not.
 */
function containerKey(node: Parents, isFirst: boolean): string {
  const begin = isFirst ? '+' : ''
  if (node.type === 'list') {
    if (node.ordered !== true) return 'ul'
    const start = node.start ?? 1
    return start === 1 || !isFirst ? 'ol' : `ol=${start}`
  }
  if (node.type === 'listItem') {
    const task = typeof node.checked === 'boolean' ? (node.checked ? 'x' : '_') : ''
    return `li${task}${begin}`
  }
  return `${node.type}${attributesKey(node)}${begin}`
}

function leafKey(node: Nodes): string {
  if (node.type === 'heading') return `h${node.depth}${attributesKey(node)}`
  if (node.type === 'verseLine') return `line${node.indent}${attributesKey(node)}`
  if (node.type === 'code') return `code ${node.lang ?? ''} ${node.meta ?? ''}`.trimEnd()
  if (node.type === 'table') {
    const align = (node.align ?? []).map((one) => one ?? '').join(',')
    return `table ${align}${attributesKey(node)}`
  }
  return `${node.type}${attributesKey(node)}`
}
