import { countLetters } from '../../language/count-letters.ts'

/** What stands in the text of a printed chapter and is not counted as its text. */
const uncounted = '.note-call, .page-reference, .repeated, math, svg'

/**
 * Count the letters of a chapter that stand in an element.
 *
 * A float counts where it stood in the manuscript, wherever it stands now.
 */
export function lettersOf(element: Element): number {
  const isFloat = element.classList.contains('float')
  let letters = 0
  const kinds = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT
  const walker = document.createTreeWalker(element, kinds)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Comment) {
      letters += Number(/^float (\d+)$/u.exec(node.data)?.[1] ?? 0)
    }
    if (!(node instanceof Text) || node.parentElement?.closest(uncounted)) continue
    if (!isFloat && node.parentElement?.closest('.float')) continue
    letters += countLetters(node.data)
  }
  return letters
}
