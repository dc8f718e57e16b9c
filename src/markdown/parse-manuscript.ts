import type { Root } from 'mdast'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { ChapterFile, Manuscript } from '../manuscript/manuscript.ts'
import { parseMarkdown } from './parse.ts'

/** What cannot be read in time has no place: the parser did not get to its end. */
const tooSlow = 'reading the chapter takes too long'

/**
 * Parse the chapters of some languages of a manuscript.
 *
 * @param manuscript Its chapter files gain messages.
 * @param pause Awaited after each chapter, so that a long manuscript can be interrupted.
 */
export async function parseManuscript(
  { config, texts, attempt }: Manuscript,
  languages: ReadonlySet<LanguageTag>,
  pause: () => Promise<void>,
): Promise<ReadonlyMap<ChapterFile, Root>> {
  const trees = new Map<ChapterFile, Root>()
  for (const { language, chapters } of texts) {
    if (!languages.has(language)) continue
    for (const chapter of chapters) {
      const options = { series: config.series, language: chapter.language }
      const parsed = attempt(
        () => parseMarkdown(chapter.file, options),
        chapter.file.path,
      )
      if (parsed === undefined) {
        report(chapter.file, 'chapter-is-set-in-time', textNode('', 0), tooSlow)
      }
      trees.set(chapter, parsed?.result ?? { type: 'root', children: [] })
      await pause()
    }
  }
  return trees
}
