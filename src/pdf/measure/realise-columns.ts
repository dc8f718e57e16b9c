import type { Columns, Row } from './columns.ts'
import { type Cut, cutAt, takeBefore } from './cut.ts'
import { endOf } from './measure-columns.ts'
import { endOfPart, pageBox, partOfNote } from './realise-section.ts'
import type { Section } from './section.ts'

/** A page of a section in columns as decided; see `pages/parallel-galley.ts`, `ColumnsPlan`. */
export interface ColumnsToRealise {
  readonly columns: readonly { readonly from: number; readonly to: number }[]
  readonly loweredPx: readonly number[]
  readonly areas: readonly (readonly {
    readonly note: number
    readonly from: number
    readonly to: number
  }[])[]
  readonly overfullPx: number
  readonly name: string
  readonly folio: string
  readonly kind: 'opening' | 'text' | 'blank'
  /** Its contents are taken out of the document. */
  readonly isLeftOut: boolean
}

/** Where the sides of rows, and the notes, of each page will be cut. */
export interface ColumnsCuts {
  /** By page: the row that it ends inside, and where each side of it is cut. */
  readonly rows: readonly { readonly row: number; readonly sides: readonly End[] }[]
  /** By page and area. */
  readonly notes: readonly (readonly (readonly End[])[])[]
}

type End = Cut | undefined

/** Find all cuts of a section in columns while its layout still stands. */
export function findColumnsCuts(
  section: Section,
  columns: Columns,
  pages: readonly ColumnsToRealise[],
): ColumnsCuts {
  const { top } = section.flow.getBoundingClientRect()
  return {
    rows: pages.map((page) => {
      const row = rowAtEnd(columns, page)
      const own = columns.rows[row]
      return {
        row,
        sides: (own?.sides ?? []).map((side, column) => {
          const to = page.columns[column]?.to ?? 0
          const isCut =
            to > (columns.first[row]?.[column] ?? 0) && to < endOf(columns, row, column)
          const line = isCut ? columns.lines[column]?.[to] : undefined
          const isRepeated = column > 0 && side === own?.element
          return side && line && !isRepeated ? cutAt(line, side, top) : undefined
        }),
      }
    }),
    notes: pages.map(({ areas }) =>
      areas.map((parts) => parts.map((part) => endOfPart(section, part))),
    ),
  }
}

/** First row that is not wholly on a page or before it. */
function rowAtEnd(columns: Columns, { columns: ranges, kind }: ColumnsToRealise): number {
  if (kind === 'blank') return 0
  let low = 0
  let high = columns.rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const isWhole = ranges.every(({ to }, column) => endOf(columns, middle, column) <= to)
    if (isWhole) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Divide a section in columns into pages: whole rows move, and of a row that a page ends
 * inside each side is cut by itself.
 */
export function realiseColumns(
  section: Section,
  columns: Columns,
  pages: readonly ColumnsToRealise[],
  cuts: ColumnsCuts,
): HTMLElement[] {
  let next = 0
  const boxes = pages.map((page, index) => {
    const { box, frame, body } = pageBox(page, section.element)
    const end = cuts.rows[index] ?? { row: columns.rows.length, sides: [] }
    for (const { element } of columns.rows.slice(next, end.row)) body.append(element)
    next = end.row
    const row = columns.rows[end.row]
    if (row) body.append(...partOfRow(row, page, columns.first[end.row] ?? [], end.sides))
    if (row) lowerRest(row, pages[index + 1])
    frame.append(...noteAreas(section, columns, page, cuts.notes[index] ?? []))
    return box
  })
  section.flow.remove()
  for (const list of section.element.querySelectorAll(':scope > .notes')) list.remove()
  return boxes.filter((_, index) => !pages[index]?.isLeftOut)
}

/** The part of a row that stands on a page which ends inside it, if any of it does. */
function partOfRow(
  { element, sides, isSpanning }: Row,
  page: ColumnsToRealise,
  first: readonly number[],
  ends: readonly End[],
): Element[] {
  const hasPart = page.columns.some(({ to }, column) => to > (first[column] ?? 0))
  if (!hasPart) return []
  if (isSpanning) {
    const part = shellOf(element)
    part.append(takeBefore(element, ends[0]))
    return [part]
  }
  const part = shellOf(element)
  for (const [column, side] of sides.entries()) {
    const range = page.columns[column]
    const begin = Math.max(range?.from ?? 0, first[column] ?? 0)
    if (!side?.isConnected || (range?.to ?? 0) <= begin) continue
    const end = ends[column]
    if (!end) {
      part.append(side)
      continue
    }
    const own = shellOf(side)
    own.append(takeBefore(side, end))
    part.append(own)
  }
  return [part]
}

/** A copy without contents that takes the id along; the rest goes on. */
function shellOf(element: HTMLElement): HTMLElement {
  const shell = element.cloneNode(false)
  if (!(shell instanceof HTMLElement)) throw new Error('no element; this is a bug')
  shell.classList.add('continues')
  element.removeAttribute('id')
  element.classList.add('continued')
  return shell
}

/** Let down the sides of what is left of a row, so that they are level on the next page. */
function lowerRest({ sides, isSpanning }: Row, next: ColumnsToRealise | undefined): void {
  if (isSpanning) return
  for (const [column, side] of sides.entries()) {
    if (!side?.isConnected || !side.classList.contains('continued')) continue
    const byPx = next?.loweredPx[column] ?? 0
    side.style.setProperty('padding-top', `${byPx}px`, 'important')
  }
}

/** The note areas of a page: each at the foot, or all from the height of the highest. */
function noteAreas(
  section: Section,
  columns: Columns,
  page: ColumnsToRealise,
  ends: readonly (readonly End[])[],
): HTMLElement[] {
  if (page.areas.every((parts) => parts.length === 0)) return []
  const foot = document.createElement('div')
  foot.className = 'page-foot'
  for (const [area, parts] of page.areas.entries()) {
    if (parts.length === 0) continue
    const cell = document.createElement('div')
    cell.className = columns.areTogether ? 'page-notes' : `page-notes column-${area + 1}`
    const rule = document.createElement('div')
    rule.className = 'note-rule'
    cell.append(rule)
    for (const [at, part] of parts.entries()) {
      const note = section.notes[part.note]
      if (note) cell.append(partOfNote(note, part.from, ends[area]?.[at]))
    }
    const first = section.notes[parts[0]?.note ?? -1]
    if (first && !columns.areTogether) {
      cell.lang = first.lang
      cell.dir = first.dir
    }
    foot.append(cell)
  }
  return [foot]
}
