import type { Book } from '../../src/book/book.ts'
import type { BookComparison } from '../../src/review/compare-books.ts'
import { compareBooks } from '../../src/review/compare-books.ts'
import type { PlacedChange } from '../../src/review/list-changes.ts'
import { bookOf } from '../book/book-of.ts'

type Files = Readonly<Record<string, string>>

/** Assemble a book of one German file, or of several. */
export async function textBook(manuscript: string | Files): Promise<Book> {
  const files = typeof manuscript === 'string' ? { 'a.md': manuscript } : manuscript
  return (await bookOf(files)).book
}

/** Compare two manuscripts in memory. */
export async function compared(
  old: string | Files,
  now: string | Files,
): Promise<BookComparison> {
  return compareBooks(await textBook(old), await textBook(now))
}

/** Changes between two manuscripts. */
export async function changesOf(
  old: string | Files,
  now: string | Files,
): Promise<PlacedChange[]> {
  const { texts } = await compared(old, now)
  return texts.flatMap(({ changes }) => changes)
}

/** Changes as an editor jots them down: `words: [-old-]{+new+}`. */
export async function marks(old: string | Files, now: string | Files): Promise<string[]> {
  return (await changesOf(old, now)).map(
    ({ class: is, kind, old: gone, new: come, note, counterpart }) =>
      [
        note === undefined ? '' : `note ${note}, `,
        kind === 'copy' || kind === 'copyRemoved' ? `${kind}, ` : '',
        `${is}: `,
        gone.text === '' || is === 'move' ? '' : `[-${gone.text}-]`,
        come.text === '' ? '' : `{+${come.text}+}`,
        counterpart === undefined ? '' : ` = ${counterpart}`,
      ].join(''),
  )
}
