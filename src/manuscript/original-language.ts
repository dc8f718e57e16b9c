import { type LanguageTag, parseLanguageTag } from '../language/tag.ts'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import type { ReadChapter } from './read-chapter.ts'
import type { ReadOutline } from './read-outline.ts'

/**
 * Find the language of the original: that of its folder or file name, else what
 * `book.yaml` says, the first chapter's front matter, or the caller; else English.
 *
 * The folder goes first because the outline has followed config and caller to it.
 *
 * @param original Chapters; the first gains a message when its language is but a guess.
 */
export function originalLanguage(
  original: readonly ReadChapter[],
  { outline, config }: ReadOutline,
  asked: LanguageTag | undefined,
): LanguageTag {
  const [first] = original
  const said =
    config?.parsed.given.language ?? first?.frontMatter.given.lang ?? asked ?? undefined
  const found = outline.language
  const isGuess = said === undefined && (!found || outline.translations.size > 0)
  const language = found ?? said ?? english()
  // With broken front matter it may well be said, only not readable.
  if (isGuess && first?.file.messages.some(({ fatal }) => fatal) === false) {
    const what = found ? 'which language is the original' : 'the language'
    const reason = `${what} is not said; \`${language}\` is taken`
    const message = report(first.file, 'language-is-given', textNode('', 0), reason)
    if (config) message.note = 'hint: write `language:` into `book.yaml`'
  }
  return language
}

function english(): LanguageTag {
  const tag = parseLanguageTag('en')
  if (tag === undefined) throw new Error('`en` is a language tag')
  return tag
}
