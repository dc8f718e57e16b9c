import type { Root } from 'mdast'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { ChapterFile, Manuscript } from '../manuscript/manuscript.ts'
import { alignChapter, type ChapterAlignment } from './align-chapter.ts'
import { type NotePair, pairNotes } from './pair-notes.ts'

/** A chapter of the original with its translation into one language. */
export interface TranslatedChapter extends ChapterAlignment {
  readonly language: LanguageTag
  readonly original: ChapterFile
  readonly translation: ChapterFile
  readonly notes: readonly NotePair[]
}

/**
 * Align every chapter of the original with its translations.
 *
 * @param trees Parsed chapters; a chapter that is not among them, or could not be parsed,
 *   is passed over, and so is one that nobody has translated, or that takes too long.
 * @param languages Translations to align; all when absent.
 * @returns By language in the order of the config, chapters in the order of the original.
 */
export function alignManuscript(
  { texts, attempt }: Manuscript,
  trees: ReadonlyMap<ChapterFile, Root>,
  languages?: ReadonlySet<LanguageTag>,
): TranslatedChapter[] {
  const [originalText, ...all] = texts
  const translations = all.filter(({ language }) => languages?.has(language) ?? true)
  return translations.flatMap(({ language, chapters }) =>
    (originalText?.chapters ?? []).flatMap((original): TranslatedChapter[] => {
      const translation = chapters.find(({ name }) => name === original.name)
      const left = trees.get(original)
      const right = translation && trees.get(translation)
      if (!translation || !left?.children.length || !right?.children.length) return []
      const aligned = attempt(() => {
        const alignment = alignChapter(left, right)
        const notes = pairNotes(alignment.beads, left, right)
        return { language, original, translation, notes, ...alignment }
      }, translation.file.path)
      if (aligned) return [aligned.result]
      const reason = 'comparing the chapter with its original takes too long'
      report(translation.file, 'chapter-is-set-in-time', textNode('', 0), reason)
      return []
    }),
  )
}
