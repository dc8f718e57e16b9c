/** Chinese and Japanese characters and the signs among them, which no space divides. */
const square =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303F\\u30FC\\uFF01-\\uFF60]'

const breakBetween = new RegExp(`(?<=${square})[ \\t]*\\n[ \\t]*(?=${square})`, 'gu')

/**
 * Join lines of Chinese and Japanese: where a line of the manuscript ends between two of
 * their characters stands no space.
 *
 * @see CSS Text 4, “Segment Break Transformation Rules”; not all readers of e-books know them.
 * @example
 * joinSquares('改行\nした\nword') //=> '改行した\nword'
 */
export function joinSquares(text: string): string {
  return text.includes('\n') ? text.replaceAll(breakBetween, '') : text
}
