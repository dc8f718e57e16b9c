import * as fc from 'fast-check'
import type { Break, Galley, GalleyLine } from '../../src/pages/galley.ts'
import type { ParallelGalley } from '../../src/pages/parallel-galley.ts'
import { noteOf, type WrittenLine, type WrittenNoteLine } from './random-galley.ts'

/** A bead as a test writes it: the lines of each side. */
export interface WrittenRow {
  /** White above the row. */
  readonly gapPx?: number
  readonly breakBefore?: Break
  readonly sides: readonly (readonly (WrittenLine & { readonly risePx?: number })[])[]
}

/** Stack beads: lines of 20 px, notes of 10 px a line, unless told otherwise. */
export function parallelOf(
  rows: readonly WrittenRow[],
  notes: readonly (readonly WrittenNoteLine[])[] = [],
  areas?: readonly (readonly number[])[],
): ParallelGalley {
  const count = rows[0]?.sides.length ?? 1
  const columns = Array.from({ length: count }, (): GalleyLine[] => [])
  let y = 0
  const placed = rows.map((row) => {
    const topPx = y + (row.gapPx ?? 0)
    const first = columns.map((column) => column.length)
    let lowest = topPx
    for (const [index, side] of row.sides.entries()) {
      let at = topPx
      for (const [number, line] of side.entries()) {
        const top = at + (number === 0 ? 0 : (line.gapPx ?? 0))
        at = top + (line.heightPx ?? 20)
        const own = number === 0 ? (row.breakBefore ?? 'good') : line.breakBefore
        columns[index]?.push({
          topPx: top,
          bottomPx: at,
          breakBefore: own ?? 'good',
          headPx: number === 0 ? 0 : (line.headPx ?? 0),
          notes: line.notes ?? [],
          ...(line.risePx !== undefined && { risePx: line.risePx }),
        })
      }
      lowest = Math.max(lowest, at)
    }
    y = lowest
    return { topPx, first, breakBefore: row.breakBefore ?? 'good' }
  })
  const shared = notes.map((note) => noteOf(note))
  return {
    columns: columns.map((lines): Galley => ({ lines, notes: shared })),
    rows: placed,
    areas: areas ?? columns.map((_, index) => [index]),
  }
}

const line = fc.record({
  heightPx: fc.oneof(
    { weight: 30, arbitrary: fc.double({ min: 8, max: 40, noNaN: true }) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 900 }) },
  ),
  gapPx: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    fc.integer({ min: 1, max: 30 }),
  ),
  breakBefore: fc.oneof(
    { weight: 12, arbitrary: fc.constant<Break>('good') },
    { weight: 5, arbitrary: fc.constantFrom<Break>('widow', 'orphan', 'rows') },
    { weight: 4, arbitrary: fc.constant<Break>('never') },
  ),
  headPx: fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    fc.integer({ min: 5, max: 40 }),
  ),
  risePx: fc.integer({ min: 8, max: 16 }),
})

const row = (columns: number): fc.Arbitrary<WrittenRow> =>
  fc.record({
    gapPx: fc.constantFrom(0, 7, 10),
    breakBefore: fc.oneof(
      { weight: 12, arbitrary: fc.constant<Break>('good') },
      { weight: 2, arbitrary: fc.constant<Break>('never') },
      { weight: 1, arbitrary: fc.constantFrom<Break>('forced', 'heading') },
    ),
    sides: fc.array(
      fc.oneof(
        {
          weight: 9,
          arbitrary: fc.array(line, { minLength: 1, maxLength: 9 }),
        },
        { weight: 1, arbitrary: fc.array(line, { minLength: 10, maxLength: 60 }) },
        { weight: 1, arbitrary: fc.array(line, { maxLength: 0 }) },
      ),
      { minLength: columns, maxLength: columns },
    ),
  })

const note = fc.record({
  lines: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 5, max: 70 }) },
  ),
  row: fc.nat(),
  column: fc.nat(),
  line: fc.nat(),
})

/** Parallel galleys of every kind: two or three columns, notes in one area or under each. */
export const randomParallelGalley: fc.Arbitrary<ParallelGalley> = fc
  .integer({ min: 2, max: 3 })
  .chain((columns) =>
    fc.record({
      rows: fc.array(row(columns), { minLength: 1, maxLength: 40 }),
      notes: fc.array(note, { maxLength: 25 }),
      isMerged: fc.boolean(),
    }),
  )
  .map(({ rows, notes, isMerged }) => {
    const full = rows.filter(({ sides }) => sides.some((side) => side.length > 0))
    const kept =
      full.length > 0 ? full : [{ sides: rows[0]?.sides.map(() => [{}]) ?? [] }]
    const calls = kept.map(({ sides }) =>
      sides.map((side) => side.map((): number[] => [])),
    )
    for (const [index, one] of notes.entries()) {
      const sides = (calls[one.row % calls.length] ?? []).filter(
        (side) => side.length > 0,
      )
      const side = sides[one.column % sides.length]
      side?.[one.line % side.length]?.push(index)
    }
    const called = kept.map((own, at) =>
      Object.assign({}, own, {
        sides: own.sides.map((side, column) =>
          side.map((written, number) =>
            Object.assign({}, written, { notes: calls[at]?.[column]?.[number] ?? [] }),
          ),
        ),
      }),
    )
    const areas = isMerged ? [kept[0]?.sides.map((_, column) => column) ?? []] : undefined
    return parallelOf(
      called,
      notes.map(({ lines }) => Array.from({ length: lines }, () => ({}))),
      areas,
    )
  })
