import type { BlockText, TextEdit } from './text-edits.ts'

/** Spaces that French sets before its high punctuation, and inside its guillemets. */
interface FrenchSpaces {
  /** Before `;`, `!` and `?`. */
  readonly high: string
  /** Before `:`. */
  readonly colon: string
}

const noBreakSpace = '\u00A0'
const narrowNoBreakSpace = '\u202F'

/** Canada sets the colon alone apart, Switzerland all four by the same narrow space. */
const spacesByTag: Readonly<Partial<Record<string, FrenchSpaces>>> = {
  'fr-CA': { high: '', colon: noBreakSpace },
  'fr-CH': { high: narrowNoBreakSpace, colon: narrowNoBreakSpace },
}
const french: FrenchSpaces = { high: narrowNoBreakSpace, colon: noBreakSpace }

/** At most four, so that a long run of spaces costs no more than its length. */
const typed = '[ \\u00A0\\u2009\\u202F]{0,4}'
const signs = new RegExp(
  [
    `(?<guillemet>[«‹])${typed}(?=\\S)`,
    `${typed}(?<closing>[»›])`,
    // Not within a word or address, nor in a smiley.
    `${typed}(?<high>(?:[!?]+|;(?![-()DP]))[;!?]*)(?![\\p{L}\\p{N}=&/_-])`,
    // Not in 10:30, https:, or a smiley.
    `${typed}(?<colon>:)(?=\\s|$|[«"“»])`,
  ].join('|'),
  'gu',
)
/** What leaves a sign without a word that it could be set apart from. */
const afterNothing = /[\s([{«‹“„!?;:¿¡/]/u
const address = /\b(?:[a-z]+:\/\/|www\.)\S+/giu

/**
 * Set the spaces of French punctuation: narrow and unbreakable before `;`, `!`, `?` and
 * inside guillemets, unbreakable before `:`. A space that was typed there is replaced.
 *
 * @returns Edits in reading order, none outside French text or inside web addresses.
 * @see Lexique des règles typographiques en usage à l’Imprimerie nationale, “Ponctuation”.
 */
export function spacingEdits({ text, languageAt }: BlockText): TextEdit[] {
  const addresses = Array.from(text.matchAll(address), ({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
  }))
  const edits: TextEdit[] = []
  for (const match of text.matchAll(signs)) {
    const { guillemet, closing, high, colon } = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    const language = languageAt(guillemet ? start : end - 1)
    const isFrench = language === 'fr' || language?.startsWith('fr-') === true
    if (!language || !isFrench) continue
    if (addresses.some((range) => range.start <= start && end <= range.end)) continue
    const { high: beforeHigh, colon: beforeColon } = spacesByTag[language] ?? french
    const before = text[start - 1] ?? ' '
    if (guillemet) edits.push({ start, end, text: guillemet + narrowNoBreakSpace })
    else if (closing && !/[\s«‹]/u.test(before)) {
      edits.push({ start, end, text: narrowNoBreakSpace + closing })
    } else if (high && !afterNothing.test(before)) {
      edits.push({ start, end, text: beforeHigh + high })
    } else if (colon && !afterNothing.test(before)) {
      edits.push({ start, end, text: beforeColon + colon })
    }
  }
  return edits
}
