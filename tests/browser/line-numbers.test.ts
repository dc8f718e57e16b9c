import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test } from 'vitest'
import { type BuiltPages, buildPages, textOf } from './built-pages.ts'

const text = `# Zeilen

${'Ein Wort folgt dem andern, bis die Seite voll ist und die nächste beginnt. '.repeat(60)}

## Dazwischen

${'Ein Wort folgt dem andern. '.repeat(40)}

# Vers

:::verse
Eine Zeile des Gedichts, die viel zu lang ist für die Breite der Seite und deshalb auf die nächste läuft
zwei
drei
vier
fünf

sechs
:::
`

let plain: BuiltPages
let numbered: BuiltPages

beforeAll(async () => {
  plain = await buildPages({ 'de/1.md': text }, 'book')
  numbered = await buildPages({ 'de/1.md': text }, 'book', { lineNumbers: 5 })
})

/** Shapes that are filled on each page: rules are stroked or counted on both. */
async function shapesOf(bytes: Uint8Array): Promise<number[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const counts: number[] = []
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { fnArray } = await (await pdf.getPage(page)).getOperatorList()
    counts.push(fnArray.filter((operator) => operator === OPS.constructPath).length)
  }
  await pdf.destroy()
  return counts
}

function pages(book: BuiltPages): string[] {
  return book.pages.map((_, page) => textOf(book, page))
}

function edges(book: BuiltPages): number[] {
  return book.pages.flatMap((page) => page.words.map(({ x0 }) => x0))
}

/** Figures drawn beside so many lines: one for 5, two each for 10, 15 … */
function figuresBeside(lines: number): number {
  const numbers = Array.from({ length: Math.floor(lines / 5) }, (_, at) => (at + 1) * 5)
  return numbers.join('').length
}

test('line numbers change neither lines nor pages, and are no text', () => {
  expect(pages(numbered)).toEqual(pages(plain))
  const places = edges(plain)
  const moved = edges(numbered).map((edge, index) => edge - (places[index] ?? 0))
  expect(moved).toHaveLength(places.length)
  // Chromium sets pages in whole px.
  expect(Math.max(...moved.map(Math.abs))).toBeLessThan(0.75)
})

test('they are drawn on the pages of chapters, every five lines', async () => {
  const before = await shapesOf(plain.bytes)
  const after = await shapesOf(numbered.bytes)
  const heading = /^(?:Zeilen|Dazwischen|)$/u
  const expected = pages(numbered).map((words) => {
    // Six lines of verse; what is turned over does not count.
    if (words.includes('drei')) return 1
    if (!words.includes('folgt dem andern')) return 0
    return figuresBeside(words.split('\n').filter((line) => !heading.test(line)).length)
  })
  expect(expected.filter((count) => count > 1).length).toBeGreaterThan(1)
  expect(after.map((count, page) => count - (before[page] ?? 0))).toEqual(expected)
})
