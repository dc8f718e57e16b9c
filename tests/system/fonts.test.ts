import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { packageFonts } from '../../src/system/fonts.ts'

const families = ['Alegreya', 'Alegreya SC', 'Alegreya Sans', 'Source Code Pro']

const codePoint = (character: string): number => character.codePointAt(0) ?? 0

describe('faces', () => {
  test.each(families)(
    'of %s are there in three weights and two styles',
    async (family) => {
      const faces = await packageFonts().faces(family)
      const styles = new Set(faces.map((face) => `${face.weight} ${face.style}`))
      expect([...styles]).toEqual([
        '400 normal',
        '500 normal',
        '700 normal',
        '400 italic',
        '500 italic',
        '700 italic',
      ])
      expect(new Set(faces.map((face) => face.family))).toEqual(new Set([family]))
      expect(new Set(faces.map((face) => face.path)).size).toBe(faces.length)
    },
  )

  test('have the path, and the range of characters, of a file', async () => {
    const faces = await packageFonts().faces('Alegreya')
    expect(faces.find((face) => face.path.includes('greek-ext'))).toEqual({
      family: 'Alegreya',
      weight: 400,
      style: 'normal',
      path: 'fonts/alegreya-greek-ext-400-normal.woff2',
      unicodeRange: 'U+1F00-1FFF',
    })
  })

  test('are found whatever the case of the name, under its proper name', async () => {
    const [face] = await packageFonts().faces(' alegreya sc ')
    expect(face?.family).toBe('Alegreya SC')
  })

  test.each(['Nowhere Sans', '', '../alegreya', 'alegreya/files'])(
    'of `%s` are none',
    async (family) => {
      expect(await packageFonts().faces(family)).toEqual([])
    },
  )
})

describe('read', () => {
  test('gives the bytes of a face', async () => {
    const fonts = packageFonts()
    const [face] = await fonts.faces('Alegreya')
    if (face === undefined) throw new Error('no face')
    const bytes = await fonts.read(face)
    expect(Buffer.from(bytes).toString('latin1', 0, 4)).toBe('wOF2')
  })

  test('gives nothing but faces of the package', async () => {
    const fonts = packageFonts()
    const [face] = await fonts.faces('Alegreya')
    if (face === undefined) throw new Error('no face')
    const path = 'fonts/../package.json'
    await expect(fonts.read({ ...face, path })).rejects.toThrow(RangeError)
  })
})

describe('coverage', () => {
  test('tells the characters that one of the families has', async () => {
    const has = await packageFonts().coverage(['Alegreya', 'Source Code Pro'])
    const known = Array.from('aäß„“’—őŵΩἀЖ½ɑ').filter((character) =>
      has(codePoint(character)),
    )
    const unknown = Array.from('漢ب😀\uE000').filter((character) =>
      has(codePoint(character)),
    )
    expect(known.join('')).toBe('aäß„“’—őŵΩἀЖ½ɑ')
    expect(unknown.join('')).toBe('')
  })

  test('joins families', async () => {
    const fonts = packageFonts()
    const alpha = codePoint('ɑ')
    expect((await fonts.coverage(['Alegreya']))(alpha)).toBe(false)
    expect((await fonts.coverage(['Alegreya', 'Source Code Pro']))(alpha)).toBe(true)
    expect((await fonts.coverage([]))(alpha)).toBe(false)
  })
})

describe('subset', () => {
  const face = { family: 'Alegreya', weight: 400, style: 'italic' } as const

  test('gives a file for each script that the text uses, Latin first', async () => {
    const { files, licence } = await packageFonts().subset(face, 'Ωmega, őr ἀρχή')
    expect(files.every((one) => one.bytes.length < 5000)).toBe(true)
    expect(
      files.map(({ family, fileName, unicodeRange }) => ({
        family,
        fileName,
        unicodeRange,
      })),
    ).toEqual([
      {
        family: 'Alegreya',
        fileName: 'alegreya-latin-400-italic.ttf',
        unicodeRange: 'U+0020,U+002C,U+0061,U+0065,U+0067,U+006D,U+0072',
      },
      {
        family: 'Alegreya latin-ext',
        fileName: 'alegreya-latin-ext-400-italic.ttf',
        unicodeRange: 'U+0151',
      },
      {
        family: 'Alegreya greek',
        fileName: 'alegreya-greek-400-italic.ttf',
        unicodeRange: 'U+03A9,U+03AE,U+03C1,U+03C7',
      },
      {
        family: 'Alegreya greek-ext',
        fileName: 'alegreya-greek-ext-400-italic.ttf',
        unicodeRange: 'U+1F00',
      },
    ])
    expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1')
    expect(licence).toContain('Copyright 2011 The Alegreya Project Authors')
  })

  test('gives TrueType with its copyright notice, the same bytes each time', async () => {
    const [one] = (await packageFonts().subset(face, 'abc')).files
    const [two] = (await packageFonts().subset(face, 'cabba')).files
    const bytes = Buffer.from(one?.bytes ?? [])
    expect(bytes.readUInt32BE(0)).toBe(0x00010000)
    // Names are kept in UTF-16.
    expect(bytes.toString('latin1').replaceAll('\0', '')).toContain(
      'Copyright 2011 The Alegreya Project Authors',
    )
    expect(one).toEqual(two)
  })

  test('gives no file where there is no such style or character', async () => {
    const fonts = packageFonts()
    expect((await fonts.subset({ ...face, weight: 950 }, 'abc')).files).toEqual([])
    expect((await fonts.subset({ ...face, family: 'Nowhere' }, 'abc')).files).toEqual([])
    expect((await fonts.subset(face, '漢')).files).toEqual([])
    expect((await fonts.subset(face, '')).files).toEqual([])
  })
})

test('every installed package brings an open licence', async () => {
  const require = createRequire(import.meta.url)
  for (const family of families) {
    const id = family.toLowerCase().replaceAll(' ', '-')
    const path = require.resolve(`@fontsource/${id}/LICENSE`)
    expect(await readFile(path, 'utf8')).toContain('SIL Open Font License')
  }
})
