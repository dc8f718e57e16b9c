import { countLetters } from '../../language/count-letters.ts'
import type { PageStart } from '../../pages/page-start.ts'

/** What stands in the text of a printed chapter and is not counted as its text. */
const uncounted = '.note-call, .page-reference, .repeated, math, svg'

/**
 * Find where in the text of its chapter each page begins, once the document is divided.
 *
 * A page that holds no text of a chapter, such as a title page, is passed over.
 */
export function findPageStarts(): PageStart[] {
  const before = new Map<string, number>()
  const starts: PageStart[] = []
  for (const page of document.querySelectorAll<HTMLElement>('.page')) {
    let isFirst = true
    for (const part of page.querySelectorAll<HTMLElement>('.page-body .chapter-text')) {
      const { chapter = '', lettersBefore = '0' } = part.dataset
      const offset = before.get(chapter) ?? Number(lettersBefore)
      if (isFirst) {
        starts.push({ folio: page.dataset['folio'] ?? '', chapterId: chapter, offset })
      }
      isFirst = false
      before.set(chapter, offset + lettersOf(part))
    }
  }
  return starts
}

function lettersOf(part: Element): number {
  let letters = 0
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(uncounted)) continue
    letters += countLetters(node.data)
  }
  return letters
}
