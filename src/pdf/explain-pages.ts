import type { ChosenPage } from '../pages/choose-pages.ts'
import type { BrokenBook, SectionFacts } from './break-sections.ts'
import { pagesInOrder } from './pages-in-order.ts'

/** A page, what it costs, and why it ends where it does. */
export interface ExplainedPage extends Pick<ChosenPage, 'charges' | 'reason' | 'side'> {
  readonly folio: string
  /** Title of the section it stands in. */
  readonly section: string
}

/** Explain the pages of an edition, in order; blank ones are left out. */
export function explainPages(
  { sections, chosen }: BrokenBook,
  facts: readonly SectionFacts[],
): ExplainedPage[] {
  return pagesInOrder(sections, facts).flatMap(({ page, section }): ExplainedPage[] => {
    const { plan, folio } = page
    const known = chosen.get(plan)
    if (!known) return []
    const { charges, reason, side } = known
    return [{ folio, section: section?.title ?? '', side, charges, reason }]
  })
}
