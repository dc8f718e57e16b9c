import type { ChosenPage } from '../pages/choose-pages.ts'
import type { BrokenBook, SectionFacts } from './break-sections.ts'

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
  return sections.flatMap((pages, index) =>
    pages.flatMap(({ plan, folio }): ExplainedPage[] => {
      const page = chosen.get(plan)
      if (!page) return []
      const { charges, reason, side } = page
      return [{ folio, section: facts[index]?.title ?? '', side, charges, reason }]
    }),
  )
}
