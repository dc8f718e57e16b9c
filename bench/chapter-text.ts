import type { FootnoteDefinition, Nodes, Parents, Root } from 'mdast'
import { tableHeadsOfHtml, textOfHtml } from './html-text.ts'
import { labelWord, pageWord } from './words.ts'

/** The text of a chapter before it is cut into words. */
export interface ChapterText {
  /** Text of the body, line breaks between blocks; a form feed before each title. */
  readonly body: string
  /** Text of each note definition of the file, by identifier; the first of a name counts. */
  readonly notes: ReadonlyMap<string, string>
  readonly tableHeads: readonly string[]
  /** Titles of pictures. */
  readonly captions: readonly string[]
  /** Text of the first paragraph outside of notes. */
  readonly opening: string
}

/** Stands before a heading of the first depth in the text of a body. */
export const titleMark = '\f'

/** Stand before a paragraph, before a heading, and after either in the text of a body. */
export const blockMarks = {
  paragraph: '\u0002',
  heading: '\u0003',
  end: '\u0004',
} as const

/**
 * Write out the text that a chapter must print, from its tree alone.
 *
 * Pictures print nothing, calls print nothing (their tokens do), formulas and marks of
 * list items become words that stand for them. Raw HTML prints its text.
 */
export function chapterText(tree: Root): ChapterText {
  const notes = new Map<string, string>()
  const tableHeads: string[] = []
  const captions: string[] = []
  let opening = ''

  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition') {
      if (!notes.has(node.identifier)) notes.set(node.identifier, noteText(node))
    } else if (node.type === 'paragraph' && opening === '') opening = nodeText(node)
    else if (node.type === 'table' && node.children[0]) {
      tableHeads.push(nodeText(node.children[0]))
    } else if (node.type === 'image' && node.title) captions.push(node.title)
    else if (node.type === 'html') tableHeads.push(...tableHeadsOfHtml(node.value))
    if ('children' in node) for (const child of node.children) collect(child)
  }
  collect(tree)
  return { body: nodeText(tree), notes, tableHeads, captions, opening }
}

function noteText(note: FootnoteDefinition): string {
  return note.children.map((child) => nodeText(child, note)).join('\n')
}

function nodeText(node: Nodes, parent?: Parents): string {
  if (node.type === 'text') return withoutAttributes(node.value, node, parent)
  if (node.type === 'inlineCode') return node.value
  if (node.type === 'code') return `${node.value}\n`
  if (node.type === 'html') return textOfHtml(node.value)
  if (node.type === 'break') return '\n'
  // Notes are written out apart.
  if (!('children' in node) || node.type === 'footnoteDefinition') return ''
  const text = node.children.map((child) => nodeText(child, node)).join('')
  if (node.type === 'heading') {
    return `${node.depth === 1 ? titleMark : ''}${blockMarks.heading}${text}${blockMarks.end}\n`
  }
  if (node.type === 'paragraph') {
    return `${blockMarks.paragraph}${text}${blockMarks.end}\n`
  }
  if (node.type === 'listItem') return `${labelWord} ${text}\n`
  // A template may say on which page the target of a link inside the manuscript is.
  if (node.type === 'link' && !/^[a-z]+:/iu.test(node.url)) return `${text} ${pageWord} `
  return blocks.has(node.type) ? `${text}\n` : text
}

const blocks = new Set<string>(['tableRow', 'tableCell'])

/**
 * Take the attributes of Pandoc and the fences of containers out of a stretch of text:
 * they are no words. Square brackets are no words anyway.
 */
function withoutAttributes(value: string, node: Nodes, parent?: Parents): string {
  const siblings = parent?.children ?? []
  const index = siblings.findIndex((one) => one === node)
  const before = siblings[index - 1]?.type
  let text = value
    .replaceAll(/\]\{[^{}\n]*\}/gu, ']')
    .replaceAll(
      /^:{2,}[ \t]*(?:[a-z][\w-]*)?(?:\[([^\]\n]*)\])?(?:\{[^}\n]*\})?[ \t]*$/gmu,
      '$1',
    )
  if (before === 'link' || before === 'image' || before === 'inlineCode') {
    text = text.replace(/^\{[^{}\n]*\}/u, '')
  }
  const isLast = index === siblings.length - 1
  if (isLast && (parent?.type === 'paragraph' || parent?.type === 'heading')) {
    text = text.replace(
      /(?:^|\s)\{(?:[#.]|\w+=)[^{}\n]*\}(?=\s*(?:[cne]\d+[cne])?\s*$)/u,
      '',
    )
  }
  return text
}
