import { expect, test } from 'vitest'
import { direction } from '../../src/language/direction.ts'
import { tag } from '../support/tag.ts'

test.each([
  ['de', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['fa', 'rtl'],
  ['yi', 'rtl'],
  ['az-Arab', 'rtl'],
  ['az-Latn', 'ltr'],
  ['ru', 'ltr'],
])('%s: %s', (language, expected) => {
  expect(direction(tag(language))).toBe(expected)
})
