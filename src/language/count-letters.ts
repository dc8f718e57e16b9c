/**
 * Count the letters and digits of a text, in code points.
 *
 * A place in a text that is counted so is the same in print and e-book: hyphens, spaces and
 * quotation marks may differ there.
 */
export function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
