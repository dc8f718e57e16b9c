import { type ChosenPage, choosePages } from '../pages/choose-pages.ts'
import { facingPages } from '../pages/facing.ts'
import type { BeadLines, LineRange } from '../pages/beads.ts'
import { chooseColumns, type ChosenColumns } from '../pages/choose-columns.ts'
import type { Galley, PageRoom, Side } from '../pages/galley.ts'
import {
  type FolioCount,
  type NumberedPage,
  numberPages,
  type Plan,
  type SectionStart,
} from '../pages/number-pages.ts'
import type { ParallelGalley } from '../pages/parallel-galley.ts'

/** A section as the page has measured it. */
export interface MeasuredSection {
  readonly galley: Galley
  /** Of a section in columns; `galley` and `anchors` are empty then. */
  readonly parallel?: ParallelGalley
  /** Column, and line of it, in which each id stands that a page reference asks for. */
  readonly columnAnchors?: Readonly<
    Partial<Record<string, { readonly column: number; readonly line: number }>>
  >
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
  readonly chosen: ReadonlyMap<Plan, ChosenPage | ChosenColumns>
}

/** Pages of a galley, begun on that side, or of two that face each other, in turn. */
export interface BrokenGalley {
  readonly first: Side
  readonly facing: Galley | undefined
  readonly pages: readonly (ChosenPage | ChosenColumns)[]
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
  known = new Map<Galley | ParallelGalley, BrokenGalley>(),
): BrokenBook {
  const chosen = new Map<Plan, ChosenPage | ChosenColumns>()
  const pagesFrom = ({ own, facing }: Group, first: Side): readonly Plan[] => {
    const galley = own.parallel ?? own.galley
    const before = known.get(galley)
    const isKnown = before?.first === first && before.facing === facing?.galley
    const pages = isKnown ? before.pages : breakGroup({ own, facing }, room, first)
    known.set(galley, { first, facing: facing?.galley, pages })
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
  for (const [index, own] of measured.entries()) {
    const pages = (sections[index] ?? []).filter(({ kind }) => kind !== 'blank')
    for (const [id, isOn] of placesOf(own)) {
      const page = pages.find(({ plan }) => isOn(plan))
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
): readonly (ChosenPage | ChosenColumns)[] {
  if (own.parallel) return chooseColumns(own.parallel, room, first)
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

/** Ids that a page reference may ask for, and whether they stand on a page. */
function placesOf(
  section: MeasuredSection,
): (readonly [id: string, isOn: (plan: Plan) => boolean])[] {
  const { anchors, columnAnchors = {}, floatAnchors, noteAnchors } = section
  const inText = Object.entries(anchors).map(([id, line = -1]) => {
    const isOn = (plan: Plan): boolean => !('columns' in plan) && isWithin(line, plan)
    return [id, isOn] as const
  })
  const inColumns = Object.entries(columnAnchors).map(([id, place]) => {
    const isOn = (plan: Plan): boolean => {
      const range = 'columns' in plan && plan.columns[place?.column ?? -1]
      return range !== undefined && range !== false && isWithin(place?.line ?? -1, range)
    }
    return [id, isOn] as const
  })
  const inFloats = Object.entries(floatAnchors).map(([id, float]) => {
    const isOn = (plan: Plan): boolean =>
      !('columns' in plan) && plan.floats?.some((one) => one.float === float) === true
    return [id, isOn] as const
  })
  const inNotes = Object.entries(noteAnchors).map(([id, place]) => {
    const isOn = (plan: Plan): boolean => {
      const parts = 'columns' in plan ? plan.areas.flat() : plan.notes
      return parts.some((part) => part.note === place?.note && isWithin(place.line, part))
    }
    return [id, isOn] as const
  })
  return [...inText, ...inColumns, ...inFloats, ...inNotes]
}

function isWithin(
  line: number,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return line >= from && line < to
}
