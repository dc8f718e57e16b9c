import type { Ascents } from './baseline.ts'
import { collectColumns, type Columns, riseOf, type Row } from './columns.ts'
import { lineAt } from './line-at.ts'
import type { Break, Line } from './lines.ts'
import { measureNotes, type MeasuredNotes } from './measure-notes.ts'
import { findCallsInColumns } from './note-calls.ts'
import type { Section } from './section.ts'

/** Galleys of columns as plain data: see `pages/parallel-galley.ts`, `ParallelGalley`. */
export interface MeasuredColumns {
  readonly parallel: {
    readonly columns: readonly {
      readonly lines: readonly {
        readonly topPx: number
        readonly bottomPx: number
        readonly breakBefore: Break
        readonly headPx: number
        readonly notes: readonly number[]
        readonly risePx?: number
      }[]
      readonly notes: MeasuredNotes
    }[]
    readonly rows: readonly {
      readonly topPx: number
      readonly first: readonly number[]
      readonly breakBefore: Break
    }[]
    readonly areas: readonly (readonly number[])[]
  }
  /** Column and line of the text by id. */
  readonly columnAnchors: Readonly<Record<string, { column: number; line: number }>>
}

/** Measure the columns of a section. */
export function measureColumns(section: Section, columns: Columns): MeasuredColumns {
  const { top } = section.flow.getBoundingClientRect()
  collectColumns(columns, top)
  const calls = findCallsInColumns(section, columns)
  const notes = measureNotes(section, calls.inNotes)
  const ascents: Ascents = new Map()
  const all = columns.lines.map((_, column) => column)
  const rows = columns.rows.flatMap(({ element }, row) => {
    const first = columns.first[row] ?? []
    const isEmpty = all.every((column) => first[column] === endOf(columns, row, column))
    if (isEmpty) return []
    const topPx = element.getBoundingClientRect().top - top
    return [{ topPx, first, breakBefore: breakBeforeRow(columns, row) }]
  })
  return {
    parallel: {
      columns: columns.lines.map((lines, column) => ({
        lines: lines.map((line, index) => {
          const risePx = riseOf(line, ascents)
          return {
            topPx: line.top,
            bottomPx: line.bottom,
            breakBefore: line.breakBefore,
            headPx: line.head,
            notes: calls.inColumns[column]?.[index] ?? [],
            ...(risePx !== undefined && { risePx }),
          }
        }),
        notes,
      })),
      rows,
      areas: columns.areTogether ? [all] : all.map((column) => [column]),
    },
    columnAnchors: findColumnAnchors(columns, top),
  }
}

/** Index after the last line of a row in a column. */
export function endOf({ first, lines }: Columns, row: number, column: number): number {
  return first[row + 1]?.[column] ?? lines[column]?.length ?? 0
}

/** Least allowed first: what one side of a bead forbids the others cannot allow. */
const strictest: readonly Break[] = [
  'forced',
  'never',
  'heading',
  'orphan',
  'widow',
  'attribution',
  'rows',
  'verse',
  'code',
]

function breakBeforeRow(columns: Columns, row: number): Break {
  const above = columns.rows[row - 1]
  if (above && isHeadOfColumns(above)) return 'never'
  const own = columns.lines.flatMap((lines, column): Line[] => {
    const index = columns.first[row]?.[column] ?? 0
    const line = index < endOf(columns, row, column) ? lines[index] : undefined
    return line ? [line] : []
  })
  const kinds = new Set(own.map(({ breakBefore }) => breakBefore))
  return strictest.find((kind) => kinds.has(kind)) ?? 'good'
}

/** The names of the languages stand above their columns. */
function isHeadOfColumns({ element }: Row): boolean {
  return element.classList.contains('column-heads')
}

function findColumnAnchors(
  { rows, lines }: Columns,
  top: number,
): MeasuredColumns['columnAnchors'] {
  const anchors: Record<string, { column: number; line: number }> = {}
  for (const { sides, isSpanning } of rows) {
    for (const [column, side] of (isSpanning ? sides.slice(0, 1) : sides).entries()) {
      if (!side) continue
      const own = side.id === '' ? [] : [side]
      for (const element of [...own, ...side.querySelectorAll('[id]:not(.note-call)')]) {
        const [first] = element.getClientRects()
        const y = first ? first.top + Math.min(first.height / 2, 6) : top
        anchors[element.id] = { column, line: lineAt(lines[column] ?? [], y - top) }
      }
    }
  }
  return anchors
}
