import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PdfWord } from '../../bench/pdf-words.ts'
import { type BuiltPages, buildPages, textOf } from './built-pages.ts'

const times = (count: number, text: string): string =>
  Array.from({ length: count }, () => text).join(' ')

const arabic = `# الكلمة

${times(60, 'هذه كلمة طويلة في سطر واحد، ثم تأتي كلمة أخرى بعدها.')}[^one]

:::passage{lang=en}
Here the English begins, and here it ends.
:::

كلمة [שלום]{lang=he} في الوسط، و*مؤكدة*.

- بند أول

${times(160, 'نص آخر يملأ الصفحات كلها حتى آخرها.')}

[^one]: حاشية فيها (English words) وفيها عربية.
`

const japanese = `---
lang: ja
---

# 言葉

${times(40, '「これは、とても長い文です。」と彼は言った。しかし、まだ続く……。').replaceAll(' ', '')}

改行は
空白にならない。*強調*もある。
`

const others = `# Λόγος

Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν πρὸς τὸν θεόν. ᾧ ᾅδω ὦ ῥήτωρ.

:::passage{lang=sa}
धर्मक्षेत्रे कुरुक्षेत्रे समवेता युयुत्सवः।
:::

Ein Wort: [ไทย]{lang=th} und noch eins: ไ. Ein Zeichen: ⸻.
`

const paperPt = (148 / 25.4) * 72
const mm = (millimetres: number): number => (millimetres / 25.4) * 72

describe('a book from right to left', () => {
  let book: BuiltPages
  beforeAll(async () => {
    book = await buildPages(
      { 'book.yaml': 'title: كتاب\nlanguage: ar\n', 'ar/1.md': arabic },
      'book',
    )
  })

  const words = (page: number): readonly PdfWord[] =>
    book.pages[page]?.words.filter((word) => !word.isArtifact) ?? []
  const edges = (page: number): number[] => [
    Math.min(...words(page).map(({ x0 }) => x0)),
    Math.max(...words(page).map(({ x1 }) => x1)),
  ]
  const folioAt = (page: number): number =>
    book.pages[page]?.words.find(
      ({ isArtifact, text }) => isArtifact && text === String(page + 1),
    )?.x0 ?? 0

  test('has fonts for all its letters', () => {
    expect(book.messages).toEqual([])
  })

  test('has rectos on the left, with their inner margin on the right', () => {
    const [left = 0, right = 0] = edges(4)
    expect(left).toBeGreaterThan(mm(22) - 1)
    expect(left).toBeLessThan(mm(22) + 2)
    expect(right).toBeGreaterThan(paperPt - mm(20) - 2)
    const [versoLeft = 0] = edges(3)
    expect(versoLeft).toBeLessThan(mm(20) + 2)
  })

  test('has folios outside: on rectos at the left, on versos at the right', () => {
    expect(folioAt(4)).toBeLessThan(paperPt / 2)
    expect(folioAt(3)).toBeGreaterThan(paperPt / 2)
  })

  test('tells viewers how its spreads lie', async () => {
    const pdf = await getDocument({ data: new Uint8Array(book.bytes), verbosity: 0 })
      .promise
    expect(await pdf.getViewerPreferences()).toMatchObject({ Direction: 'R2L' })
    await pdf.destroy()
  })

  test('has notes with their mark on the right', () => {
    const page = book.pages.findIndex(({ words: all }) =>
      all.some(({ text }) => text.includes('English') && text.includes('(')),
    )
    const notes = words(page).filter(({ size }) => size > 9 && size < 11)
    const mark = notes.find(({ text, x0 }) => text === '1' && x0 > paperPt / 2)
    expect(mark?.x1).toBeGreaterThan(paperPt - mm(22) - 6)
  })

  test('sets a passage from left to right as such', () => {
    const page = book.pages.findIndex(({ words: all }) =>
      all.some(({ text }) => text === 'Here'),
    )
    const here = words(page).find(({ text }) => text === 'Here')
    const ends = words(page).find(({ text }) => text === 'ends.')
    expect(here?.x0).toBeLessThan(mm(32))
    expect(ends?.x0).toBeGreaterThan(here?.x1 ?? Infinity)
  })
})

describe('a Japanese book', () => {
  let book: BuiltPages
  beforeAll(async () => {
    book = await buildPages(
      { 'book.yaml': 'title: 本\nlanguage: ja\n', 'ja/1.md': japanese },
      'book',
    )
  })

  test('begins no line with a sign that belongs to what is before it', () => {
    expect(book.messages).toEqual([])
    const lines = book.lines.flat().map((line) => line.map(({ text }) => text).join(''))
    expect(lines.length).toBeGreaterThan(20)
    expect(lines.filter((line) => /^[、。」）ーっゃゅょ…]/u.test(line))).toEqual([])
    expect(lines.filter((line) => line.endsWith('「'))).toEqual([])
  })

  test('has no space where a line of the manuscript ends', () => {
    const text = book.pages.map((_, index) => textOf(book, index)).join('')
    expect(text.replaceAll(/\n/gu, '')).toContain('改行は空白')
  })
})

test('what no font has is named, a script with a package that has it', async () => {
  const book = await buildPages(
    {
      'book.yaml': 'title: Λ\nlanguage: grc\nfonts: [Nowhere Sans]\n',
      'grc/1.md': others,
    },
    'book',
  )
  expect(book.messages).toEqual([
    'book.yaml:3: the font `Nowhere Sans` is not installed: run `npm install @fontsource/nowhere-sans`',
    'grc/1.md:9: no font of this edition has `ไ` (U+0E44) and 2 more: for Thai run `npm install @fontsource/noto-serif-thai`',
    'grc/1.md:9: no font of this edition has `⸻` (U+2E3B)',
  ])
  const text = book.pages.map((_, index) => textOf(book, index)).join('')
  expect(text).toContain('ᾧ ᾅδω ὦ ῥήτωρ')
})
