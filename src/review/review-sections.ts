import type { Element, ElementContent } from 'hast'
import type { BookText, Chapter } from '../book/book.ts'
import type { ChapterHtml, NoteHtml } from '../html/chapter-html.ts'
import { chapterToHtml } from '../html/chapter-to-html.ts'
import { classesOf, element } from '../html/element.ts'
import { describeFollowed } from './describe-followed.ts'
import type { FollowedPassage } from './follow-translations.ts'
import type { Review } from './review.ts'

/** A chapter of a redlined text as it stands in the page of a review. */
export interface ReviewSection {
  readonly id: string
  readonly language: string
  readonly title: string
  /** Changes in it and in its notes. */
  readonly changes: number
  readonly nodes: readonly ElementContent[]
}

/** Fewer unchanged blocks are not folded. */
const leastFolded = 3

/**
 * Turn the changed chapters of a redlined text into sections of a page: each block with its notes, unchanged
 * stretches folded, changes named for those who do not see them.
 */
export async function toReviewSections(
  text: BookText,
  followed: Review['followed'],
): Promise<ReviewSection[]> {
  const sections: ReviewSection[] = []
  for (const chapter of text.chapters) {
    const section = sectionOf(chapter, await chapterToHtml(chapter), followed)
    if (section.changes > 0) sections.push(section)
  }
  return sections
}

function sectionOf(
  chapter: Chapter,
  { body, notes }: ChapterHtml,
  followed: Review['followed'],
): ReviewSection {
  const byId = new Map(notes.map((note) => [note.note.id, note]))
  const blocks = body.flatMap((node) =>
    node.type === 'element' ? [blockOf(node, byId, followed)] : [],
  )
  const changes = new Set<string>()
  for (const { node } of blocks) collectChanges(node, changes)
  return {
    id: chapter.id,
    language: chapter.language,
    title: chapter.titleText,
    changes: changes.size,
    nodes: foldUnchanged(blocks),
  }
}

interface Block {
  readonly node: Element
  readonly isChanged: boolean
  readonly isHeading: boolean
}

function blockOf(
  own: Element,
  notes: Map<string, NoteHtml>,
  followed: Review['followed'],
): Block {
  const called: Element[] = []
  for (const id of callsIn(own)) {
    const note = notes.get(id)
    // A note called twice stands at its first call.
    notes.delete(id)
    if (note) called.push(noteOf(note))
  }
  const children = [own, ...called].map(mark)
  const changes = new Set<string>()
  for (const child of children) collectChanges(child, changes)
  const isChanged = changes.size > 0
  const passages = [...changes].flatMap((id) => followed.get(id) ?? [])
  if (passages.length > 0) children.push(translationsOf(passages))
  const className = ['block', ...(isChanged ? ['changed'] : [])]
  return {
    node: element('div', { className }, children),
    isChanged,
    isHeading: own.tagName === 'h1',
  }
}

/** Each passage stands there once, whatever number of changes it has. */
function translationsOf(passages: readonly FollowedPassage[]): Element {
  const known = new Map(
    passages.map((passage) => [`${passage.language} ${passage.bead}`, passage]),
  )
  const rows = [...known.values()].map((passage) =>
    element('li', { className: [passage.state] }, [
      { type: 'text', value: describeFollowed(passage) },
    ]),
  )
  return element('ul', { className: ['translations'], ariaLabel: 'Translations' }, rows)
}

function noteOf({ note, children }: NoteHtml): Element {
  const marker = element('span', { className: ['note-marker'] }, [
    { type: 'text', value: note.marker },
  ])
  const body = element('div', {}, [...children])
  const status = ['come', 'gone'].filter((name) =>
    children.every((child) => classesOf(child).includes(name)),
  )
  return element(
    'div',
    {
      className: ['note', ...status],
      id: note.id,
      role: 'note',
      ariaLabel: `Note ${note.marker}`,
    },
    [marker, body],
  )
}

function callsIn(node: ElementContent): string[] {
  if (node.type !== 'element') return []
  const { href } = node.properties
  const isCall = classesOf(node).includes('note-call')
  const own = isCall && typeof href === 'string' ? [href.slice(1)] : []
  return [...own, ...node.children.flatMap(callsIn)]
}

/**
 * Name what is new or gone for those who only hear it, and let the script find it. Pictures
 * are named: the page brings none.
 */
function mark(node: Element): Element {
  const children = node.children.map((child) =>
    child.type === 'element' ? mark(child) : child,
  )
  if (node.tagName === 'img') return pictureName(node)
  const classes = classesOf(node)
  const id = classes.find((name) => /^change-c\d+$/u.test(name))?.slice(7)
  const properties = { ...node.properties, ...(id !== undefined && { dataChange: id }) }
  const label = labelOf(node, classes)
  if (label === undefined) return element(node.tagName, properties, children)
  const before = element('span', { className: ['spoken'] }, [
    { type: 'text', value: `${label}: ` },
  ])
  const after = element('span', { className: ['spoken'] }, [
    { type: 'text', value: ` end of what is ${label}; ` },
  ])
  const isRunning = node.tagName === 'ins' || node.tagName === 'del'
  const spoken = isRunning ? [before, ...children, after] : [before, ...children]
  return element(node.tagName, properties, holdsText(node) ? spoken : children)
}

function labelOf({ tagName }: Element, classes: readonly string[]): string | undefined {
  if (tagName === 'ins') return 'added'
  if (tagName === 'del') return 'removed'
  if (classes.includes('reshaped')) return 'of another shape'
  if (classes.includes('is-markup') && tagName === 'span') return 'marked up otherwise'
  return undefined
}

/** A row or a table may not hold text beside its cells. */
function holdsText({ tagName }: Element): boolean {
  return !/^(?:table|thead|tbody|tr|ul|ol|dl)$/u.test(tagName)
}

function pictureName({ properties }: Element): Element {
  const alt = typeof properties['alt'] === 'string' ? properties['alt'] : ''
  const src = typeof properties['src'] === 'string' ? properties['src'] : ''
  return element('span', { className: ['image'] }, [
    { type: 'text', value: `[picture ${src}${alt === '' ? '' : `: ${alt}`}]` },
  ])
}

function collectChanges(node: ElementContent, changes: Set<string>): void {
  if (node.type !== 'element') return
  const id = node.properties['dataChange']
  if (typeof id === 'string') changes.add(id)
  for (const child of node.children) collectChanges(child, changes)
}

/** Fold what has not changed, but for the blocks beside a change and the chapter's title. */
function foldUnchanged(blocks: readonly Block[]): Element[] {
  const isShown = (index: number): boolean =>
    [index - 1, index, index + 1].some((at) => blocks[at]?.isChanged === true) ||
    blocks[index]?.isHeading === true
  const nodes: Element[] = []
  for (let index = 0; index < blocks.length;) {
    const block = blocks[index]
    if (!block) break
    if (isShown(index)) {
      nodes.push(block.node)
      index += 1
      continue
    }
    const from = index
    while (index < blocks.length && !isShown(index)) index += 1
    nodes.push(...fold(blocks.slice(from, index)))
  }
  return nodes
}

function fold(blocks: readonly Block[]): Element[] {
  const nodes = blocks.map(({ node }) => node)
  if (nodes.length < leastFolded) return nodes
  const summary = element('summary', {}, [
    { type: 'text', value: `${nodes.length} unchanged paragraphs` },
  ])
  return [element('details', {}, [summary, ...nodes])]
}
