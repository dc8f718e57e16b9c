import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNames } from '../../src/manuscript/compare-names.ts'

test('numbers count as numbers, letter case and locale do not count', () => {
  const names = [
    '10-a.md',
    '2-b.md',
    'Anhang.md',
    '02-c.md',
    'anfang.md',
    '1.md',
    '01.md',
  ]
  expect(names.toSorted(compareNames)).toEqual([
    '01.md',
    '1.md',
    '2-b.md',
    '02-c.md',
    '10-a.md',
    'anfang.md',
    'Anhang.md',
  ])
})

test('numbers may be longer than a float holds', () => {
  expect(compareNames('20260101000000000001', '20260101000000000002')).toBeLessThan(0)
})

test('any names have one order', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '0', '1', '9', '-') })
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2 }), (names) => {
      const sorted = names.toSorted(compareNames)
      expect(names.toReversed().toSorted(compareNames)).toEqual(sorted)
      for (const [index, one] of sorted.entries()) {
        for (const other of sorted.slice(index + 1)) {
          expect(compareNames(one, other)).toBeLessThan(0)
        }
      }
    }),
  )
})
