import type { LanguageTag } from './tag.ts'

/**
 * Name a language in a language, as its own speakers spell it by default.
 *
 * @param inLanguage Language of the name.
 * @example
 * languageName(tag('fr')) //=> 'français'
 * languageName(tag('fr'), tag('de')) //=> 'Französisch'
 */
export function languageName(
  language: LanguageTag,
  inLanguage: LanguageTag = language,
): string {
  const names = new Intl.DisplayNames([inLanguage], { type: 'language' })
  return names.of(language) ?? language
}
