import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { plantTokens } from '../../bench/plant-tokens.ts'
import type { Margins } from '../../bench/type-area.ts'
import { type PdfReport, verifyPdf } from '../../bench/verify-pdf.ts'
import { type BuiltPages, buildPages } from './built-pages.ts'

/**
 * Notes in titles, headings, tables, captions, items, quotations and notes; a note of 1,500
 * words, fifty notes in a line, a table of forty rows, a figure higher than the page, ten
 * figures in a row; all on A6.
 */
const folder = new URL('../manuscripts/torture/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8')

const margins: Margins = { inner: 12, outer: 13, head: 14, foot: 14, isMirrored: true }

/** Our template for books, on A6, without running heads. */
function smallTemplate(): Record<string, string> {
  const book = new URL('../../templates/book/', import.meta.url)
  const files = ['page.css', 'template.html', 'entries.html'].map((name) => [
    `small/${name}`,
    readFileSync(new URL(name, book), 'utf8')
      .replace('size: 148mm 210mm', 'size: A6')
      .replace('24mm 22mm 24mm 20mm', '14mm 13mm 14mm 12mm')
      .replace('24mm 20mm 24mm 22mm', '14mm 12mm 14mm 13mm')
      .replaceAll(/content: "\{(?:chapter|book)-title\}"/gu, 'content: none'),
  ])
  return Object.fromEntries(files)
}

let book: BuiltPages
let report: PdfReport

beforeAll(async () => {
  const chapters = readdirSync(new URL('en/', folder))
    .toSorted()
    .map((name) => ({ path: `en/${name}`, text: read(`en/${name}`) }))
  const { files, expected } = plantTokens('torture', chapters)
  book = await buildPages(
    {
      ...smallTemplate(),
      ...Object.fromEntries(files.map(({ path, text }) => [path, text])),
      'book.yaml': read('book.yaml'),
      'tower.svg': read('tower.svg'),
      'plate.svg': read('plate.svg'),
    },
    'small',
  )
  report = await verifyPdf(book.bytes, expected, { margins })
})

test('every page holds what is on it', () => {
  expect(book.messages).toEqual([])
  expect(report.places.outside).toEqual([])
  expect(report.places.overlaps).toEqual([])
})

test('no word is lost, doubled or moved', () => {
  expect(report.words.faults).toEqual([])
})

test('every note begins on the page of its call, in order; only the long one is split', () => {
  expect(report.notes.faults).toEqual([])
  const { same, split, next, later, before, outOfOrder } = report.notes
  expect({ same, split, next, later, before, outOfOrder }).toEqual({
    same: 72,
    split: 1,
    next: 0,
    later: 0,
    before: 0,
    outOfOrder: 0,
  })
})

test('no line stands alone, no heading at the foot', () => {
  const { widows, orphans, headings } = report.breaks
  expect({ widows, orphans, headings }).toEqual({ widows: [], orphans: [], headings: [] })
})
