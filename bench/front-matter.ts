import type { Expected } from './expected.ts'
import type { FoundWord } from './find-text.ts'

/**
 * Find the first page that holds the first words of the first paragraph. What stands before
 * it is title page and contents, which repeat titles rightly.
 *
 * @returns Index of the page; 0 when the words are nowhere.
 */
export function findFirstPage(body: readonly FoundWord[], expected: Expected): number {
  const opening = expected.chapters[0]?.opening.replaceAll(' ', '') ?? ''
  const texts = new Map<number, string>()
  for (const { text, pageIndex } of body) {
    texts.set(pageIndex, (texts.get(pageIndex) ?? '') + text)
  }
  for (const [pageIndex, text] of texts) {
    if (opening !== '' && text.includes(opening)) return pageIndex
  }
  return 0
}

/** Leave out what stands before the text. */
export function withoutFront<
  T extends { readonly body: readonly FoundWord[]; readonly notes: readonly FoundWord[] },
>(text: T, firstPage: number): T {
  const isText = ({ pageIndex }: FoundWord): boolean => pageIndex >= firstPage
  return { ...text, body: text.body.filter(isText), notes: text.notes.filter(isText) }
}
