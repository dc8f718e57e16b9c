import { beforeAll, describe, expect, test } from 'vitest'
import { type BuiltPages, buildPages, textOf } from './built-pages.ts'

/** Long words in a row, so that nearly every line would end in a hyphen. */
const words =
  'Übersetzungsabteilungen Sicherheitsgarantien Rückversicherungsverträge Verfassungsgerichtsbarkeit ' +
  'Bundesversicherungsanstalt Abschreckungsunterstützung'
const long = (seed: number): string =>
  Array.from({ length: 60 }, (_, at) => words.split(' ')[(at * seed + seed) % 6]).join(
    ' ',
  )

const text = `# Zeilen

${[1, 5, 7, 11, 13].map((seed) => `${long(seed)} Rückversicherungsvertrag.`).join('\n\n')}

${Array.from({ length: 24 }, (_, at) => `${'wort '.repeat(at + 8)}und da.`).join('\n\n')}
`

describe('lines', () => {
  let lines: string[]
  let book: BuiltPages
  beforeAll(async () => {
    book = await buildPages({ 'de/1.md': text }, 'book')
    lines = book.pages.flatMap((_, page) => textOf(book, page).split('\n'))
  })

  test('end in a hyphen three times in a row at most', () => {
    const marks = lines.map((line) => (line.endsWith('-') ? '-' : '.')).join('')
    expect(marks).toContain('---')
    expect(marks).not.toContain('----')
  })

  test('do not begin with the rest of the last word of a paragraph', () => {
    const last = lines.filter((line) => line.endsWith('vertrag.'))
    expect(last).toHaveLength(5)
    for (const line of last) expect(line).toContain('Rückversicherungsvertrag.')
  })

  test('hold no short last word alone', () => {
    expect(lines.filter((line) => line.includes('da.'))).toHaveLength(24)
    expect(lines).not.toContain('da.')
  })
})

test('the mark of a note is level with its first line though a picture stands in it', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"/>'
  const note = 'Ein Wort.[^a]\n\n[^a]: Vorn ![Kasten](../k.svg) und dahinter.\n'
  const { pages } = await buildPages(
    { 'de/1.md': `# Note\n\n${note}`, 'k.svg': svg },
    'book',
  )
  const all = pages.flatMap((page) => page.words)
  const first = all.findIndex((word) => word.text === 'Vorn')
  expect(all[first - 1]?.text).toBe('1')
  expect(all[first - 1]?.baseline).toBeCloseTo(all[first]?.baseline ?? 0, 0)
})
