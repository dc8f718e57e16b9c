import { type LanguageTag, parseLanguageTag } from '../language/tag.ts'

/**
 * Read a language that a person wrote as such.
 *
 * BCP 47 lets any eight letters pass for a language to be registered one day; here the
 * language is one of ISO 639, of two or three letters.
 *
 * @returns The canonical tag, or `undefined` for `Deutsch`, `english` or `de_DE`.
 */
export function readLanguage(text: string): LanguageTag | undefined {
  return /^[a-z]{2,3}(?:-|$)/iu.test(text) ? parseLanguageTag(text) : undefined
}

/**
 * Guess whether part of a file name is a language: `en` in `essay.en.md` is one, `bak` in
 * `essay.bak.md`, though it is Bashkir to ISO 639-2, is none.
 */
export function guessLanguage(text: string): LanguageTag | undefined {
  const language = readLanguage(text)
  if (language === undefined || language.split('-')[0] !== primary(text)) return undefined
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  return names.of(language.split('-')[0] ?? language) === undefined ? undefined : language
}

function primary(text: string): string | undefined {
  return text.split('-')[0]?.toLowerCase()
}
