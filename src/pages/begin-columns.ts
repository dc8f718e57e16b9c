import type { Galley } from './galley.ts'
import { firstLine, type ParallelGalley, type Place } from './parallel-galley.ts'

/** How far what stands below a place moves up when a page begins there. */
export interface BegunColumns {
  readonly from: Place
  /** Is it inside a bead, of which a part stands on the page before? */
  readonly isInside: boolean
  /** What is taken from the heights of the rows that begin on the page. */
  readonly shiftPx: number
  /** By column: what is taken from those of the bead that goes on; see `rowEnds`. */
  readonly ownShiftPx: readonly number[]
  /** By column: first line after the bead that goes on. */
  readonly rowEnds: readonly number[]
  /** By column: how far the first line is let down so that the sides of a parted bead are level. */
  readonly loweredPx: readonly number[]
}

/**
 * Begin a page of parallel columns at a place.
 *
 * White above the first row falls away, but not on the first page. A bead that goes on does
 * so in all columns at the head of the page, first lines on one baseline, and what follows
 * stands below the longest of its sides.
 */
export function beginColumns(galley: ParallelGalley, from: Place): BegunColumns {
  const { columns, rows } = galley
  const { row, lines } = from
  const rowEnds = columns.map((_, column) => firstLine(galley, row + 1, column))
  const isInside = lines.some((line, column) => line > firstLine(galley, row, column))
  if (!isInside) {
    const shiftPx = row === 0 ? 0 : (rows[row]?.topPx ?? 0)
    const none = columns.map(() => 0)
    const ownShiftPx = columns.map(() => shiftPx)
    return { from, isInside, shiftPx, ownShiftPx, rowEnds, loweredPx: none }
  }
  const rises = columns.map((column, index) => {
    const goesOn = (lines[index] ?? 0) < (rowEnds[index] ?? 0)
    return goesOn ? column.lines[lines[index] ?? 0]?.risePx : undefined
  })
  const highest = Math.max(0, ...rises.map((rise) => rise ?? 0))
  const loweredPx = rises.map((rise) => (rise === undefined ? 0 : highest - rise))
  const ownShiftPx = columns.map(({ lines: all }, index) => {
    const line = all[lines[index] ?? 0]
    return line ? line.topPx - line.headPx - (loweredPx[index] ?? 0) : 0
  })
  let restPx = 0
  let wholePx = rows[row]?.topPx ?? 0
  for (const [index, column] of columns.entries()) {
    const end = rowEnds[index] ?? 0
    if (end > firstLine(galley, row, index)) {
      wholePx = Math.max(wholePx, bottomOf(column, end))
    }
    if (end > (lines[index] ?? 0)) {
      restPx = Math.max(restPx, bottomOf(column, end) - (ownShiftPx[index] ?? 0))
    }
  }
  return { from, isInside, shiftPx: wholePx - restPx, ownShiftPx, rowEnds, loweredPx }
}

/** Height up to which the text of a column reaches on the page, when it ends before a line. */
export function columnHeight(
  { columns }: ParallelGalley,
  begun: BegunColumns,
  column: number,
  to: number,
): number {
  const galley = columns[column]
  if (!galley || to <= (begun.from.lines[column] ?? 0)) return 0
  const isOwn = begun.isInside && to <= (begun.rowEnds[column] ?? 0)
  const shiftPx = isOwn ? begun.ownShiftPx[column] : begun.shiftPx
  return bottomOf(galley, to) - (shiftPx ?? 0)
}

/** Height at which a row begins on the page. */
export function rowTop(
  { rows }: ParallelGalley,
  begun: BegunColumns,
  row: number,
): number {
  if (row === begun.from.row) return begun.isInside || row > 0 ? 0 : (rows[0]?.topPx ?? 0)
  return (rows[row]?.topPx ?? Number.POSITIVE_INFINITY) - begun.shiftPx
}

function bottomOf({ lines }: Galley, to: number): number {
  return lines[to - 1]?.bottomPx ?? 0
}
