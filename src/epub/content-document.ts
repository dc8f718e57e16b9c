import type { ElementContent, Properties } from 'hast'
import type { Chapter } from '../book/book.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { classesOf } from '../html/element.ts'
import { type ContentSurroundings, adaptContent } from './adapt-content.ts'
import { chapterKind, findTitle, isFrontMatter } from './chapter-kind.ts'
import type { ChapterPlaces } from './chapter-places.ts'
import { element } from './element.ts'
import { toNoteAsides } from './note-asides.ts'
import type { XhtmlPage } from './xhtml-document.ts'

/**
 * Make the content document of a chapter: its text, then its notes.
 *
 * @param images Paths of pictures in the publication by their path in the manuscript.
 * @param backToText Accessible name of the way from a note back to its call.
 */
export function toContentDocument(
  { chapter, body, notes }: ChapterHtml,
  places: ChapterPlaces,
  images: ReadonlyMap<string, string>,
  backToText: string,
): XhtmlPage {
  const path = places.fileOf(chapter)
  const surroundings = surroundingsOf(chapter, places, images)
  const kind = chapterKind({ body })
  const section = element(
    'section',
    {
      ...(places.holds(chapter, chapter.id) ? {} : { id: chapter.id }),
      className: ['chapter'],
      'epub:type': kind,
      role: `doc-${kind}`,
      ...nameOfChapter(chapter, body),
    },
    '\n',
    ...adaptContent(withoutBlankEnd(body), surroundings),
    '\n',
    ...toNoteAsides(notes, surroundings, backToText),
    '\n',
  )
  const { language, titleText, id } = chapter
  return {
    path,
    language,
    title: titleText.trim() || id,
    isFrontMatter: isFrontMatter({ body }),
    body: [section],
  }
}

/** Tell what a content document needs to know of what is around it. */
export function surroundingsOf(
  chapter: Chapter,
  places: ChapterPlaces,
  images: ReadonlyMap<string, string>,
): ContentSurroundings {
  return {
    hrefOf: (id) => {
      if (places.holds(chapter, id)) return `#${id}`
      const other = places.chapterOf(id) ?? chapter
      return `${places.fileOf(other).replace(/^text\//u, '')}#${id}`
    },
    imageOf: (image) => `../${images.get(image) ?? image}`,
  }
}

/**
 * A chapter is named by its heading; without one, or with a note called in it, by its title
 * in the contents, which has no note calls.
 */
export function nameOfChapter(
  chapter: Chapter,
  body: readonly ElementContent[],
): Properties {
  const heading = findTitle(body)
  const id = heading?.properties['id']
  return typeof id === 'string' && !heading?.children.some(holdsCall)
    ? { ariaLabelledBy: [id] }
    : { ariaLabel: chapter.titleText.trim() || chapter.id }
}

function holdsCall(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  return classesOf(node).includes('note-call') || node.children.some(holdsCall)
}

/** White space is left at the end where the notes stood in the manuscript. */
function withoutBlankEnd(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const last = nodes.findLastIndex(
    (node) => node.type !== 'text' || node.value.trim() !== '',
  )
  return nodes.slice(0, last + 1)
}
