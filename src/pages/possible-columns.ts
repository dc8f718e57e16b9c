import { type Allotment, allotNotes } from './allot-notes.ts'
import { type BegunColumns, beginColumns, columnHeight, rowTop } from './begin-columns.ts'
import type { Charge } from './charge-page.ts'
import {
  chargeColumns,
  chargeWhite,
  type ColumnsMake,
  type ColumnsPage,
  columnsPageOf,
  type ColumnsStart,
  setNotes,
} from './columns-page.ts'
import { type AreaEnd, endsInside } from './ends-inside.ts'
import { heightOfOpen } from './height-of-open.ts'
import { overfullColumns } from './overfull-columns.ts'
import { breakAtRow, firstLine, type Place, placeOfRow } from './parallel-galley.ts'

/** A page of parallel columns with all that it costs. */
export interface PricedColumns {
  readonly page: ColumnsPage
  readonly cost: number
}

/**
 * Find the pages of parallel columns that may begin at a place: they end between two beads,
 * or inside one, where each side ends before a line that allows it.
 *
 * @param slack How much more than the cheapest a page may cost.
 * @returns The cheapest page and all within the slack; where nothing keeps within the page,
 *   the one that is overfull. Linear in what a page holds.
 */
export function possibleColumns(
  make: ColumnsMake,
  start: ColumnsStart,
  slack: number,
): PricedColumns[] {
  const begun = beginColumns(make.galley, start.from)
  const pages: PricedColumns[] = []
  let least = Number.POSITIVE_INFINITY
  const offer = (page: ColumnsPage | undefined): void => {
    if (!page) return
    const cost = priceOf(make, page)
    if (cost > least + slack) return
    pages.push({ page, cost })
    least = Math.min(least, cost)
  }
  for (let row = lastRow(make, begun); row >= start.from.row; row -= 1) {
    if (whiteAtLeast(make, begun, start, row) > least + slack) break
    offer(pageToRow(make, begun, start, row + 1))
    for (const page of pagesInside(make, begun, start, row)) offer(page)
  }
  offer(notesAlone(make, begun, start))
  if (pages.length === 0) {
    const page = overfullColumns(make, begun, start)
    return [{ page, cost: priceOf(make, page) }]
  }
  return pages.filter(({ cost }) => cost <= least + slack)
}

/** Last row that begins on the page, or goes on there. */
function lastRow({ galley, indices, room }: ColumnsMake, begun: BegunColumns): number {
  const { from } = begun
  const limits = indices.map(
    ({ nextForced }, column) => nextForced[from.lines[column] ?? 0],
  )
  let row = from.row
  while (row + 1 < galley.rows.length) {
    const next = row + 1
    const isForced =
      breakAtRow(galley, next) === 'forced' ||
      limits.some((limit, column) => (limit ?? 0) < firstLine(galley, next, column))
    if (isForced || rowTop(galley, begun, next) > room.heightPx) break
    row = next
  }
  return Math.min(row, galley.rows.length - 1)
}

/** What the white costs at least of a page that ends with a row, inside it, or above. */
function whiteAtLeast(
  { galley, indices, room }: ColumnsMake,
  begun: BegunColumns,
  { carried }: ColumnsStart,
  row: number,
): number {
  if (row + 1 >= galley.rows.length) return 0
  let usedPx = 0
  for (const [area, columns] of galley.areas.entries()) {
    let textPx = 0
    let notesPx = heightOfOpen(
      galley.columns[0] ?? nothing,
      carried[area] ?? [],
      room.heightPx,
    )
    for (const column of columns) {
      const end = firstLine(galley, row + 1, column)
      const { callsBefore, heightsPx } = indices[column] ?? {}
      textPx = Math.max(textPx, columnHeight(galley, begun, column, end))
      notesPx +=
        (heightsPx?.[callsBefore?.[end] ?? 0] ?? 0) -
        (heightsPx?.[callsBefore?.[begun.from.lines[column] ?? 0] ?? 0] ?? 0)
    }
    usedPx = Math.max(usedPx, textPx + (notesPx > 0 ? notesPx + room.separatorPx : 0))
  }
  if (breakAtRow(galley, row + 1) === 'forced') return 0
  return sumOf((charge) => chargeWhite(room, usedPx, charge))
}

const nothing = { lines: [], notes: [] }

/** The page that ends above a row, if that is allowed and all finds room. */
function pageToRow(
  make: ColumnsMake,
  begun: BegunColumns,
  { carried }: ColumnsStart,
  row: number,
): ColumnsPage | undefined {
  const { galley, indices } = make
  if (breakAtRow(galley, row) === 'never') return undefined
  const to = placeOfRow(galley, row)
  const isPastForced = to.lines.some((line, column) => {
    const from = begun.from.lines[column] ?? 0
    return line > from && line > (indices[column]?.nextForced[from] ?? line)
  })
  if (isPastForced) return undefined
  const allotments: Allotment[] = []
  for (const area of galley.areas.keys()) {
    const own = carried[area] ?? []
    const allotment = setNotes(make, begun, { area, carried: own, to: to.lines })
    if (!allotment) return undefined
    allotments.push(allotment)
  }
  return columnsPageOf(make, begun, to, allotments)
}

/** The page of carried notes alone. */
function notesAlone(
  make: ColumnsMake,
  begun: BegunColumns,
  { from, carried }: ColumnsStart,
): ColumnsPage | undefined {
  const { galley, room } = make
  const [notesOf] = galley.columns
  if (!notesOf || carried.every((own) => own.length === 0)) return undefined
  const roomPx = room.heightPx - room.separatorPx
  const allotments: Allotment[] = []
  for (const own of carried) {
    const allotment = allotNotes(notesOf, own, 0, roomPx)
    if (!allotment) return undefined
    allotments.push(allotment)
  }
  return columnsPageOf(make, begun, from, allotments)
}

/** The pages that end inside a row. */
function pagesInside(
  make: ColumnsMake,
  begun: BegunColumns,
  { from, carried }: ColumnsStart,
  row: number,
): ColumnsPage[] {
  const { galley } = make
  const ends: AreaEnd[][] = []
  for (const area of galley.areas.keys()) {
    const own = endsInside(make, begun, { row, area, carried: carried[area] ?? [] })
    if (own.length === 0) return []
    ends.push(own)
  }
  const rowEnds = galley.columns.map((_, column) => firstLine(galley, row + 1, column))
  return combine(ends).flatMap((chosen): ColumnsPage[] => {
    const lines = galley.columns.map((_, column) => {
      const area = galley.areas.findIndex((columns) => columns.includes(column))
      return chosen[area]?.to[column] ?? rowEnds[column] ?? 0
    })
    const isWhole = lines.every((line, column) => line >= (rowEnds[column] ?? 0))
    const isNothing = lines.every((line, column) => line <= (from.lines[column] ?? 0))
    if (isWhole || isNothing) return []
    const to: Place = { row, lines }
    return [
      columnsPageOf(
        make,
        begun,
        to,
        chosen.map(({ allotment }) => allotment),
      ),
    ]
  })
}

function combine(ends: readonly (readonly AreaEnd[])[]): AreaEnd[][] {
  return ends.reduce<AreaEnd[][]>(
    (chosen, own) => chosen.flatMap((before) => own.map((end) => [...before, end])),
    [[]],
  )
}

function priceOf(make: ColumnsMake, page: ColumnsPage): number {
  return sumOf((charge) => chargeColumns(make, page, charge))
}

function sumOf(chargeAll: (charge: Charge) => void): number {
  let sum = 0
  chargeAll((_, cost) => {
    sum += cost
  })
  return sum
}
