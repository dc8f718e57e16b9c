/** Stands in expected words for a formula: some text, whatever it is. */
export const formulaWord = '⟦formula⟧'

/** Stands in expected words for the mark before a list item: a number, a bullet, or nothing. */
export const labelWord = '⟦label⟧'

/** Stands in expected words after a link inside the manuscript: `, p. 12`, or nothing. */
export const pageWord = '⟦page⟧'

/** A token of a note: `c0001c` before a call, `n0001n` at its beginning, `e0001e` at its end. */
export const tokenPattern = /^([cne])(\d{4,5})\1$/u

/** Which note a token belongs to, and what it marks. */
export interface Token {
  readonly kind: 'call' | 'begin' | 'end'
  readonly number: number
}

/** Read a word as a token. */
export function readToken(word: string): Token | undefined {
  const match = tokenPattern.exec(word)
  if (!match) return undefined
  const kind = match[1] === 'c' ? 'call' : match[1] === 'n' ? 'begin' : 'end'
  return { kind, number: Number(match[2]) }
}

/** Write a token. */
export function formatToken(kind: 'c' | 'n' | 'e', number: number): string {
  return `${kind}${String(number).padStart(4, '0')}${kind}`
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu
const quotes = /["'`´«»‹›‘’‚‛“”„‟′″‴]/gu
const hyphens = /[-‐‑⁃]/gu
const dashes = /[‒–—―⸺⸻−]/gu
// What a font has no character for may come out as a control character.
const controls = /(?!\s)\p{Cc}/gu
// An unspaced script has no words to compare, so each character is one.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/**
 * Cut a text into words as they are compared: in NFKC, without quotation marks, hyphens,
 * square brackets and invisible characters, cut at dashes; case and other marks kept.
 *
 * What typesetting may rightly change is taken out, so that whatever differs is a fault.
 *
 * @example
 * toWords('„Wahr\u00ADheit“ – c0001c, re-enter') //=> ['Wahrheit', 'c0001c', ',', 'reenter']
 */
export function toWords(text: string): string[] {
  return text
    .replaceAll(quotes, '')
    .normalize('NFKC')
    .replaceAll(invisible, '')
    .replaceAll(controls, '')
    .replaceAll(quotes, '')
    .replaceAll(hyphens, '')
    .replaceAll(/[[\]]/gu, '')
    .replaceAll(dashes, ' ')
    .replaceAll(/([cne])(\d{4,5})\1/gu, ' $& ')
    .replaceAll(/⟦\w+⟧/gu, ' $& ')
    .replaceAll(unspaced, ' $& ')
    .split(/\s+/u)
    .filter((word) => word !== '')
}

/** Whether a printed word ends with a hyphen that a line break may have made. */
export function endsWithHyphen(text: string): boolean {
  return /[\p{L}\p{N}][-‐\u00AD]$/u.test(text)
}
