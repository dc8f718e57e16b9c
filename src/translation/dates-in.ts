import type { LanguageTag } from '../language/tag.ts'

/** A day of a month. */
export interface FoundDate {
  readonly day: number
  /** From 1. */
  readonly month: number
  readonly written: string
}

/**
 * Make a function that finds the dates of a text that name a month: `12. Mai`,
 * `May 12th`, `le 1er mai`, `5月12日`.
 *
 * @param language Whose names of months are looked for.
 */
export function dateFinder(language: LanguageTag): (text: string) => FoundDate[] {
  const names = monthNames(language)
  const name = names
    .map(([one]) => one)
    .toSorted((one, other) => other.length - one.length)
    .map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
    .join('|')
  const monthOf = new Map(names)
  const between = String.raw`(?:\.|st|nd|rd|th|er|º)?[ \u00A0\u202F]+(?:of |de |d['’])?`
  const patterns = [
    new RegExp(
      `(?<![\\d.,])(?<day>\\d{1,2})${between}(?<month>${name})(?!\\p{L})`,
      'giu',
    ),
    new RegExp(
      `(?<!\\p{L})(?<month>${name})[ \\u00A0](?<day>\\d{1,2})(?!\\d|[.,]\\d)`,
      'giu',
    ),
    /(?<month>\d{1,2})[ ]?[月월][ ]?(?<day>\d{1,2})[ ]?[日일]/gu,
  ]
  return (text) => {
    if (!/\d/u.test(text)) return []
    return patterns.flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ 0: written, groups = {} }): FoundDate => {
        const month = groups['month'] ?? ''
        return {
          day: Number(groups['day']),
          month: monthOf.get(month.toLocaleLowerCase(language)) ?? Number(month),
          written,
        }
      }),
    )
  }
}

/** Names of the months as they stand in dates and alone, with their numbers. */
function monthNames(language: LanguageTag): (readonly [string, number])[] {
  const forms: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'long', day: 'numeric' },
  ]
  return forms.flatMap((form) => {
    const format = new Intl.DateTimeFormat(language, {
      ...form,
      calendar: 'gregory',
      timeZone: 'UTC',
    })
    return Array.from({ length: 12 }, (_, month) => {
      const parts = format.formatToParts(new Date(Date.UTC(2000, month, 1)))
      const name = parts.find(({ type }) => type === 'month')?.value ?? ''
      return [name.toLocaleLowerCase(language), month + 1] as const
    }).filter(([name]) => /\p{L}{3}/u.test(name) && !/\d/u.test(name))
  })
}

/**
 * Find the dates of the original that are others in the translation: the same day of
 * another month, or another day of the same month.
 */
export function differingDates(
  original: readonly FoundDate[],
  translation: readonly FoundDate[],
): (readonly [original: FoundDate, translation: FoundDate])[] {
  const isSame = (one: FoundDate, other: FoundDate): boolean =>
    one.day === other.day && one.month === other.month
  const ours = original.filter((one) => !translation.some((other) => isSame(one, other)))
  const theirs = translation.filter(
    (one) => !original.some((other) => isSame(one, other)),
  )
  if (ours.length !== theirs.length) return []
  return ours.flatMap((one, index) => {
    const other = theirs[index]
    const isNear = other && (other.day === one.day || other.month === one.month)
    return isNear ? [[one, other] as const] : []
  })
}
