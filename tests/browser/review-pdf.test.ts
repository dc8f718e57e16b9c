import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PdfPage, readPdf } from '../../bench/pdf-words.ts'
import { review } from '../../src/cli/review.ts'
import { type Recording, record } from '../support/recorder.ts'

/** Paragraphs of a page each, so that pages without a change are between those that have one. */
const paragraphs = Array.from({ length: 9 }, (_, at) =>
  Array.from({ length: 420 }, (_word, index) => `wort${at}x${index}`).join(' '),
)
const manuscript = (blocks: readonly (string | undefined)[]): string =>
  `---\nlang: en\n---\n\n# A Chapter\n\n${blocks.join('\n\n')}\n`
const carried =
  'A paragraph that is carried from the beginning to the very end of the chapter.'
const old = manuscript([
  carried,
  'The lamp[^1] was lit, and the guest[^2] spoke.',
  ...paragraphs,
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '[^1]: An oil lamp of brass.',
  '[^2]: He came from the coast.',
])
const now = manuscript([
  'The lamp[^1] was lit, and the guest spoke *at last*.',
  ...paragraphs.slice(0, 6),
  paragraphs[6]?.replace('wort6x200', 'anders'),
  ...paragraphs.slice(7),
  carried,
  '| a | b |\n|---|---|\n| 1 | 3 |',
  '[^1]: A gas lamp of brass.',
])

let folder = ''
let whole: Uint8Array = new Uint8Array()
let changes: readonly { readonly id: string; readonly class: string }[] = []
let some: Recording
const path = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-review-pdf-'))
  writeFileSync(path('old.md'), old)
  writeFileSync(path('new.md'), now)
  const revisions = [path('old.md'), path('new.md')]
  await record(['review', ...revisions, '--format', 'json,pdf', '-o', folder], [review])
  whole = readFileSync(path('review.pdf'))
  changes = JSON.parse(readFileSync(path('review.json'), 'utf8')).changes
  const only = ['--format', 'pdf', '--changed-pages', '-o', path('some.pdf')]
  some = await record(['review', ...revisions, ...only], [review])
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** Words of each page; running heads and folios are left out. */
async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await readPdf(bytes)
  await pdf.close()
  return pdf.pages.map(({ words }: PdfPage) =>
    words.flatMap(({ text, isArtifact }) => (isArtifact ? [] : text)).join(' '),
  )
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
}

test('what is gone and what has come stand together, in the text and in its notes', async () => {
  const [, first = ''] = await textsOf(whole)
  expect(first.includes('was lit, and the guest 2 spoke at last.')).toBe(true)
  expect(first.endsWith('1 An oilA gas lamp of brass. 2 He came from the coast.')).toBe(
    true,
  )
})

test('both ends of what was carried elsewhere name the page of the other', async () => {
  const pages = await textsOf(whole)
  const from = pages.findIndex((text) => text.includes('was here, p.'))
  const to = pages.findIndex((text) => text.includes('moved here from'))
  expect(to).toBeGreaterThan(from + 3)
  expect(pages[from]?.includes(`” was here, p. ${to + 1} The lamp`)).toBe(true)
  const arrival = `moved here from old.md, line 7, p. ${from + 1} A paragraph that is`
  expect(pages[to]?.includes(arrival)).toBe(true)
})

test('the index names every change with its page', async () => {
  const pages = await textsOf(whole)
  const index = pages
    .slice(pages.findIndex((text) => text.startsWith('Index of')))
    .join(' ')
  const entries = changes.map(({ id }) =>
    new RegExp(`\\b${id} (.+?):\\d+ (\\d+)\\b`, 'u').exec(index),
  )
  expect(entries.map((entry) => entry !== null)).toEqual(changes.map(() => true))
  const word = entries.find((entry) => entry?.[1]?.includes('anders'))
  expect(pages[Number(word?.[2]) - 1]?.includes('wort6x200an')).toBe(true)
  const note = entries.find((entry) => entry?.[1]?.includes('in note 1'))
  expect(note?.[2]).toBe('2')
  expect(index).toContain('Words')
  expect(index).toContain('Moves')
})

test('links of the index lead to their changes, and the file is tagged', async () => {
  const pdf = await open(whole)
  const last = await pdf.getPage(pdf.numPages)
  const links = (await last.getAnnotations()).map(({ dest }) => String(dest))
  expect(new Set(links).size).toBeGreaterThanOrEqual(changes.length)
  const names = Object.keys(await pdf.getDestinations())
  expect(links.filter((name) => !names.includes(name))).toEqual([])
  expect((await pdf.getMarkInfo())?.Marked).toBe(true)
  await pdf.destroy()
})

test('pages without a change are left out, the others keep their numbers', async () => {
  const all = await textsOf(whole)
  const bytes = readFileSync(path('some.pdf'))
  const few = await textsOf(bytes)
  const left = all.length - few.length
  expect(left).toBeGreaterThan(3)
  expect(some.error).toContain(`${few.length} pages; ${left} pages are left out`)
  expect(few[0]).toContain(
    `Only pages with changes are printed: ${left} others are left out.`,
  )
  expect(few.slice(1).every((text) => all.includes(text))).toBe(true)
  const pdf = await open(bytes)
  const labels = await pdf.getPageLabels()
  expect(
    few.map((text, index) => (index === 0 ? '1' : String(all.indexOf(text) + 1))),
  ).toEqual(labels)
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const links = await (await pdf.getPage(number)).getAnnotations()
    expect(links.filter(({ url }) => url !== undefined)).toEqual([])
  }
  await pdf.destroy()
})

/** Write a book with one chapter and one printed edition. */
function revision(name: string, text: string): string {
  mkdirSync(path(name))
  const edition = 'editions: { reader: { format: pdf, template: book } }'
  writeFileSync(path(`${name}/book.yaml`), `title: A Book\nlanguage: en\n${edition}\n`)
  writeFileSync(path(`${name}/a.md`), text)
  return path(name)
}

test('the pages of an edition that change are told and painted, and it is not written', async () => {
  const text = `# A Chapter\n\n${paragraphs.join('\n\n')}\n`
  const folders = [
    revision('before', text),
    revision('after', text.replace('wort4x200', 'anders')),
  ]
  const pictures = ['--pages', 'reader', '--pictures', path('pictures')]
  const told = await record(['review', ...folders, ...pictures], [review])
  expect(told.out).toMatch(
    /: \d+ pages; 1 edited, \d+ reflowed, 0 renumbered\n\n {2}page \d+ {2}words: 1 new, 1 gone; /u,
  )
  expect(existsSync('reader.pdf')).toBe(false)
  const [, page = ''] = /page (\d+)/u.exec(told.out) ?? []
  const names = ['after', 'before'].map(
    (name) => `page-${page.padStart(3, '0')}-${name}.png`,
  )
  expect(readdirSync(path('pictures')).toSorted()).toEqual(names)
  const [after, before] = names.map((name) => readFileSync(path(`pictures/${name}`)))
  // Width and height in the header of a PNG: 148 × 210 mm at 192 dpi.
  expect([after?.readUInt32BE(16), after?.readUInt32BE(20)]).toEqual([1119, 1588])
  expect(before && after?.equals(before)).toBe(false)
  const wrong = await record(['review', ...folders, '--pages', 'ebook'], [review])
  expect(wrong.error).toContain('there is no edition `ebook`')
}, 60_000)

test('the same revisions give the same bytes, and a bad request leaves them', async () => {
  const revisions = [path('old.md'), path('new.md')]
  await record(
    ['review', ...revisions, '--format', 'pdf', '-o', path('again.pdf')],
    [review],
  )
  expect(readFileSync(path('again.pdf')).equals(whole)).toBe(true)
  const failed = await record(
    [
      'review',
      ...revisions,
      '--format',
      'html,pdf',
      '-o',
      folder,
      '--browser',
      '/no/browser',
    ],
    [review],
  )
  expect(failed.exitCode).toBe(2)
  expect(existsSync(path('review.html'))).toBe(false)
  expect(readFileSync(path('review.pdf')).equals(whole)).toBe(true)
}, 60_000)
