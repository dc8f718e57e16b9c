import { assert, integer, property, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatUnicodeRange,
  parseUnicodeRange,
} from '../../src/language/unicode-range.ts'

test('parses single characters, ranges and wildcards', () => {
  expect(parseUnicodeRange('U+20, u+370-3FF,U+4??, U+10FFFF')).toEqual([
    [0x20, 0x20],
    [0x370, 0x3ff],
    [0x400, 0x4ff],
    [0x10ffff, 0x10ffff],
  ])
})

test('leaves out what it does not understand', () => {
  expect(parseUnicodeRange('latin, U+, 20-7F, U+41')).toEqual([[0x41, 0x41]])
})

test('formats neighbours as a range', () => {
  expect(formatUnicodeRange([0x20, 0x41, 0x42, 0x43, 0x1f00])).toBe(
    'U+0020,U+0041-0043,U+1F00',
  )
})

test('parses what it formats', () => {
  const codePoints = uniqueArray(integer({ min: 0, max: 400 }), { minLength: 1 }).map(
    (all) => all.toSorted((a, b) => a - b),
  )
  assert(
    property(codePoints, (all) => {
      const parsed = parseUnicodeRange(formatUnicodeRange(all)).flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      )
      expect(parsed).toEqual(all)
    }),
  )
})
