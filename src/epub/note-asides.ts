import type { Element, ElementContent } from 'hast'
import type { Note } from '../book/book.ts'
import type { NoteHtml } from '../html/chapter-html.ts'
import { noteLabelText } from '../html/note-label.ts'
import { type ContentSurroundings, adaptContent } from './adapt-content.ts'
import { element, onLines } from './element.ts'

/**
 * Set the notes of a chapter after its text, each series by itself, each note as an `aside`
 * that reading systems show as a popup: marker, label, text, and the ways back last.
 *
 * Thorium hides the ways back in a popup, so the marker stands outside them; many readers
 * hide the notes but not what holds them, so that has neither heading nor rule.
 *
 * A note that no popup holds is a `div`: readers that hide every `aside` show it then, and
 * the call leads there.
 *
 * @param backToText Accessible name of the way back to the call.
 * @returns An element for each series, in the order of their first notes.
 */
export function toNoteAsides(
  notes: readonly NoteHtml[],
  surroundings: ContentSurroundings,
  backToText: string,
): readonly Element[] {
  const groups = new Map<string, NoteHtml[]>()
  for (const one of notes) {
    const { name } = one.note.series
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups].map(([name, own]) =>
    element(
      'div',
      { className: ['notes', `notes-${name}`], 'epub:type': 'footnotes' },
      ...onLines(...own.map((one) => toAside(one, surroundings, backToText))),
    ),
  )
}

function toAside(
  { note, children }: NoteHtml,
  surroundings: ContentSurroundings,
  backToText: string,
): Element {
  return element(
    isForPopup(children) ? 'aside' : 'div',
    {
      id: note.id,
      className: ['note', `note-${note.series.name}`],
      'epub:type': 'footnote',
      role: 'doc-footnote',
    },
    ...withWaysBack(
      withMarker(adaptContent(children, surroundings), note),
      toWaysBack(note, surroundings, backToText),
    ),
  )
}

/** Kobo shows a popup of 5,000 characters at most; all cut pictures, tables and code off. */
const longestPopup = 5000

const tooWide = new Set(['table', 'img', 'svg', 'figure', 'pre'])

function isForPopup(blocks: readonly ElementContent[]): boolean {
  return lengthOf(blocks) <= longestPopup && !tooWideIn(blocks)
}

function lengthOf(nodes: readonly ElementContent[]): number {
  return nodes.reduce((sum, node) => {
    if (node.type === 'text') return sum + node.value.length
    return node.type === 'element' ? sum + lengthOf(node.children) : sum
  }, 0)
}

function tooWideIn(nodes: readonly ElementContent[]): boolean {
  return nodes.some(
    (node) =>
      node.type === 'element' && (tooWide.has(node.tagName) || tooWideIn(node.children)),
  )
}

/** Set marker and label in the first paragraph, or in one of their own. */
function withMarker(blocks: readonly ElementContent[], note: Note): ElementContent[] {
  const head: (ElementContent | string)[] = [
    element('span', { className: ['note-marker'] }, note.marker),
    '\u00A0',
  ]
  if (note.label !== '') {
    head.push(
      element('span', { className: ['note-label'] }, noteLabelText(note.label)),
      ' ',
    )
  }
  const [first, ...others] = blocks
  return isParagraph(first)
    ? [element('p', first.properties, ...head, ...first.children), ...others]
    : [element('p', { className: ['note-head'] }, ...head), ...blocks]
}

/** One way back to each call, numbered when there are several. */
function toWaysBack(
  { calls }: Note,
  surroundings: ContentSurroundings,
  backToText: string,
): Element[] {
  return calls.map((call, index) => {
    const isOnly = calls.length === 1
    return element(
      'a',
      {
        className: ['note-back'],
        'epub:type': 'backlink',
        role: 'doc-backlink',
        href: surroundings.hrefOf(call),
        ariaLabel: isOnly ? backToText : `${backToText} (${index + 1})`,
      },
      '↑',
      ...(isOnly ? [] : [element('sup', {}, String(index + 1))]),
    )
  })
}

/** Set the ways back at the end of the last paragraph, or in one of their own. */
function withWaysBack(
  blocks: readonly ElementContent[],
  waysBack: readonly Element[],
): ElementContent[] {
  const links = waysBack.flatMap((way) => [' ', way])
  const last = blocks.at(-1)
  return isParagraph(last)
    ? [...blocks.slice(0, -1), element('p', last.properties, ...last.children, ...links)]
    : [...blocks, element('p', { className: ['note-end'] }, ...links.slice(1))]
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p'
}
