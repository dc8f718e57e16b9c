import { type ChosenPage, choosePages } from '../pages/choose-pages.ts'
import type { Galley, PagePlan, PageRoom, Side } from '../pages/galley.ts'
import { facingPages } from '../pages/facing.ts'
import type { BeadLines, LineRange } from '../pages/beads.ts'
import {
  type FolioCount,
  type NumberedPage,
  numberPages,
  type SectionStart,
} from '../pages/number-pages.ts'

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
  /** Floats that it marks as changed. */
  readonly changedFloats: readonly number[]
  /** Float in which each such id stands that does not stand in the column. */
  readonly floatAnchors: Readonly<Partial<Record<string, number>>>
  /** Beads that have lines in it, in order; none but in the layout `facing`. */
  readonly beads: readonly MeasuredBead[]
}

/** Lines of a bead. */
export interface MeasuredBead extends LineRange {
  /** The same for the counterpart in the section that faces this one. */
  readonly bead: number
}

/** What the document says of a section. */
export interface SectionFacts {
  readonly start: SectionStart
  /** Does it stand on the rectos beside the section before it? */
  readonly isFacing: boolean
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

/** Pages of a galley, begun on that side, or of two that face each other, in turn. */
export interface BrokenGalley {
  readonly first: Side
  readonly facing: Galley | undefined
  readonly pages: readonly ChosenPage[]
}

/** What pages are broken for. */
export interface PageNeeds {
  /** The room of each page. */
  readonly room: PageRoom
  readonly folios: FolioCount
}

/**
 * Break the sections of an edition into pages and number them.
 *
 * @param known Galleys broken before, for the same room; gains those broken now.
 */
export function breakSections(
  measured: readonly MeasuredSection[],
  facts: readonly SectionFacts[],
  { room, folios: count }: PageNeeds,
  known = new Map<Galley, BrokenGalley>(),
): BrokenBook {
  const chosen = new Map<PagePlan, ChosenPage>()
  const pagesFrom = ({ own, facing }: Group, first: Side): readonly PagePlan[] => {
    const before = known.get(own.galley)
    const isKnown = before?.first === first && before.facing === facing?.galley
    const pages = isKnown ? before.pages : breakGroup({ own, facing }, room, first)
    known.set(own.galley, { first, facing: facing?.galley, pages })
    for (const page of pages) chosen.set(page.plan, page)
    return pages.map(({ plan }) => plan)
  }
  const groups = groupFacing(measured, facts)
  const numbered = numberPages(
    groups.map((group) => ({
      start: group.start,
      pagesFrom: (first) => pagesFrom(group, first),
      openings: group.facing ? 2 : 1,
    })),
    count,
  )
  const sections = numbered.flatMap((pages, index) =>
    groups[index]?.facing ? partSides(pages) : [pages],
  )
  const folios: Record<string, string> = {}
  for (const [index, { anchors, noteAnchors, floatAnchors }] of measured.entries()) {
    const pages = (sections[index] ?? []).filter(({ kind }) => kind !== 'blank')
    for (const [id, line = -1] of Object.entries(anchors)) {
      const page = pages.find(({ plan }) => line >= plan.from && line < plan.to)
      if (page) folios[id] = page.folio
    }
    for (const [id, float] of Object.entries(floatAnchors)) {
      const page = pages.find(({ plan }) =>
        plan.floats?.some((one) => one.float === float),
      )
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
  return { sections, pageCount: pageCountOf(numbered, count), folios, chosen }
}

/** A section, and the one that faces it, if any. */
interface Group {
  readonly start: SectionStart
  readonly own: MeasuredSection
  readonly facing: MeasuredSection | undefined
}

function groupFacing(
  measured: readonly MeasuredSection[],
  facts: readonly SectionFacts[],
): Group[] {
  return measured.flatMap((own, index): Group[] => {
    const { start = 'page', isFacing } = facts[index] ?? {}
    if (isFacing) return []
    const facing = facts[index + 1]?.isFacing ? measured[index + 1] : undefined
    return [{ start, own, facing }]
  })
}

function breakGroup(
  { own, facing }: Omit<Group, 'start'>,
  room: PageRoom,
  first: Side,
): readonly ChosenPage[] {
  if (!facing) return choosePages(own.galley, room, first)
  const galleys = { verso: own.galley, recto: facing.galley }
  const spreads = facingPages(galleys, pairBeads(own.beads, facing.beads), room)
  return spreads.flatMap(({ verso, recto }) => [verso, recto])
}

/** Part the pages of two sections that face each other; one that stands before them is the first’s. */
function partSides(pages: readonly NumberedPage[]): NumberedPage[][] {
  const before = pages.length % 2
  const isOfSecond = (index: number): boolean =>
    index >= before && (index - before) % 2 === 1
  return [
    pages.filter((_, index) => !isOfSecond(index)),
    pages.filter((_, index) => isOfSecond(index)),
  ]
}

const noLines: LineRange = { from: 0, to: 0 }

/** Pair the beads of two sections that face each other. */
function pairBeads(
  verso: readonly MeasuredBead[],
  recto: readonly MeasuredBead[],
): BeadLines[] {
  const opposite = new Map(recto.map((lines) => [lines.bead, lines]))
  return verso.map((lines) => ({
    verso: lines,
    recto: opposite.get(lines.bead) ?? noLines,
  }))
}

function pageCountOf(
  sections: readonly (readonly NumberedPage[])[],
  folios: FolioCount,
): number {
  const pages = sections.flat()
  return folios === 'page' ? pages.length : Number(pages.at(-1)?.folio ?? 0)
}
