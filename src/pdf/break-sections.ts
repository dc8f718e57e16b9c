import { type ChosenPage, choosePages } from '../pages/choose-pages.ts'
import type { Galley, PagePlan, PageRoom, Side } from '../pages/galley.ts'
import { type NumberedPage, numberPages } from '../pages/number-pages.ts'

/** A section as the page has measured it. */
export interface MeasuredSection {
  readonly galley: Galley
  /** Line in which each id stands that a page reference asks for. */
  readonly anchors: Readonly<Partial<Record<string, number>>>
  /** Note, and line of it, in which each such id inside a note stands. */
  readonly noteAnchors: Readonly<
    Partial<Record<string, { readonly note: number; readonly line: number }>>
  >
  /** Lines of the text, and of each note, that a redline marks as changed. */
  readonly changedLines: readonly number[]
  readonly changedNoteLines: readonly (readonly number[])[]
}

/** What the document says of a section. */
export interface SectionFacts {
  readonly start: 'recto' | 'page'
  readonly kind: string
  readonly opening: string
  readonly title: string
  /** Its title in the running heads of rectos, where that is another. */
  readonly titleRecto?: string
}

/** All pages of an edition, and where the places stand that page references ask for. */
export interface BrokenBook {
  readonly sections: readonly (readonly NumberedPage[])[]
  readonly pageCount: number
  readonly folios: Readonly<Record<string, string>>
  /** What each page that is not blank costs, and why it ends where it does. */
  readonly chosen: ReadonlyMap<PagePlan, ChosenPage>
}

/** Pages of a galley, begun on that side. */
export interface BrokenGalley {
  readonly first: Side
  readonly pages: readonly ChosenPage[]
}

/**
 * Break the sections of an edition into pages and number them.
 *
 * @param room The room of each page.
 * @param known Galleys broken before, for the same room; gains those broken now.
 */
export function breakSections(
  measured: readonly MeasuredSection[],
  facts: readonly SectionFacts[],
  room: PageRoom,
  known = new Map<Galley, BrokenGalley>(),
): BrokenBook {
  const chosen = new Map<PagePlan, ChosenPage>()
  const pagesOf = (galley: Galley, first: Side): readonly PagePlan[] => {
    const before = known.get(galley)
    const pages =
      before?.first === first ? before.pages : choosePages(galley, room, first)
    known.set(galley, { first, pages })
    for (const page of pages) chosen.set(page.plan, page)
    return pages.map(({ plan }) => plan)
  }
  const sections = numberPages(
    measured.map(({ galley }, index) => ({
      start: facts[index]?.start ?? 'page',
      pagesFrom: (first) => pagesOf(galley, first),
    })),
  )
  const folios: Record<string, string> = {}
  for (const [index, { anchors, noteAnchors }] of measured.entries()) {
    const pages = (sections[index] ?? []).filter(({ kind }) => kind !== 'blank')
    for (const [id, line = -1] of Object.entries(anchors)) {
      const page = pages.find(({ plan }) => line >= plan.from && line < plan.to)
      if (page) folios[id] = page.folio
    }
    for (const [id, place] of Object.entries(noteAnchors)) {
      const page = pages.find(({ plan }) =>
        plan.notes.some(
          ({ note, from, to }) =>
            note === place?.note && place.line >= from && place.line < to,
        ),
      )
      if (page) folios[id] = page.folio
    }
  }
  return { sections, pageCount: sections.flat().length, folios, chosen }
}
