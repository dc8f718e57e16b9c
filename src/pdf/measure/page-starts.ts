import type { PageStart } from '../../pages/page-start.ts'
import { lettersOf } from './letters-of.ts'

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
    for (const part of page.querySelectorAll<HTMLElement>(
      '.page-body .chapter-text[data-chapter]',
    )) {
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
