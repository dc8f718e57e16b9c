import type { Book } from '../book/book.ts'
import { redlineText } from './redline-text.ts'
import type { Review } from './review.ts'

/**
 * Make the book that holds both revisions, with what the new one says of itself. Texts in
 * which nothing has changed are left out.
 */
export function redlineBook({ comparison }: Review): Book {
  const texts = comparison.texts
    .filter(({ changes }) => changes.length > 0)
    .map((compared) => redlineText(compared))
  return { ...comparison.new, texts }
}
