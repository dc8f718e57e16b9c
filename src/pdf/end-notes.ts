import type { Element, ElementContent } from 'hast'
import type { Book } from '../book/book.ts'
import { uniqueId } from '../book/chapter-ids.ts'
import type { ChapterHtml, NoteHtml } from '../html/chapter-html.ts'
import { phrasingToHtml } from '../html/chapter-to-html.ts'
import { element } from '../html/element.ts'
import { direction } from '../language/direction.ts'
import { generatedWords } from '../language/generated-words.ts'
import type { LanguageTag } from '../language/tag.ts'
import {
  type NotePlace,
  type NotePlaces,
  placeOfNotes,
} from '../manuscript/note-place.ts'
import type { PrintOptions } from './for-print.ts'
import { toEndNote } from './print-note.ts'

/** Notes of a chapter that stand at a place. */
export function notesAt(
  { notes }: ChapterHtml,
  place: NotePlace,
  places?: NotePlaces,
): NoteHtml[] {
  return notes.filter(({ note }) => placeOfNotes(note.series.name, places) === place)
}

/** The notes at the end of a book, as the contents and the bookmarks list them. */
export interface EndNotesEntry {
  /** Unique in the edition. */
  readonly id: string
  readonly title: string
}

/** Find out whether a book has notes at its end, and what they are called. */
export function endNotesEntry(
  book: Book,
  chapters: readonly ChapterHtml[],
  places: NotePlaces | undefined,
): EndNotesEntry | undefined {
  if (chapters.every((one) => notesAt(one, 'book-end', places).length === 0)) {
    return undefined
  }
  const taken = new Set(chapters.flatMap(({ chapter }) => [chapter.id, ...chapter.ids]))
  return { id: uniqueId('notes', taken), title: generatedWords(book.language).notes }
}

/** Set notes at the end of their chapter, under a heading; nothing where there are none. */
export function toChapterEndNotes(
  chapter: ChapterHtml,
  options: EndNoteOptions,
): Element[] {
  const { language } = chapter.chapter
  const lists = listsOf([chapter], 'chapter-end', options)
  if (lists.length === 0) return []
  const heading = element('h2', {}, [text(generatedWords(language).notes)])
  return [framed(language, [heading, ...lists])]
}

/** Set notes at the end of an article, under a heading; nothing where there are none. */
export function toArticleEndNotes(
  chapters: readonly ChapterHtml[],
  language: LanguageTag,
  options: EndNoteOptions,
): Element[] {
  const lists = listsOf(chapters, 'book-end', options)
  if (lists.length === 0) return []
  const heading = element('h2', {}, [text(generatedWords(language).notes)])
  return [framed(language, [heading, ...lists])]
}

/**
 * Set notes at the end of a book as a section of their own, under the titles of their
 * chapters if there are several.
 */
export function toEndNotesSection(
  chapters: readonly ChapterHtml[],
  { id, title }: EndNotesEntry,
  options: EndNoteOptions & {
    readonly language: LanguageTag
    readonly start: 'recto' | 'page'
  },
): Element {
  const { language, start } = options
  const parts = chapters.flatMap((one): ElementContent[] => {
    const { chapter } = one
    const lists = listsOf([one], 'book-end', options)
    if (lists.length === 0 || chapters.length === 1) return lists
    const properties = { lang: chapter.language, dir: direction(chapter.language) }
    return [
      element('h2', properties, phrasingToHtml(chapter.title, chapter.language)),
      ...lists,
    ]
  })
  const heading = element('h1', { id }, [text(title)])
  return element(
    'section',
    {
      className: ['chapter'],
      dataSection: id,
      dataStart: start,
      dataKind: 'text',
      dataOpening: 'opening',
      dataTitle: title,
    },
    [
      element('div', { className: ['flow'] }, [framed(language, [heading, ...parts])]),
      element('div', { className: ['notes'] }, []),
      // Chromium prints a destination only for an id that a link of the same document asks for.
      element('a', { hidden: true, href: `#${id}` }, []),
    ],
  )
}

/** How notes at an end are set. */
export interface EndNoteOptions extends PrintOptions {
  readonly notePlaces?: NotePlaces
}

/** A list for each series, in the order of their first notes. */
function listsOf(
  chapters: readonly ChapterHtml[],
  place: NotePlace,
  options: EndNoteOptions,
): Element[] {
  const series = new Map<string, Element[]>()
  for (const one of chapters) {
    const { id: chapterId, language } = one.chapter
    for (const note of notesAt(one, place, options.notePlaces)) {
      const { name } = note.note.series
      const notes = series.get(name) ?? []
      notes.push(toEndNote(note, language, { ...options, chapterId }))
      series.set(name, notes)
    }
  }
  return [...series.values()].map((notes) => element('ol', {}, notes))
}

function framed(language: LanguageTag, children: readonly ElementContent[]): Element {
  const properties = {
    className: ['end-notes'],
    lang: language,
    dir: direction(language),
  }
  return element('div', properties, [...children])
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
