import type { Root } from 'mdast'
import type { LanguageTag } from '../language/tag.ts'
import type { ChapterFile, Manuscript } from '../manuscript/manuscript.ts'
import { parseMarkdown } from './parse.ts'

/**
 * Parse the chapters of some languages of a manuscript.
 *
 * @param manuscript Its chapter files gain messages.
 * @param pause Awaited after each chapter, so that a long manuscript can be interrupted.
 */
export async function parseManuscript(
  { config, texts }: Manuscript,
  languages: ReadonlySet<LanguageTag>,
  pause: () => Promise<void>,
): Promise<ReadonlyMap<ChapterFile, Root>> {
  const trees = new Map<ChapterFile, Root>()
  for (const { language, chapters } of texts) {
    if (!languages.has(language)) continue
    for (const chapter of chapters) {
      const options = { series: config.series, language: chapter.language }
      trees.set(chapter, parseMarkdown(chapter.file, options))
      await pause()
    }
  }
  return trees
}
