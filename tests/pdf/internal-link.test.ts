import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fromDestinationName,
  internalLink,
  linkedId,
  toDestinationName,
} from '../../src/pdf/internal-link.ts'

const id = fc.string({ minLength: 1, unit: 'grapheme' })

test('an internal link leads to its id', () => {
  fc.assert(
    fc.property(id, (text) => {
      expect(linkedId(internalLink(text))).toBe(text)
    }),
  )
})

test('the name of a destination is ASCII without parentheses', () => {
  fc.assert(
    fc.property(id, (text) => {
      expect(toDestinationName(text)).toMatch(/^[!'*-.\w~%]+$/u)
      expect(fromDestinationName(toDestinationName(text))).toBe(text)
    }),
  )
})

test.each([
  ['https://diglot.invalid/#note-3', 'note-3'],
  ['https://book.diglot.invalid/#%C3%BC', 'ü'],
  ['https://diglot.invalid/chapter?x=1#a', 'a'],
  ['https://diglot.invalid/#50%', '50%'],
  ['https://example.org/#a', undefined],
  ['https://diglot.invalid.example.org/#a', undefined],
  ['https://diglot.invalid/', undefined],
])('%s leads to %s', (url, expected) => {
  expect(linkedId(url)).toBe(expected)
})
