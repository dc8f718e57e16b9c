import type { Chapter } from '../book/book.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { generatedWords } from '../language/generated-words.ts'
import type { ChapterPlaces } from './chapter-places.ts'
import { toContentDocument } from './content-document.ts'
import type { EpubEdition } from './edition.ts'
import { toCoverPage, toTextPage, toTitlePage } from './front-pages.ts'
import { toParallelDocument } from './parallel-document.ts'
import type { XhtmlPage } from './xhtml-document.ts'

/** The pages of a publication in the order of reading. */
export interface ReadingOrder {
  /** Absent when the book has no cover picture. */
  readonly cover?: XhtmlPage
  readonly titlePage: XhtmlPage
  /** Chapters; in a book of several languages each text begins with its title. */
  readonly texts: readonly XhtmlPage[]
}

/**
 * Make all pages of a publication but its contents.
 *
 * @param images Paths of pictures in the publication by their path in the manuscript.
 */
export function toReadingOrder(
  { book, chapters, layout = 'single' }: EpubEdition,
  places: ChapterPlaces,
  images: ReadonlyMap<string, string>,
): ReadingOrder {
  const htmls = new Map(chapters.map((html) => [html.chapter.id, html]))
  const htmlOf = ({ id }: Chapter): ChapterHtml => {
    const html = htmls.get(id)
    if (html === undefined) throw new Error(`chapter \`${id}\` has no HTML`)
    return html
  }
  const cover = book.cover === undefined ? undefined : images.get(book.cover)
  const texts = book.texts.filter((text) => text.chapters.length > 0)
  const toChapterPage = (chapter: Chapter): XhtmlPage => {
    const { backToText } = generatedWords(chapter.language)
    return toContentDocument(htmlOf(chapter), places, images, backToText)
  }
  return {
    ...(cover === undefined ? {} : { cover: toCoverPage(book, cover) }),
    titlePage: toTitlePage(book, generatedWords(book.language).translatedBy),
    texts:
      book.parallel?.map((joined) => {
        const sided = joined.chapters.map((chapter) => chapter && htmlOf(chapter))
        const count = joined.beads.length
        return toParallelDocument({ chapters: sided, count }, places, images, layout)
      }) ??
      texts.flatMap((text) => {
        const chapterPages = text.chapters.map(toChapterPage)
        return texts.length > 1 ? [toTextPage(text)].concat(chapterPages) : chapterPages
      }),
  }
}
