import type { Element, ElementContent, Text } from 'hast'
import { uniqueId } from '../book/chapter-ids.ts'
import type { Chapter } from '../book/book.ts'
import { blockNames } from '../html/content-model.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { isUncounted, lettersOf } from '../html/letters-of.ts'
import type { PageStart } from '../pages/page-start.ts'
import { element } from './element.ts'

/** A page of the print edition, and where the e-book marks it. */
export interface PageTarget {
  readonly folio: string
  readonly chapter: Chapter
  readonly id: string
}

/** Chapters with the pages of the print edition marked in them. */
export interface MarkedChapters {
  readonly chapters: readonly ChapterHtml[]
  /** In the order of the pages. */
  readonly targets: readonly PageTarget[]
}

/**
 * Mark in the text of an e-book where the pages of the print edition begin.
 *
 * A marker stands before the first word of its page, a word that is divided between two
 * pages counting to the first, and before a heading rather than in it. A page that begins in
 * a chapter which the e-book has not is passed over.
 *
 * @param starts In the order of the pages.
 * @see EPUB Accessibility Techniques 1.1, “Page navigation”
 */
export function withPageMarkers(
  chapters: readonly ChapterHtml[],
  starts: readonly PageStart[],
): MarkedChapters {
  const targets = new Map<PageStart, PageTarget>()
  const marked = chapters.map((html) => {
    const { chapter } = html
    const own = starts.filter(({ chapterId }) => chapterId === chapter.id)
    const taken = new Set(chapter.ids)
    const toMarker = (start: PageStart): Element => {
      const id = uniqueId(`${chapter.id}-page-${start.folio}`, taken)
      targets.set(start, { folio: start.folio, chapter, id })
      return element('span', {
        id,
        'epub:type': 'pagebreak',
        role: 'doc-pagebreak',
        ariaLabel: start.folio,
      })
    }
    const walk: Walk = { pending: [...own], letters: 0, gap: '\n', toMarker }
    const body = html.body.flatMap((node) => markNode(node, walk))
    return { ...html, body: [...body, ...walk.pending.map(toMarker)] }
  })
  return {
    chapters: marked,
    targets: starts.flatMap((start) => targets.get(start) ?? []),
  }
}

/** How far the walk through a chapter is. */
interface Walk {
  /** Pages still to be marked. */
  pending: PageStart[]
  /** Letters so far. */
  letters: number
  /** What stands between the last letter and here, a line feed for the edge of a block. */
  gap: string
  readonly toMarker: (start: PageStart) => Element
}

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

function markNode(node: ElementContent, walk: Walk): ElementContent[] {
  if (node.type === 'text') return markText(node, walk)
  if (node.type !== 'element') return [node]
  if (isUncounted(node)) {
    walk.gap += '|'
    return [node]
  }
  const isBlock = blockNames.has(node.tagName) || node.tagName === 'br'
  if (isBlock) walk.gap += '\n'
  const before =
    headings.has(node.tagName) && lettersOf(node) > 0 ? takeMarkers(walk) : []
  const children = node.children.flatMap((child) => markNode(child, walk))
  if (isBlock) walk.gap += '\n'
  return [...before, { ...node, children }]
}

/** Markers of the pages that begin with the next letter, or began before it. */
function takeMarkers(walk: Walk): Element[] {
  const later = walk.pending.findIndex(({ offset }) => offset > walk.letters)
  const count = later === -1 ? walk.pending.length : later
  return walk.pending.splice(0, count).map(walk.toMarker)
}

function markText(text: Text, walk: Walk): ElementContent[] {
  const { value } = text
  const pieces: ElementContent[] = []
  let from = 0
  let end = 0
  for (const letter of value.matchAll(/[\p{L}\p{N}]/gu)) {
    const own = value.slice(end, letter.index)
    walk.gap += own
    const [next] = walk.pending
    if (next && next.offset <= walk.letters && partsWords(walk.gap)) {
      const at = letter.index - leadLength(walk.gap, own)
      if (at > from) pieces.push({ type: 'text', value: value.slice(from, at) })
      pieces.push(...takeMarkers(walk))
      from = at
    }
    walk.letters += 1
    walk.gap = ''
    end = letter.index + letter[0].length
  }
  walk.gap += value.slice(end)
  return from === 0 && pieces.length === 0
    ? [text]
    : [...pieces, { type: 'text', value: value.slice(from) }]
}

/** Marks of a letter, apostrophes, soft hyphens and joiners stand within words. */
function partsWords(gap: string): boolean {
  return gap.replaceAll(/[\p{M}'’\u00AD\u2060]/gu, '') !== ''
}

/** How much of `own`, the end of a gap, belongs to the word after it: an opening quotation mark. */
function leadLength(gap: string, own: string): number {
  const lead = /(?<=\s)\S*$/u.exec(gap)?.[0] ?? ''
  return Math.min(lead.length, own.length)
}
