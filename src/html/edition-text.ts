import type { VFile } from 'vfile'
import { assembleBook, type AssembleOptions } from '../book/assemble-book.ts'
import type { Book, Chapter } from '../book/book.ts'
import { readImages } from '../book/read-images.ts'
import type { Edition } from '../manuscript/config.ts'
import type { Picture } from '../manuscript/read-image.ts'
import {
  type AlignedManuscript,
  settleTranslations,
} from '../translation/settle-translations.ts'
import type { ChapterHtml } from './chapter-html.ts'
import { chapterToHtml } from './chapter-to-html.ts'
import { type ParallelHtml, runsOfChapters, toParallelHtml } from './parallel-html.ts'
import { replacePictures } from './replace-pictures.ts'

/** The whole text of an edition, ready for its format. */
export interface EditionText {
  readonly edition: Edition
  readonly book: Book
  /** The chapters of all texts of the book, in order. */
  readonly chapters: readonly ChapterHtml[]
  /** The same chapters, joined with their counterparts, in a parallel layout. */
  readonly parallel?: readonly ParallelHtml[]
  readonly images: ReadonlyMap<string, Picture>
  /** Files with the passages that the edition does not put up with. */
  readonly faults: readonly VFile[]
}

/** A manuscript whose chapters are parsed, and aligned as far as an edition needs it. */
export type ParsedManuscript = AlignedManuscript

/**
 * Make the text of an edition: assemble its book, read its pictures, turn it into hast.
 *
 * All faults of the text are messages of its files afterwards.
 *
 * @param pause Awaited after each chapter, so that a long book can be interrupted.
 */
export async function toEditionText(
  parsed: ParsedManuscript,
  edition: Edition,
  numbering: AssembleOptions['numbering'],
  pause: () => Promise<void>,
): Promise<EditionText> {
  const settled = await settleTranslations(parsed, edition)
  const { manuscript, source, trees, aligned, faults } = settled
  const files = new Set(await source.list())
  const book = assembleBook(manuscript, edition, trees, { files, numbering, aligned })
  const images = await readImages(book, source, manuscript.limits)
  const runs = runsOfChapters(book.parallel ?? [])
  const chapters = new Map<Chapter, ChapterHtml>()
  for (const chapter of book.texts.flatMap((text) => text.chapters)) {
    const html = await chapterToHtml(chapter, manuscript.attempt, runs.get(chapter))
    chapters.set(
      chapter,
      replacePictures(html, (path) => images.has(path)),
    )
    await pause()
  }
  const parallel = book.parallel?.map((joined) => toParallelHtml(joined, chapters))
  return {
    edition,
    book,
    chapters: [...chapters.values()],
    ...(parallel && { parallel }),
    images,
    faults,
  }
}

/** Are the files of an edition free of errors? */
export function isSound({ chapters, faults }: EditionText): boolean {
  const files = [...chapters.map(({ chapter }) => chapter.file), ...faults]
  return files.every((file) => !file.messages.some(({ fatal }) => fatal))
}
