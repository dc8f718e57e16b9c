import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMarker, roman } from '../../src/book/format-marker.ts'
import type { MarkerStyle } from '../../src/manuscript/config.ts'

const markers: Readonly<Record<MarkerStyle, readonly [number, string][]>> = {
  decimal: [
    [1, '1'],
    [120, '120'],
  ],
  'lower-alpha': [
    [1, 'a'],
    [26, 'z'],
    [27, 'aa'],
    [52, 'az'],
    [53, 'ba'],
    [702, 'zz'],
    [703, 'aaa'],
  ],
  'upper-alpha': [[28, 'AB']],
  'lower-roman': [
    [1, 'i'],
    [4, 'iv'],
    [9, 'ix'],
    [49, 'xlix'],
    [1990, 'mcmxc'],
  ],
  'upper-roman': [[14, 'XIV']],
  symbols: [
    [1, '*'],
    [2, '†'],
    [6, '¶'],
    [7, '**'],
    [13, '***'],
  ],
}

const cases = Object.entries(markers).flatMap(([style, pairs]) =>
  pairs.map(([number, marker]) => ({ style, number, marker })),
)

test.each(cases)('$number in $style is $marker', ({ style, number, marker }) => {
  const known = Object.keys(markers).find((one): one is MarkerStyle => one === style)
  expect(known && formatMarker(number, known)).toBe(marker)
})

test('whatever the style: no two notes have the same mark', () => {
  for (const style of ['lower-alpha', 'lower-roman', 'symbols'] as const) {
    const all = Array.from({ length: 2000 }, (_, index) => formatMarker(index + 1, style))
    expect(new Set(all).size).toBe(2000)
  }
})

test('roman numerals say what they stand for', () => {
  const values: Readonly<Record<string, number>> = {
    i: 1,
    v: 5,
    x: 10,
    l: 50,
    c: 100,
    d: 500,
    m: 1000,
  }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4999 }), (number) => {
      const digits = Array.from(roman(number), (sign) => values[sign] ?? NaN)
      const sum = digits.reduce(
        (total, value, at) => total + (value < (digits[at + 1] ?? 0) ? -value : value),
        0,
      )
      expect(sum).toBe(number)
    }),
  )
})
