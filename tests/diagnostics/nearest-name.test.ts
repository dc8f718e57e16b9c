import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestName } from '../../src/diagnostics/nearest-name.ts'

test.each([
  ['langauge', ['title', 'language'], 'language'],
  ['lang', ['layout', 'language'], 'language'],
  ['authors', ['title', 'author'], 'author'],
  ['Bild.PNG', ['bild.jpg', 'bild.png'], 'bild.png'],
  ['fu\u0308r.md', ['f\u00FCr.md'], 'f\u00FCr.md'],
  ['templat', ['template', 'title'], 'template'],
  ['colour', ['title', 'language'], undefined],
  ['x', ['de', 'en'], undefined],
  ['a', [], undefined],
])('%s among %j is %s', (written, known, nearest) => {
  expect(nearestName(written, known)).toBe(nearest)
})

test('one slip in a long name is always found', () => {
  const word = fc.string({
    minLength: 4,
    maxLength: 20,
    unit: fc.constantFrom('a', 'b', 'c'),
  })
  fc.assert(
    fc.property(word, fc.nat(), (name, seed) => {
      const at = seed % name.length
      expect(nearestName(`${name.slice(0, at)}x${name.slice(at)}`, [name])).toBe(name)
      expect(nearestName(name.slice(0, at) + name.slice(at + 1), [name])).toBe(name)
    }),
  )
})
