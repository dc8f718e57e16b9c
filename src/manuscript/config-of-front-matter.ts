import type { LanguageTag } from '../language/tag.ts'
import type { ConfigFile } from './config-schema.ts'
import type { FrontMatter } from './front-matter.ts'
import type { ReadChapter } from './read-chapter.ts'

/**
 * Gather from front matter what `book.yaml` would say.
 *
 * The first chapter speaks for the book; the authors are those of all chapters, each once,
 * as in a collection of essays.
 *
 * @param texts Chapters by language, the original first.
 */
export function configOfFrontMatter(
  texts: ReadonlyMap<LanguageTag, readonly ReadChapter[]>,
): ConfigFile {
  const [original = []] = texts.values()
  const first = original[0]?.frontMatter.given ?? {}
  const authors = unique(original.flatMap((chapter) => authorOf(chapter)))
  return {
    title: byLanguage(texts, 'title'),
    subtitle: byLanguage(texts, 'subtitle'),
    description: byLanguage(texts, 'description'),
    kicker: byLanguage(texts, 'kicker'),
    author: authors.length > 0 ? authors : undefined,
    translators: translatorsOf(texts),
    date: first.date,
    publisher: first.publisher,
    rights: first.rights,
    identifier: first.identifier,
    cover: first.cover,
  }
}

function authorOf(chapter: ReadChapter): readonly string[] {
  return chapter.frontMatter.given.author ?? []
}

function byLanguage(
  texts: ReadonlyMap<LanguageTag, readonly ReadChapter[]>,
  key: keyof Pick<FrontMatter, 'title' | 'subtitle' | 'description' | 'kicker'>,
): Record<string, string> | undefined {
  const found: Record<string, string> = {}
  for (const [language, [chapter]] of texts) {
    const text = chapter?.frontMatter.given[key]
    if (text !== undefined) found[language] = text
  }
  return Object.keys(found).length > 0 ? found : undefined
}

function translatorsOf(
  texts: ReadonlyMap<LanguageTag, readonly ReadChapter[]>,
): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const [language, chapters] of texts) {
    const translators = chapters.flatMap(
      ({ frontMatter }) => frontMatter.given.translator ?? [],
    )
    if (translators.length > 0) found[language] = unique(translators)
  }
  return found
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
