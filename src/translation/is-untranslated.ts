import type { PassageFacts } from './passage-facts.ts'

/** Fewer words may be the same in two languages. */
const fewestWords = 6

/** Titles, names, what is quoted: a passage that is mostly these stays as it is. */
const mostMarked = 0.4

/** What books and articles are listed with. */
const reference =
  /(?:\b(?:pp?|vol|ed|eds|S|Bd|hrsg|Hg|in|et al)\.|\bPress\b|\bVerlag\b|\bibid\b|\bIbid\b|doi|https?:|§)/u

/**
 * Find out whether a passage stands in the translation as it stands in the original.
 *
 * References to books, lists of names and passages without sentences are the same in any
 * language.
 */
export function isUntranslated(
  original: PassageFacts,
  translation: PassageFacts,
): boolean {
  const words = wordsOf(translation.text)
  const text = words.join(' ')
  if (text !== wordsOf(original.text).join(' ')) return false
  const letters = translation.text.trim().length
  const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
  if (
    isUnspaced
      ? (text.match(/\p{L}/gu)?.length ?? 0) < 3 * fewestWords
      : words.length < fewestWords
  ) {
    return false
  }
  if (translation.markedLetters > mostMarked * letters) return false
  if (reference.test(translation.text) && /\d/u.test(translation.text)) return false
  const plain = words.filter((word) => /^\p{Ll}{2}|^\p{Lo}/u.test(word)).length
  return plain >= words.length / 2
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
