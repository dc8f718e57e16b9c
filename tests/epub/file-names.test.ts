import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toFileNames } from '../../src/epub/file-names.ts'

function namesOf(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    toFileNames(paths.map((path) => ({ path, extension: 'png' }))),
  )
}

test('a safe name is kept', () => {
  expect(namesOf('images/map_2.b.png')).toEqual({ 'images/map_2.b.png': 'map_2.b.png' })
})

test('other names are made plain and told apart', () => {
  expect(namesOf('Größe 1.png', '地図.png')).toEqual({
    'Größe 1.png': 'Grosse-1-a36dd131.png',
    '地図.png': 'file-212c075e.png',
  })
})

test('of names that differ in folder or letter case alone, one is kept', () => {
  expect(namesOf('a/map.png', 'b/map.png', 'c/MAP.png')).toEqual({
    'a/map.png': 'map.png',
    'b/map.png': 'map-86a82021.png',
    'c/MAP.png': 'MAP-e5aa38c1.png',
  })
})

test('names are plain, unique and do not depend on the order of the paths', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 })),
      (paths) => {
        const files = paths.map((path) => ({ path, extension: 'png' }))
        const names = toFileNames(files)
        const values = [...names.values()]
        expect(values.every((name) => /^[\w-][\w.-]*\.png$/u.test(name))).toBe(true)
        expect(new Set(values.map((name) => name.toLowerCase())).size).toBe(paths.length)
        for (const { path } of files) {
          expect(toFileNames(files.toReversed()).get(path)).toBe(names.get(path))
        }
      },
    ),
  )
})
