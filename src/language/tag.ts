declare const brand: unique symbol

/** A BCP 47 language tag in canonical case, such as `de`, `de-CH-1901` or `grc`. */
export type LanguageTag = string & { readonly [brand]: 'LanguageTag' }

/**
 * Parse a language tag.
 *
 * @param text Tag as written in front matter or a file name; any letter case.
 * @returns The canonical tag, or `undefined` when `text` is not a well-formed tag.
 * @example
 * parseLanguageTag('DE-ch') //=> 'de-CH'
 * parseLanguageTag('Deutsch!') //=> undefined
 */
export function parseLanguageTag(text: string): LanguageTag | undefined {
  try {
    // oxlint-disable-next-line no-unsafe-type-assertion -- the only place that mints a tag
    return Intl.getCanonicalLocales(text)[0] as LanguageTag | undefined
  } catch {
    return undefined
  }
}
