import type { NumberedPage } from '../pages/number-pages.ts'
import type { BrokenBook, SectionFacts } from './break-sections.ts'

/** A page with what the document says of its section. */
export interface PageOfSection {
  readonly page: NumberedPage
  readonly section: SectionFacts | undefined
}

/** List the pages of sections as they follow one another: those of two that face each other in turn. */
export function pagesInOrder(
  sections: BrokenBook['sections'],
  facts: readonly SectionFacts[],
): PageOfSection[] {
  return sections
    .flatMap((pages, index) => pages.map((page) => ({ page, section: facts[index] })))
    .toSorted((one, other) => one.page.pageIndex - other.page.pageIndex)
}
