import { type Allotment, type OpenNote, tolerancePx } from './allot-notes.ts'
import { type BegunColumns, columnHeight } from './begin-columns.ts'
import { breakAt } from './charge-page.ts'
import {
  chargeFlaw,
  chargeWhite,
  type ColumnsMake,
  setNotes,
  sideHeight,
} from './columns-page.ts'
import { costs } from './costs.ts'
import { firstLine } from './parallel-galley.ts'

/** Where the columns above a note area end inside a bead, with the notes below them. */
export interface AreaEnd {
  /** Line before which each column of the galley ends; says something of those of the area. */
  readonly to: readonly number[]
  readonly allotment: Allotment
  readonly cost: number
}

/** The columns above a note area in a row. */
export interface AreaInRow {
  readonly row: number
  readonly area: number
  /** Notes to go on with below them. */
  readonly carried: readonly OpenNote[]
}

/** Ends inside the row that are offered. */
const mostEnds = 2

/**
 * Find where the columns above a note area may end inside a row, each before a line that
 * allows it or with its side of the bead.
 *
 * @returns The cheapest ends, cheapest first; none where a side that should begin in the row
 *   cannot.
 */
export function endsInside(
  make: ColumnsMake,
  begun: BegunColumns,
  { row, area, carried }: AreaInRow,
): AreaEnd[] {
  const { galley, room } = make
  const columns = galley.areas[area] ?? []
  /** Those at which all sides are done, or none goes on: others may need them beside theirs. */
  const plain: AreaEnd[] = []
  let ends: AreaEnd[] = []
  for (const to of cutsInside(make, begun, row, columns)) {
    const open = columns.filter(
      (column) => (to[column] ?? 0) < firstLine(galley, row + 1, column),
    )
    const allotment = setNotes(make, begun, { area, carried, to })
    if (!allotment) continue
    const textPx = columns.map((column) =>
      columnHeight(galley, begun, column, to[column] ?? 0),
    )
    const hasNotes = allotment.placed.length > 0
    const notesPx = hasNotes ? allotment.heightPx + room.separatorPx : 0
    let white = 0
    let cost = allotment.carried.length > 0 ? costs.splitNote : 0
    if (open.length > 0) {
      const missing = open.map((column) => {
        const end = firstLine(galley, row + 1, column)
        return sideHeight(galley, column, to[column] ?? 0, end)
      })
      const leastPx = room.heightPx - Math.max(...missing)
      chargeWhite(room, Math.max(Math.max(...textPx) + notesPx, leastPx), (_, own) => {
        white += own
      })
    }
    const dearest = ends[mostEnds - 1]?.cost ?? Number.POSITIVE_INFINITY
    // Further up there is more white still.
    if (white > dearest) break
    for (const column of open) {
      const { lines = [] } = galley.columns[column] ?? {}
      const isNew = (to[column] ?? 0) > (begun.from.lines[column] ?? 0)
      if (isNew) {
        chargeFlaw(breakAt({ lines, notes: [] }, to[column] ?? 0), (_, own) => {
          cost += own
        })
      }
    }
    const end = { to, allotment, cost: cost + white }
    const isStill = columns.every(
      (column) => (to[column] ?? 0) <= (begun.from.lines[column] ?? 0),
    )
    if (open.length === 0 || isStill) {
      plain.push(end)
      continue
    }
    ends.push(end)
    ends = ends.toSorted((one, other) => one.cost - other.cost).slice(0, mostEnds)
  }
  return [...plain, ...ends].toSorted((one, other) => one.cost - other.cost)
}

/**
 * Try the ends of columns in a row from below: one that reaches lowest moves up at a time.
 *
 * @yields For each column of the galley the line before which it ends.
 */
function* cutsInside(
  make: ColumnsMake,
  begun: BegunColumns,
  row: number,
  columns: readonly number[],
): Generator<number[]> {
  const cuts = columns.map((column) => cutsOf(make, begun, row, column))
  if (cuts.some((own) => own.length === 0)) return
  for (;;) {
    yield begun.from.lines.map((line, column) => {
      const own = cuts[columns.indexOf(column)]
      return own?.at(-1)?.to ?? line
    })
    let lowest: (typeof cuts)[number] = []
    for (const own of cuts) {
      if ((own.at(-1)?.heightPx ?? 0) >= (lowest.at(-1)?.heightPx ?? 0)) lowest = own
    }
    lowest.pop()
    if (lowest.length === 0) return
  }
}

/** Where a column may end in a row, from top to bottom. */
function cutsOf(
  { galley, indices, room }: ColumnsMake,
  begun: BegunColumns,
  row: number,
  column: number,
): { readonly to: number; readonly heightPx: number }[] {
  const own = galley.columns[column]
  const from = begun.from.lines[column] ?? 0
  const first = firstLine(galley, row, column)
  const end = firstLine(galley, row + 1, column)
  if (!own) return []
  const cuts: { to: number; heightPx: number }[] = []
  const last = Math.min(end, indices[column]?.nextForced[from] ?? end)
  // A side that is not done may wait for a page, but not one that should begin here.
  const isDone = Math.max(first, from) >= end
  const goesOn = begun.isInside && row === begun.from.row && from > first
  for (
    let to = isDone || goesOn ? Math.max(first, from) : first + 1;
    to <= last;
    to += 1
  ) {
    const heightPx = columnHeight(galley, begun, column, to)
    if (heightPx > room.heightPx + tolerancePx) break
    const mayEnd = to === end || to === from || breakAt(own, to) !== 'never'
    if (mayEnd) cuts.push({ to, heightPx })
  }
  return cuts
}
