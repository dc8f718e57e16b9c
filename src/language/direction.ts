import type { LanguageTag } from './tag.ts'

/** Scripts in use that run from right to left, by ISO 15924 code. */
const rightToLeft = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
])

/**
 * Say in which direction a language is written, by the script its tag names or implies.
 *
 * @example
 * direction(tag('fa')) //=> 'rtl'
 * direction(tag('az-Latn')) //=> 'ltr'
 */
export function direction(language: LanguageTag): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(language).maximize()
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}
