import { type Allotment, type OpenNote, tolerancePx } from './allot-notes.ts'
import { type BegunColumns, columnHeight } from './begin-columns.ts'
import { breakAt, type Charge, chargeNotes, emptyLines } from './charge-page.ts'
import { costs, leastOnLastPage, usualWhite } from './costs.ts'
import type { Break, BreakFlaw, Galley, PageRoom } from './galley.ts'
import { heightOfOpen } from './height-of-open.ts'
import { type GalleyIndex, wholeParts } from './index-galley.ts'
import {
  breakAtRow,
  type ColumnsPlan,
  firstLine,
  type ParallelGalley,
  type Place,
} from './parallel-galley.ts'
import { shareFoot } from './share-foot.ts'

/** Parallel galleys and the pages they are to fill. */
export interface ColumnsMake {
  readonly galley: ParallelGalley
  /** By column. */
  readonly indices: readonly GalleyIndex[]
  readonly room: PageRoom
}

/** Where a page of parallel columns begins. */
export interface ColumnsStart {
  readonly from: Place
  /** By note area: notes to go on with, or late, in order. */
  readonly carried: readonly (readonly OpenNote[])[]
}

/** A page of parallel columns as it may be made. */
export interface ColumnsPage {
  readonly plan: ColumnsPlan
  readonly to: Place
  /** By note area: notes to go on with, or to begin, on the next page. */
  readonly carried: readonly (readonly OpenNote[])[]
  /** Does it end the section, or stand before a forced break? Then it may be short. */
  readonly isEnd: boolean
  /** Height of all that stands in each column, notes and separator below it included. */
  readonly usedPx: readonly number[]
  /** How many notes that should begin on it cannot. */
  readonly lateNotes: number
}

/**
 * Set the notes of an area below its columns.
 *
 * @param area Its index.
 * @param to Line before which each column of the galley ends on the page.
 * @returns The allotment, or `undefined` when text and notes do not keep within the page.
 */
export function setNotes(
  make: ColumnsMake,
  begun: BegunColumns,
  {
    area,
    carried,
    to,
  }: { area: number; carried: readonly OpenNote[]; to: readonly number[] },
): Allotment | undefined {
  const { galley, indices, room } = make
  const [notesOf] = galley.columns
  const columns = galley.areas[area] ?? []
  if (!notesOf) return undefined
  let textPx = 0
  let calledPx = 0
  let leastPx = 0
  let goesOn = false
  for (const column of columns) {
    const end = to[column] ?? 0
    const [first, last] = calledBetween(make, column, begun.from.lines[column] ?? 0, end)
    const { heightsPx, leastPx: leasts } = indices[column] ?? noIndex
    textPx = Math.max(textPx, columnHeight(galley, begun, column, end))
    calledPx += (heightsPx[last] ?? 0) - (heightsPx[first] ?? 0)
    leastPx += (leasts[last] ?? 0) - (leasts[first] ?? 0)
    goesOn ||= end < (galley.columns[column]?.lines.length ?? 0)
  }
  if (textPx > room.heightPx + tolerancePx) return undefined
  const allPx = calledPx + heightOfOpen(notesOf, carried, room.heightPx)
  if (allPx === 0 && carried.length === 0) return nothing
  const leftPx = room.heightPx - room.separatorPx - textPx
  const mostPx = textPx > 0 && goesOn ? room.heightPx * room.noteShare : leftPx
  const sharePx = Math.min(leftPx, mostPx)
  const fresh = (): OpenNote[] => freshNotes(make, begun, columns, to)
  if (allPx <= sharePx + tolerancePx) {
    const placed = [...carried, ...fresh()].flatMap((one) => wholeParts(notesOf, one))
    return { placed, carried: [], heightPx: allPx }
  }
  if (leastPx > leftPx + tolerancePx) return undefined
  const foot = { carried, fresh: fresh() }
  return (
    shareFoot(notesOf, { ...foot, roomPx: sharePx }) ??
    (sharePx < leftPx ? shareFoot(notesOf, { ...foot, roomPx: leftPx }) : undefined)
  )
}

const noGalley: Galley = { lines: [], notes: [] }
const noIndex = { heightsPx: new Float64Array(1), leastPx: new Float64Array(1) }
const nothing: Allotment = { placed: [], carried: [], heightPx: 0 }

function calledBetween(
  { indices }: ColumnsMake,
  column: number,
  from: number,
  to: number,
): readonly [number, number] {
  const { callsBefore } = indices[column] ?? {}
  return [callsBefore?.[from] ?? 0, callsBefore?.[to] ?? 0]
}

/** Notes called on a page above an area, column by column. */
export function freshNotes(
  make: ColumnsMake,
  { from }: BegunColumns,
  columns: readonly number[],
  to: readonly number[],
): OpenNote[] {
  return columns.flatMap((column) => {
    const [first, last] = calledBetween(
      make,
      column,
      from.lines[column] ?? 0,
      to[column] ?? 0,
    )
    const calls = make.indices[column]?.calls ?? []
    return calls.slice(first, last).map((note) => ({ note, from: 0 }))
  })
}

/** Put a page together. */
export function columnsPageOf(
  { galley, room }: ColumnsMake,
  begun: BegunColumns,
  to: Place,
  allotments: readonly Allotment[],
): ColumnsPage {
  const { from } = begun
  const heights = galley.columns.map((_, column) =>
    columnHeight(galley, begun, column, to.lines[column] ?? 0),
  )
  const usedPx = heights.map((textPx, column) => {
    const area = galley.areas.findIndex((columns) => columns.includes(column))
    const allotment = allotments[area]
    const hasNotes = allotment !== undefined && allotment.placed.length > 0
    return textPx + (hasNotes ? allotment.heightPx + room.separatorPx : 0)
  })
  const hasText = to.lines.some((line, column) => line > (from.lines[column] ?? 0))
  const atEnd = to.row >= galley.rows.length
  return {
    plan: {
      columns: to.lines.map((line, column) => ({
        from: from.lines[column] ?? 0,
        to: line,
      })),
      loweredPx: begun.loweredPx,
      areas: allotments.map(({ placed }) => placed),
      overfullPx: 0,
    },
    to,
    carried: allotments.map(({ carried }) => carried),
    isEnd:
      atEnd ||
      (hasText && !isInside(galley, to) && breakAtRow(galley, to.row) === 'forced'),
    usedPx,
    lateNotes: 0,
  }
}

/** Is a place inside a bead, of which a part stands above? */
export function isInside(galley: ParallelGalley, { row, lines }: Place): boolean {
  return lines.some((line, column) => line > firstLine(galley, row, column))
}

/**
 * Say what is wrong with a page of parallel columns.
 *
 * Its white is that below its longest column; inside a bead also what a side that goes on
 * leaves empty, as far as the side could fill it.
 */
export function chargeColumns(
  { galley, room }: ColumnsMake,
  page: ColumnsPage,
  charge: Charge,
): void {
  const { plan, to, isEnd, usedPx } = page
  const hasText = plan.columns.some((range) => range.to > range.from)
  if (!hasText) charge('notesAlone', costs.notesAlone)
  else if (isInside(galley, to)) chargeParting(galley, room, page, charge)
  else chargeFlaw(breakAtRow(galley, to.row), charge)
  if (!isEnd && !isInside(galley, to)) chargeWhite(room, Math.max(...usedPx), charge)
  if (to.row >= galley.rows.length && plan.columns.some(({ from }) => from > 0)) {
    const isShort = Math.max(...usedPx) < (leastOnLastPage - 1 / 2) * room.lineHeightPx
    if (isShort) charge('shortLastPage', costs.shortLastPage)
  }
  for (const [area, parts] of plan.areas.entries()) {
    const isBelowText = (galley.areas[area] ?? []).some((column) => {
      const { from = 0, to: end = 0 } = plan.columns[column] ?? {}
      return end > from && end < (galley.columns[column]?.lines.length ?? 0)
    })
    const lateNotes = area === 0 ? page.lateNotes : 0
    const foot = { parts, isBelowText, lateNotes }
    chargeNotes(galley.columns[0] ?? noGalley, room, foot, charge)
  }
  if (plan.overfullPx > 0) {
    charge('overfull', costs.overfull * (1 + plan.overfullPx / room.heightPx))
  }
}

function chargeParting(
  galley: ParallelGalley,
  room: PageRoom,
  { plan, to, usedPx }: ColumnsPage,
  charge: Charge,
): void {
  charge('partedBead', costs.partedBead)
  const ends = to.lines.map((_, column) => firstLine(galley, to.row + 1, column))
  const open = to.lines.flatMap((line, column) =>
    line < (ends[column] ?? 0) ? [column] : [],
  )
  for (const column of open) {
    const { from = 0, to: end = 0 } = plan.columns[column] ?? {}
    const own = galley.columns[column]
    const share: Charge = (name, cost) => charge(name, cost / open.length)
    if (end > from && own) chargeFlaw(breakAt(own, end), share)
    const missingPx = sideHeight(galley, column, end, ends[column] ?? end)
    const filledPx = Math.max(usedPx[column] ?? 0, room.heightPx - missingPx)
    chargeWhite(room, Math.min(filledPx, Math.max(...usedPx)), share)
  }
  const hasEnded = to.lines.some((line, column) => {
    const { from = 0 } = plan.columns[column] ?? {}
    return line > from && line >= (ends[column] ?? 0)
  })
  const rest = open.map((column) => (ends[column] ?? 0) - (to.lines[column] ?? 0))
  if (hasEnded && Math.max(...rest) < leastOnLastPage) charge('loneSide', costs.loneSide)
}

/** Height of lines of a side: no more white than that is due to a break above them. */
export function sideHeight(
  { columns }: ParallelGalley,
  column: number,
  from: number,
  to: number,
): number {
  const lines = columns[column]?.lines
  return (lines?.[to - 1]?.bottomPx ?? 0) - (lines?.[from]?.topPx ?? 0)
}

/** Say what is wrong with a break, if it is one that may be paid for. */
export function chargeFlaw(kind: Break, charge: Charge): void {
  if (isFlaw(kind)) charge(kind, costs.flaws[kind])
}

function isFlaw(kind: Break): kind is BreakFlaw {
  return kind !== 'forced' && kind !== 'good' && kind !== 'never'
}

/** Say what white costs below what fills so much of a page. */
export function chargeWhite(room: PageRoom, usedPx: number, charge: Charge): void {
  const lines = emptyLines(room, usedPx)
  if (lines > 0) charge('white', costs.white * lines ** 2)
  if (lines > usualWhite) charge('shortPage', costs.shortPage)
}
