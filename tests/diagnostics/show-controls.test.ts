import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { showControls } from '../../src/diagnostics/show-controls.ts'

test.each([
  ['\u001B[2J', '\\u{1b}[2J'],
  ['\u009B31m', '\\u{9b}31m'],
  ['a\u202Eb', 'a\\u{202e}b'],
  ['a\r\n\tb', 'a\\u{d}\\n\\tb'],
  ['Wort\u200B', 'Wort\\u{200b}'],
  ['R\u00FCckversicherung 保証 👩‍🚀', 'R\u00FCckversicherung 保証 👩‍🚀'],
])('%j is shown as %s', (text, shown) => {
  expect(showControls(text)).toBe(shown)
})

test('no text keeps a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(showControls(text)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
    }),
  )
})
