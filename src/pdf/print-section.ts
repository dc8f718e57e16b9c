import type { Element, ElementContent } from 'hast'
import type { Chapter } from '../book/book.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { direction } from '../language/direction.ts'
import { element } from '../html/element.ts'
import type { SectionStart } from '../pages/number-pages.ts'
import type { NotePlaces } from '../manuscript/note-place.ts'
import { notesAt, toChapterEndNotes } from './end-notes.ts'
import { forPrint, type PrintOptions } from './for-print.ts'
import { toPrintNote } from './print-note.ts'

/** How a section is set. */
export interface SectionOptions extends PrintOptions {
  readonly start: SectionStart
  /** Does it stand on the rectos beside the section before it? */
  readonly isFacing?: boolean
  /** Kind of its pages in the template; `text` when absent. */
  readonly kind?: string
  /** Kind of its first page in the template: `opening` or `text`. */
  readonly opening: string
  /** Set before the first chapter: the title block of a handout. */
  readonly head?: readonly ElementContent[]
  /** Letters that `head` has taken from a chapter, by its id, as `countLetters` counts. */
  readonly lettersBefore?: ReadonlyMap<string, number>
  /** May its figures and tables stand elsewhere than in their places? */
  readonly mayFloat?: boolean
  /** Where notes stand that do not stand at the foot of their page. */
  readonly notePlaces?: NotePlaces
  /** Set after the last chapter. */
  readonly tail?: readonly ElementContent[]
}

/**
 * Set chapters as a section to be measured and divided into pages: their text with the notes
 * at their ends, then the notes that belong to pages, each with its mark, which leads back to its first call.
 *
 * @param chapters One, or several that follow one another on the same page.
 */
export function toPrintSection(
  chapters: readonly ChapterHtml[],
  options: SectionOptions,
): Element {
  const bodies = chapters.flatMap((one) => {
    const { chapter, body } = one
    const text = element(
      'div',
      {
        className: ['chapter-text'],
        id: chapter.id,
        lang: chapter.language,
        // For `findPageStarts`.
        dataChapter: chapter.id,
        dataLettersBefore: options.lettersBefore?.get(chapter.id) ?? 0,
        dir: direction(chapter.language),
      },
      body.flatMap((node) =>
        forPrint(node, chapter.language, { ...options, chapterId: chapter.id }),
      ),
    )
    return [text, ...toChapterEndNotes(one, options)]
  })
  const notes = chapters.flatMap((one) =>
    notesAt(one, 'page', options.notePlaces).map((note) => {
      const { id: chapterId, language } = one.chapter
      return toPrintNote(note, language, { ...options, chapterId })
    }),
  )
  const first = chapters[0]?.chapter
  return element(
    'section',
    {
      className: ['chapter'],
      dataSection: first?.id ?? '',
      dataStart: options.start,
      dataKind: options.kind ?? 'text',
      ...(options.isFacing && { dataFacing: '' }),
      dataOpening: options.opening,
      dataTitle: first?.titleText ?? '',
      ...(options.mayFloat === true && { dataFloats: '' }),
    },
    [
      element('div', { className: ['flow'] }, [
        ...(options.head ?? []),
        ...bodies,
        ...(options.tail ?? []),
      ]),
      element('div', { className: ['notes'] }, notes),
      ...chapters.flatMap(({ chapter }) => destinationsOf(chapter)),
    ],
  )
}

/**
 * Name the places that the outline leads to: Chromium prints a destination only for an id
 * that a link of the same document asks for.
 */
export function destinationsOf({ id, contents }: Chapter): Element[] {
  const idsOf = (entries: Chapter['contents']): string[] =>
    entries.flatMap((entry) => [entry.id, ...idsOf(entry.entries)])
  return [id, ...idsOf(contents)].map((target) =>
    element('a', { hidden: true, href: `#${target}` }, []),
  )
}
