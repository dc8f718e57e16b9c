import type { Break, Galley, NotePart } from './galley.ts'

/**
 * Galleys that stand side by side, one for each language, cut into rows: a row holds a bead,
 * whose sides begin at the same height. All heights count from the top of the unbroken
 * whole, alike in all columns.
 */
export interface ParallelGalley {
  /** One galley for each column, at least one; all share one list of notes. */
  readonly columns: readonly Galley[]
  readonly rows: readonly ParallelRow[]
  /**
   * Columns above each note area: one for each column, or all above a single one. A note
   * stands in the area of the column that calls it.
   */
  readonly areas: readonly (readonly number[])[]
}

/** A bead as it stands side by side. */
export interface ParallelRow {
  readonly topPx: number
  /** First line of each column; in a column that has none here, that of the next row. */
  readonly first: readonly number[]
  /** Whether a page may end above the row. */
  readonly breakBefore: Break
}

/** A place where a page of parallel columns may end. */
export interface Place {
  /** The row that begins or goes on below. */
  readonly row: number
  /** First line of each column below. */
  readonly lines: readonly number[]
}

/** Lines of a column: from `from` up to, not including, `to`. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

/** What stands on one page of parallel columns. */
export interface ColumnsPlan {
  readonly columns: readonly LineRange[]
  /** Of a page that begins inside a bead: how far the first line of each side is let down to be level. */
  readonly loweredPx: readonly number[]
  /** By note area. */
  readonly areas: readonly (readonly NotePart[])[]
  readonly overfullPx: number
}

/** The place at which a row begins; after the last the end of the whole. */
export function placeOfRow({ rows, columns }: ParallelGalley, row: number): Place {
  const lines = rows[row]?.first ?? columns.map((column) => column.lines.length)
  return { row, lines }
}

/** First line of a row in a column, or the end of the column. */
export function firstLine(galley: ParallelGalley, row: number, column: number): number {
  return galley.rows[row]?.first[column] ?? galley.columns[column]?.lines.length ?? 0
}

/** The break above a row; the end is a good one. */
export function breakAtRow({ rows }: ParallelGalley, row: number): Break {
  return rows[row]?.breakBefore ?? 'good'
}
