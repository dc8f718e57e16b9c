import type { ElementContent } from 'hast'
import { expect, test } from 'vitest'
import type { ParallelHtml } from '../../src/html/parallel-html.ts'
import { fitColumns } from '../../src/pdf/fit-columns.ts'

const text = (value: string): ElementContent[] => [{ type: 'text', value }]

/** A chapter of beads, each by the lengths of its sides. */
function joined(...beads: readonly (readonly (number | string)[])[]): ParallelHtml[] {
  const sides = beads.map((bead) => ({
    sides: bead.map((side) =>
      side === 0 ? [] : text(typeof side === 'string' ? side : 'a'.repeat(side)),
    ),
  }))
  return [{ chapters: [], beads: sides }]
}

test('texts of about the same length stand in columns of the same width', () => {
  expect(fitColumns('fit', joined([100, 108]), 2)).toEqual([0.5, 0.5])
})

test('a longer text has the wider column', () => {
  expect(fitColumns('fit', joined([100, 150]), 2)).toEqual([0.4, 0.6])
})

test('what one language lacks makes no column narrower', () => {
  expect(fitColumns('fit', joined([100, 100], [300, 0]), 2)).toEqual([0.5, 0.5])
})

test('characters of East Asia are twice as wide as others', () => {
  expect(fitColumns('fit', joined([100, '文'.repeat(50)]), 2)).toEqual([0.5, 0.5])
})

test('no column is much wider than another, unless somebody says so', () => {
  expect(fitColumns('fit', joined([10, 1000]), 2)).toEqual([0.385, 0.615])
  expect(fitColumns([1, 4], joined([10, 10]), 2)).toEqual([0.2, 0.8])
})
