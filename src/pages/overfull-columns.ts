import { type Allotment, allotNotes, type OpenNote, tolerancePx } from './allot-notes.ts'
import { type BegunColumns, columnHeight } from './begin-columns.ts'
import { breakAt } from './charge-page.ts'
import {
  type ColumnsMake,
  type ColumnsPage,
  columnsPageOf,
  type ColumnsStart,
  freshNotes,
  isInside,
} from './columns-page.ts'
import { endsInside } from './ends-inside.ts'
import type { Galley } from './galley.ts'
import { greatestExcess } from './overfull-page.ts'
import { breakAtRow, firstLine, type Place, placeOfRow } from './parallel-galley.ts'
import { shareFoot } from './share-foot.ts'
import { squeezeNotes } from './squeeze-notes.ts'

/**
 * The page of parallel columns where nothing is good: something indivisible is higher than
 * the page, or more notes are called in one line than a page can begin. Takes as little as
 * can be, and never drops anything.
 */
export function overfullColumns(
  make: ColumnsMake,
  begun: BegunColumns,
  start: ColumnsStart,
): ColumnsPage {
  const { galley, room } = make
  const [notesOf = noGalley] = galley.columns
  const roomPx = room.heightPx - room.separatorPx
  if (start.carried.some((own) => own.length > 0)) {
    const squeezed = start.carried.map((own) => squeezeNotes(notesOf, own, roomPx))
    const overfullPx = Math.max(0, ...squeezed.map(({ heightPx }) => heightPx - roomPx))
    const page = columnsPageOf(make, begun, start.from, squeezed)
    const late = lateIn(squeezed, start.carried)
    return { ...page, plan: { ...page.plan, overfullPx }, lateNotes: late }
  }
  const to = leastEnd(make, begun)
  const allotments = galley.areas.map((columns): Allotment => {
    const open = freshNotes(make, begun, columns, to.lines)
    const leftPx = roomPx - Math.max(...heightsOf(make, begun, to, columns))
    const squeezed =
      shareFoot(notesOf, { carried: [], fresh: open, roomPx: leftPx }) ??
      allotNotes(notesOf, open, 0, leftPx) ??
      squeezeNotes(notesOf, open, leftPx)
    return squeezed.heightPx <= leftPx + tolerancePx
      ? squeezed
      : { placed: [], carried: open, heightPx: 0 }
  })
  const heights = heightsOf(make, begun, to, [...galley.columns.keys()])
  const overPx = Math.max(...heights) - room.heightPx
  const page = columnsPageOf(make, begun, to, allotments)
  return {
    ...page,
    plan: { ...page.plan, overfullPx: overPx > tolerancePx ? overPx : 0 },
    lateNotes: lateIn(allotments, []),
  }
}

const noGalley: Galley = { lines: [], notes: [] }

/** Notes that wait for the next page to begin though they should here. */
function lateIn(
  allotments: readonly Allotment[],
  carried: readonly (readonly OpenNote[])[],
): number {
  const known = new Set(carried.flat().map(({ note }) => note))
  const waiting = allotments.flatMap((one) => one.carried)
  return waiting.filter(({ note, from }) => from === 0 && !known.has(note)).length
}

function heightsOf(
  { galley }: ColumnsMake,
  begun: BegunColumns,
  to: Place,
  columns: readonly number[],
): number[] {
  return columns.map((column) =>
    columnHeight(galley, begun, column, to.lines[column] ?? 0),
  )
}

/** The first place below at which a page may end, or, if that is far too low, one before it. */
function leastEnd(make: ColumnsMake, begun: BegunColumns): Place {
  const { galley, room } = make
  let to = leastInRow(make, begun, begun.from)
  while (
    to.row < galley.rows.length &&
    !isInside(galley, to) &&
    breakAtRow(galley, to.row) === 'never'
  ) {
    const next = leastInRow(make, begun, to)
    const heights = heightsOf(make, begun, next, [...galley.columns.keys()])
    if (Math.max(...heights) > room.heightPx * greatestExcess) break
    to = next
  }
  return to
}

/** The first place in a row at which every side may end. */
function leastInRow(make: ColumnsMake, begun: BegunColumns, from: Place): Place {
  const { galley } = make
  const { row } = from
  const lines = galley.columns.map((own, column) => {
    const line = from.lines[column] ?? 0
    const end = firstLine(galley, row + 1, column)
    return line >= end ? line : leastInColumn(make, begun, { own, column, line, end })
  })
  // Sides that cause no trouble fill their column.
  for (const [area, columns] of galley.areas.entries()) {
    const [best] = endsInside(make, begun, { row, area, carried: [] })
    for (const column of columns) {
      lines[column] = Math.max(lines[column] ?? 0, best?.to[column] ?? 0)
    }
  }
  const isWhole = lines.every(
    (line, column) => line >= firstLine(galley, row + 1, column),
  )
  return isWhole ? placeOfRow(galley, row + 1) : { row, lines }
}

function leastInColumn(
  { galley, room }: ColumnsMake,
  begun: BegunColumns,
  side: { own: Galley; column: number; line: number; end: number },
): number {
  const { own, column, line, end } = side
  let to = line + 1
  let fitting = to
  while (to < end && breakAt(own, to) === 'never') {
    to += 1
    const heightPx = columnHeight(galley, begun, column, to)
    if (heightPx > room.heightPx * greatestExcess) return fitting
    if (heightPx <= room.heightPx) fitting = to
  }
  return to
}
