import { quoteEdits } from './quote-edits.ts'
import { spacingEdits } from './spacing-edits.ts'
import { applyEdits, joinPieces, type TextPiece } from './text-edits.ts'
import { tieEdits } from './tie-edits.ts'

/** Stands for whatever is set in the line and is no text: code, a formula, a picture. */
export const objectReplacement = '\uFFFC'

/**
 * Set the running text of one block as a printer would: typographic quotation marks,
 * apostrophes and primes, the spaces of French punctuation, and no-break spaces in what a
 * line's end would tear apart.
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
  return setTies(isPlain ? pieces : setSigns(pieces))
}

function setSigns(pieces: readonly TextPiece[]): TextPiece[] {
  const quoted = withTexts(pieces, applyEdits(pieces, quoteEdits(joinPieces(pieces))))
  return withTexts(quoted, applyEdits(quoted, spacingEdits(joinPieces(quoted))))
}

function setTies(pieces: readonly TextPiece[]): string[] {
  return applyEdits(pieces, tieEdits(joinPieces(pieces)))
}

function withTexts(pieces: readonly TextPiece[], texts: readonly string[]): TextPiece[] {
  return pieces.map(({ language }, index) => ({ text: texts[index] ?? '', language }))
}
