import type { Root } from 'mdast'
import type { Edition } from '../manuscript/config.ts'
import type { ChapterFile, Manuscript } from '../manuscript/manuscript.ts'
import type { TranslatedChapter } from '../translation/align-manuscript.ts'
import type { Chapter, ParallelChapter } from './book.ts'
import { type Draft, type Part, partsOf } from './draft-chapters.ts'
import { joinChapters, type Section, type SectionedText } from './join-chapters.ts'

/** What the chapters of an edition are joined by. */
export interface JoiningOptions {
  /** The finished chapters of the edition by their drafts. */
  readonly chapters: ReadonlyMap<Draft, Chapter>
  readonly aligned: readonly TranslatedChapter[]
}

/**
 * Join the chapters of an edition in several languages, bead by bead; two translations
 * without their original by way of it.
 *
 * @param trees Parsed chapters, those of the original among them.
 */
export function parallelChapters(
  manuscript: Manuscript,
  edition: Edition,
  trees: ReadonlyMap<ChapterFile, Root>,
  { chapters, aligned }: JoiningOptions,
): ParallelChapter[] {
  const drafts = [...chapters.keys()]
  const { language } = manuscript.config
  const textOf = (tag: typeof language): SectionedText => ({
    language: tag,
    sections: drafts
      .filter(({ text }) => text === tag)
      .map((draft) => toSection(draft, chapters.get(draft))),
  })
  const original = edition.languages.includes(language)
    ? textOf(language)
    : {
        language,
        sections: partsOf(manuscript, edition, language, trees).map((part) =>
          toSection(part),
        ),
      }
  const translations = edition.languages.filter((tag) => tag !== language).map(textOf)
  return joinChapters(original, translations, aligned, edition.languages)
}

/** Definitions of links stand in no chapter of a book. */
function toSection(
  { chapter: file, blocks, isHeadingOurs }: Part,
  chapter?: Chapter,
): Section {
  return {
    file,
    blocks: blocks.filter(({ type }) => type !== 'definition'),
    isHeadingOurs,
    ...(chapter && { chapter }),
  }
}
