import { quoteEdits } from './quote-edits.ts'
import { spacingEdits } from './spacing-edits.ts'
import { applyEdits, joinPieces, type TextPiece } from './text-edits.ts'

/** Stands for whatever is set in the line and is no text: code, a formula, a picture. */
export const objectReplacement = '\uFFFC'

/**
 * Set the running text of one block as a printer would: typographic quotation marks,
 * apostrophes and primes, and the spaces of French punctuation.
 *
 * Every letter, figure and other sign stays. What has been set once stays as it is when
 * set again.
 *
 * @param pieces Text of the block in reading order, split wherever the markup or the
 *   language changes; `objectReplacement` where something else than text stands.
 * @returns The new text of each piece, in the same order.
 * @example
 * setText([{ text: '"Ja", sagte er', language: tag('de') }]) //=> ['„Ja“, sagte er']
 */
export function setText(pieces: readonly TextPiece[]): string[] {
  const isPlain = pieces.every(
    ({ text, language }) =>
      !/["']/u.test(text) && !(language?.startsWith('fr') && /[«»‹›:;!?]/u.test(text)),
  )
  if (isPlain) return pieces.map(({ text }) => text)
  const quoted = applyEdits(pieces, quoteEdits(joinPieces(pieces))).map(
    (text, index) => ({
      text,
      language: pieces[index]?.language,
    }),
  )
  return applyEdits(quoted, spacingEdits(joinPieces(quoted)))
}
