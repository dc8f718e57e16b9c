import type { LanguageTag } from '../language/tag.ts'

/**
 * Key values by the book's own tags: `de` serves a book in `de-CH`, and `DE-ch` is the
 * same tag.
 *
 * @param values Values by tag as written, each well-formed.
 * @param languages Tags of the book.
 * @returns Values of the languages that have one, in the order of the languages.
 */
export function byOwnTags<Value>(
  values: Readonly<Partial<Record<string, Value>>>,
  languages: readonly LanguageTag[],
): Partial<Record<string, Value>> {
  const lower = new Map(
    Object.entries(values).map(([tag, value]) => [tag.toLowerCase(), value]),
  )
  const own: Partial<Record<string, Value>> = {}
  for (const tag of languages) {
    let shorter = tag.toLowerCase()
    while (!lower.has(shorter) && shorter.includes('-')) {
      shorter = shorter.slice(0, shorter.lastIndexOf('-'))
    }
    const value = lower.get(shorter)
    if (value !== undefined) own[tag] = value
  }
  return own
}
