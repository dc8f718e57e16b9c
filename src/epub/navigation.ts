import type {
  Book,
  BookText,
  Chapter,
  ContentsEntry,
  ParallelEntry,
} from '../book/book.ts'
import { parallelContents } from '../book/parallel-contents.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { ChapterPlaces } from './chapter-places.ts'
import { textPath } from './publication.ts'

/** An entry of the contents, with those below it. */
export interface NavigationEntry {
  /** Never empty. */
  readonly title: string
  readonly language: LanguageTag
  /** The same in the other languages of a parallel layout. */
  readonly others?: readonly { readonly title: string; readonly language: LanguageTag }[]
  /** Where it leads, relative to the package document. */
  readonly href: string
  readonly entries: readonly NavigationEntry[]
}

/**
 * Make the contents of a book: its chapters and their headings. A book in several languages
 * has an entry for each text, with its chapters below; where they are parallel, its headings
 * are in all of them.
 */
export function toNavigation(
  book: Book,
  places: ChapterPlaces,
): readonly NavigationEntry[] {
  if (book.parallel) return toParallelEntries(parallelContents(book.parallel), places)
  const texts = book.texts.filter((text) => text.chapters.length > 0)
  if (texts.length === 1) return texts.flatMap((text) => toChapterEntries(text, places))
  return texts.map((text) => ({
    title: text.title,
    language: text.language,
    href: textPath(text.language),
    entries: toChapterEntries(text, places),
  }))
}

function toChapterEntries(text: BookText, places: ChapterPlaces): NavigationEntry[] {
  return text.chapters.map((chapter) => ({
    title: chapter.titleText.trim() || chapter.id,
    language: chapter.language,
    href: places.fileOf(chapter),
    entries: toHeadingEntries(chapter, chapter.contents, places),
  }))
}

function toParallelEntries(
  contents: readonly ParallelEntry[],
  places: ChapterPlaces,
): readonly NavigationEntry[] {
  return contents.flatMap(({ depth, headings, entries }) => {
    const below = toParallelEntries(entries, places)
    const [first, ...others] = headings.flatMap(({ id, titleText, language }) => {
      const title = titleText.trim() || (depth === 1 ? id : '')
      return title === '' ? [] : [{ id, title, language }]
    })
    const chapter = first && places.chapterOf(first.id)
    if (!chapter) return below
    const file = places.fileOf(chapter)
    const { id, ...own } = first
    const href = depth === 1 ? file : `${file}#${id}`
    return [{ ...own, ...(others.length > 0 && { others }), href, entries: below }]
  })
}

/** Name an entry in all its languages. */
export function fullTitle({ title, others = [] }: NavigationEntry): string {
  return [title, ...others.map((other) => other.title)].join(' · ')
}

/** A heading without words, such as a picture, is passed over, but not those below it. */
function toHeadingEntries(
  chapter: Chapter,
  contents: readonly ContentsEntry[],
  places: ChapterPlaces,
): readonly NavigationEntry[] {
  return contents.flatMap((heading) => {
    const entries = toHeadingEntries(chapter, heading.entries, places)
    const title = heading.titleText.trim()
    const href = `${places.fileOf(chapter)}#${heading.id}`
    return title === '' ? entries : [{ title, language: chapter.language, href, entries }]
  })
}
