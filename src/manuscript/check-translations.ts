import type { LanguageTag } from '../language/tag.ts'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import type { ReadChapter } from './read-chapter.ts'

/**
 * Check that every chapter of the original stands in each translation.
 *
 * @param texts Chapters by language, the original first. Its files gain messages; a
 *   language without any chapter is a fault of the config and passed over.
 */
export function checkTranslations(
  texts: ReadonlyMap<LanguageTag, readonly ReadChapter[]>,
): void {
  const [original = [], ...others] = texts.values()
  const [, ...languages] = texts.keys()
  for (const chapter of original) {
    const missing = languages.filter((_, index) => {
      const chapters = others[index] ?? []
      return chapters.length > 0 && !chapters.some(({ name }) => name === chapter.name)
    })
    if (missing.length === 0) continue
    const list = missing.map((language) => `\`${language}\``).join(' and ')
    const reason = `the chapter is not translated into ${list}`
    report(chapter.file, 'translation-has-chapter', textNode('', 0), reason)
  }
}
