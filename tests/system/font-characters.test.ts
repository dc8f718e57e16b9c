import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import * as fontkit from 'fontkit'
import { describe, expect, test } from 'vitest'
import { fontCharacters } from '../../src/system/font-characters.ts'

const require = createRequire(import.meta.url)

/** One weight and style of each script. */
const files = ['alegreya', 'alegreya-sans', 'alegreya-sc', 'source-code-pro'].flatMap(
  (id) => {
    const folder = `${dirname(require.resolve(`@fontsource/${id}/metadata.json`))}/files`
    return readdirSync(folder)
      .filter((name) => name.endsWith('-400-italic.woff2'))
      .map((name) => [name, `${folder}/${name}`] as const)
  },
)

describe('reads the characters that a font library reads', () => {
  test.each(files)('in %s', (_name, path) => {
    const bytes = readFileSync(path)
    const font = fontkit.create(bytes)
    if (!('characterSet' in font)) throw new TypeError('a collection')
    // U+FFFF ends the table and is no character; the library counts it as one.
    const expected = new Set(font.characterSet.filter((one) => one !== 0xffff))
    expect(fontCharacters(bytes)).toEqual(expected)
  })
})

test('knows a font by its first bytes', () => {
  expect(fontCharacters(Buffer.from('no font'))).toBeUndefined()
  expect(fontCharacters(Buffer.alloc(100))).toBeUndefined()
})
