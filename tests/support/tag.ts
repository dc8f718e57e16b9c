import { type LanguageTag, parseLanguageTag } from '../../src/language/tag.ts'

/** A language tag that the test knows to be sound. */
export function tag(text: string): LanguageTag {
  const language = parseLanguageTag(text)
  if (language === undefined) throw new Error(`no language tag: ${text}`)
  return language
}
