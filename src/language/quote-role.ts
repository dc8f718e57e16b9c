import { isElision } from './elisions.ts'
import type { LanguageTag } from './tag.ts'

/** What a quotation mark or apostrophe does where it stands. */
export type QuoteRole = 'open' | 'close' | 'apostrophe' | 'prime'

/** A straight sign in its surroundings. */
export interface StraightSign {
  /** Text of the block. */
  readonly text: string
  /** UTF-16 offset of the sign, `"` or `'`. */
  readonly at: number
  readonly language: LanguageTag
  /** A quotation that began with the same sign has not ended. */
  readonly isOpen: boolean
  /** A sign that may end a quotation follows somewhere in the block. */
  readonly canClose: boolean
  /** Role of the sign at an offset before this one, if there is a sign. */
  readonly roleAt: (offset: number) => QuoteRole | undefined
}

/** A character of a word, or the placeholder of something set in the line, or half an emoji. */
const wordCharacter = /[\p{L}\p{M}\p{N}\uFFFC\uD800-\uDFFF]/u
const opening = /[\s([{<¿¡/=|+*~–—―-]/u
const closing = /[\s.,;:!?)\]}>»”›…]/u

/**
 * Decide what a straight quotation mark or apostrophe does.
 *
 * It opens a quotation where a word begins and closes one where a word ends; it is an
 * apostrophe within a word, at its end without an open quotation, and before known
 * elisions; after a figure, outside a quotation, it is a prime.
 */
export function quoteRole(sign: StraightSign): QuoteRole {
  return sign.text[sign.at] === '"' ? roleOfDouble(sign) : roleOfSingle(sign)
}

/** Tell whether a word may begin at `at`, judged by what stands before. */
export function wordBegins({
  text,
  at,
  roleAt,
}: Omit<StraightSign, 'language'>): boolean {
  const before = text[at - 1]
  if (before === undefined || opening.test(before)) return true
  const role = roleAt(at - 1)
  return role === 'open' || role === 'apostrophe'
}

function roleOfDouble(sign: StraightSign): QuoteRole {
  const begins = wordBegins(sign)
  const follows = wordFollows(sign)
  if (sign.isOpen) return begins && follows ? 'open' : 'close'
  const isAfterFigure = /\d/u.test(sign.text[sign.at - 1] ?? '')
  if (begins || (follows && !isAfterFigure)) return 'open'
  return isAfterFigure ? 'prime' : 'close'
}

function roleOfSingle(sign: StraightSign): QuoteRole {
  const { text, at, isOpen, canClose } = sign
  const before = text[at - 1] ?? ''
  if (wordCharacter.test(before) && wordCharacter.test(text[at + 1] ?? '')) {
    // Minutes of arc, as in 48°51'24".
    const isMinutes = /°\s?\d{1,2}$/u.test(text.slice(Math.max(at - 4, 0), at))
    return isMinutes ? 'prime' : 'apostrophe'
  }
  if (wordBegins(sign)) {
    if (isElision(text.slice(at + 1, at + 14), sign.language)) return 'apostrophe'
    if (wordFollows(sign)) return canClose ? 'open' : 'apostrophe'
    return isOpen ? 'close' : 'apostrophe'
  }
  // The second apostrophe of `rock 'n' roll`.
  if (before === 'n' && sign.roleAt(at - 2) === 'apostrophe') return 'apostrophe'
  if (isOpen) return 'close'
  if (/\d/u.test(before)) return 'prime'
  const opensAfterPunctuation = !wordCharacter.test(before) && wordFollows(sign)
  return opensAfterPunctuation && canClose ? 'open' : 'apostrophe'
}

function wordFollows({ text, at }: StraightSign): boolean {
  let next = at + 1
  while (/["'„‚«‹“‘]/u.test(text[next] ?? '')) next += 1
  const after = text.slice(next, next + 2)
  return after !== '' && (!closing.test(after.charAt(0)) || /^(?:…|\.[.\d])/u.test(after))
}
