import { type Ascents, baselineOf } from './baseline.ts'
import { collectColumn, type Line } from './lines.ts'

/** What stands side by side: a bead, or something that spans all columns. */
export interface Row {
  readonly element: HTMLElement
  /** By column; one that has no text here is absent. In a spanning row the element itself. */
  readonly sides: readonly (HTMLElement | undefined)[]
  readonly isSpanning: boolean
}

/** The columns of a section that has them. */
export interface Columns {
  readonly rows: readonly Row[]
  /** Stand the notes of all columns in one area? */
  readonly areTogether: boolean
  /** By column, as last measured. */
  lines: readonly (readonly Line[])[]
  /** By row and column: index of the first line there. */
  first: readonly (readonly number[])[]
}

/** Find the columns of a section, if it has any. */
export function findColumns(
  section: HTMLElement,
  flow: HTMLElement,
): Columns | undefined {
  const count = Number(section.dataset['columns'] ?? 0)
  if (count === 0) return undefined
  const numbers = Array.from({ length: count }, (_, column) => column)
  const rows = [...flow.querySelectorAll<HTMLElement>(':scope > .row')].map(
    (element): Row => {
      const isSpanning = element.classList.contains('spanning')
      const sides = numbers.map((column) =>
        isSpanning ? element : sideOf(element, column),
      )
      return { element, sides, isSpanning }
    },
  )
  const areTogether = section.dataset['notes'] === 'together'
  return { rows, areTogether, lines: [], first: [] }
}

function sideOf(row: HTMLElement, column: number): HTMLElement | undefined {
  return (
    row.querySelector<HTMLElement>(`:scope > .side[data-side="${column}"]`) ?? undefined
  )
}

/** Column in which a note is set, by its list. */
export function columnOfNote(note: HTMLElement): number {
  return Number(note.closest<HTMLElement>('.notes')?.dataset['side'] ?? 0)
}

/** Collect the lines of all columns. */
export function collectColumns(columns: Columns, originTop: number): void {
  const { rows } = columns
  const own = (rows[0]?.sides ?? []).map((_, column) =>
    collectColumn(
      rows.map(({ sides }) => sides[column]),
      originTop,
    ),
  )
  columns.lines = own.map(({ lines }) => lines)
  columns.first = rows.map((_, row) => own.map(({ first }) => first[row] ?? 0))
}

/**
 * Let the sides of each row begin on one baseline, and give each row the white above it that
 * its blocks ask for.
 *
 * Inside a side the first block has no margin above it and the last none below: they would
 * let the sides begin at different heights.
 */
export function levelRows({ rows }: Columns, flow: HTMLElement): void {
  const before = rows.map(({ element, sides, isSpanning }) => {
    const { marginTop } = getComputedStyle(element)
    if (isSpanning) return { topPx: px(marginTop), bottomPx: 0 }
    const first = sides.flatMap((side) => side?.firstElementChild ?? [])
    const last = sides.flatMap((side) => side?.lastElementChild ?? [])
    return {
      topPx: Math.max(
        px(marginTop),
        ...first.map((one) => px(getComputedStyle(one).marginTop)),
      ),
      bottomPx: Math.max(0, ...last.map((one) => px(getComputedStyle(one).marginBottom))),
    }
  })
  for (const [row, { element }] of rows.entries()) {
    const abovePx = before[row - 1]?.bottomPx ?? 0
    element.style.marginTop = `${Math.max(before[row]?.topPx ?? 0, abovePx)}px`
  }
  flow.classList.add('levelled')
  lowerSides(rows)
}

/** Lower the sides of each row whose first line has its baseline higher than another. */
function lowerSides(rows: readonly Row[]): void {
  const ascents: Ascents = new Map()
  const lowered: [HTMLElement, number][] = []
  for (const { sides, isSpanning } of rows) {
    if (isSpanning) continue
    const found = sides.flatMap((side) => {
      const [line] = side ? collectColumn([side], 0).lines : []
      const rise = line && riseOf(line, ascents)
      return side && rise !== undefined ? [{ side, rise }] : []
    })
    const highest = Math.max(...found.map(({ rise }) => rise))
    for (const { side, rise } of found) {
      if (highest - rise > 0.1) lowered.push([side, highest - rise])
    }
  }
  for (const [side, byPx] of lowered) side.style.paddingTop = `${byPx}px`
}

const withoutBaseline =
  'tr, caption, figure, img, svg, math, hr, .page-break, .image, .math-display'

/** How far below its top the baseline of a line lies, if it has one. */
export function riseOf(line: Line, ascents: Ascents): number | undefined {
  const { owner, isFirst, top, bottom } = line
  if (owner.matches(withoutBaseline)) return undefined
  const { lineHeight, paddingTop, borderTopWidth } = getComputedStyle(owner)
  const abovePx = isFirst ? px(paddingTop) + px(borderTopWidth) : 0
  const heightPx = px(lineHeight) || bottom - top
  const strut = { ...line, top: abovePx, bottom: abovePx + heightPx }
  return baselineOf(strut, ascents)
}

function px(length: string): number {
  return Number.parseFloat(length) || 0
}
