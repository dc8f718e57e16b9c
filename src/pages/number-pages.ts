import type { PagePlan, Side } from './galley.ts'

/** Where a section begins. */
export type SectionStart = 'recto' | 'page'

/** A section of the edition. */
export interface SectionToNumber {
  readonly start: SectionStart
  /** Breaks it into pages; told the side of the first. */
  readonly pagesFrom: (first: Side) => readonly PagePlan[]
}

/** A page with its place in the edition. */
export interface NumberedPage {
  /** From 0, over the whole edition. */
  readonly pageIndex: number
  readonly folio: string
  readonly side: Side
  /** `opening`: a section's first page; `blank`: there so that the next section begins on a recto. */
  readonly kind: 'opening' | 'text' | 'blank'
  readonly plan: PagePlan
}

const blank: PagePlan = { from: 0, to: 0, notes: [], overfullPx: 0 }

/**
 * Number the pages of an edition, blank versos included.
 *
 * The first page is a recto, and page numbers are odd on rectos.
 *
 * @returns For each section its pages, a blank one before them where it has to begin on a
 *   recto.
 */
export function numberPages(sections: readonly SectionToNumber[]): NumberedPage[][] {
  let next = 0
  return sections.map(({ start, pagesFrom }) => {
    const pages = pagesFrom(start === 'recto' ? 'recto' : sideOf(next))
    const isShifted = start === 'recto' && next % 2 === 1 && pages.length > 0
    const first = next + (isShifted ? 1 : 0)
    const numbered = pages.map((plan, index) =>
      numberedPage(first + index, index === 0 ? 'opening' : 'text', plan),
    )
    const all = isShifted ? [numberedPage(next, 'blank', blank), ...numbered] : numbered
    next += all.length
    return all
  })
}

function numberedPage(
  pageIndex: number,
  kind: NumberedPage['kind'],
  plan: PagePlan,
): NumberedPage {
  return {
    pageIndex,
    folio: String(pageIndex + 1),
    side: sideOf(pageIndex),
    kind,
    plan,
  }
}

function sideOf(pageIndex: number): Side {
  return pageIndex % 2 === 0 ? 'recto' : 'verso'
}
