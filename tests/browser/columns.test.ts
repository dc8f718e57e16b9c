import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PdfWord } from '../../bench/pdf-words.ts'
import { tag } from '../support/tag.ts'
import { type BuiltPages, buildPages } from './built-pages.ts'

const count = 26

/** Notes of some paragraphs, one of them longer than half a page. */
const noteLength = (at: number): number => (at === 9 ? 400 : 6 + ((at * 11) % 30))

function wordsNamed(name: string, length: number): string {
  return Array.from({ length }, (_, n) => `${name}${n}`).join(' ')
}

/** Words such as `d7x3`, their notes `d7n3`; lists, tables and headings between them. */
function chapter(sign: string, factor: number): string {
  return Array.from({ length: count }, (_, at) => {
    const length = Math.round((8 + ((at * 37) % 90)) * factor)
    const heading = at % 6 === 3 ? `## ${sign}Kopf${at}\n\n` : ''
    const own = wordsNamed(`${sign}${at}x`, length)
    if (at % 9 === 4) return `- ${own}\n- ${sign}${at}zweiter\n`
    // In one language a quotation that is a list, in the other a paragraph.
    if (at === 17 && sign === 'e') return `> - ${own}\n`
    if (at % 9 === 7) return `| ${own} | b |\n| --- | --- |\n| ${sign}${at}zelle | d |\n`
    if (at % 2 === 1) return `${heading}${own}\n`
    const note = wordsNamed(`${sign}${at}n`, Math.round(noteLength(at) * factor))
    return `${heading}${own}.[^${at}]\n\n[^${at}]: ${note}\n`
  }).join('\n')
}

const config =
  'title: { de: Probe, en: Trial, fr: Essai }\nlanguage: de\ntranslations: [en, fr]\n'
const files = {
  'book.yaml': config,
  'de/1.md': `# Kapitel\n\n${chapter('d', 1)}\nnurhier.\n`,
  'en/1.md': `# Chapter\n\n${chapter('e', 1.2)}`,
  'fr/1.md': `# Chapitre\n\n${chapter('f', 0.9)}`,
}

let two: BuiltPages
let three: BuiltPages

beforeAll(async () => {
  const layout = 'columns'
  two = await buildPages(files, 'handout', {
    languages: [tag('de'), tag('en')],
    layout,
    columns: { ratio: [3, 2], notes: 'apart' },
    lineNumbers: 5,
  })
  three = await buildPages(files, 'handout', {
    languages: [tag('de'), tag('en'), tag('fr')],
    layout,
    columns: { ratio: 'fit', notes: 'together' },
  })
}, 90_000)

interface Placed extends PdfWord {
  readonly page: number
}

/** Words of the text by their name, in the order of the file; a hyphen parts none of them. */
function wordsOf(built: BuiltPages): Placed[] {
  return built.pages.flatMap(({ words }, page) =>
    words
      .filter(({ isArtifact }) => !isArtifact)
      .map((word) => Object.assign(word, { page })),
  )
}

function named(built: BuiltPages, shape: RegExp): Map<string, Placed> {
  return new Map(
    wordsOf(built).flatMap((word) => {
      const [name] = shape.exec(word.text) ?? []
      return name === undefined ? [] : [[name, word] as const]
    }),
  )
}

function namesIn(text: string, shape: RegExp): string[] {
  return [...text.matchAll(shape)].map(([name]) => name).toSorted()
}

/** Half a millimetre in points. */
const halfMm = 0.5 / (25.4 / 72)

describe.each([
  ['two languages', () => two, ['d', 'e']],
  ['three languages', () => three, ['d', 'e', 'f']],
] as const)('%s', (_, builtOf, signs) => {
  test('no word and no note is lost or stands twice', () => {
    const text = wordsOf(builtOf())
      .map(({ text: own }) => own)
      .join(' ')
    for (const sign of signs) {
      const shape = new RegExp(`\\b${sign}\\d+[xn]\\d+`, 'gu')
      expect(namesIn(text, shape)).toEqual(
        namesIn(Object.values(files).join('\n'), shape),
      )
    }
  })

  test('all sides of a bead begin on one page, within half a millimetre', () => {
    const first = named(builtOf(), /^[def]\d+x0(?!\d)/u)
    for (let at = 0; at < count; at += 1) {
      const sides = signs.map((sign) => first.get(`${sign}${at}x0`))
      expect(new Set(sides.map((side) => side?.page))).toHaveProperty('size', 1)
      const heights = sides.map((side) => side?.baseline ?? Number.NaN)
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(halfMm)
    }
  })

  test('each language stands in its own column, in reading order bead by bead', () => {
    const built = builtOf()
    const columns = signs.map((sign) => {
      const own = wordsOf(built).filter(({ text }) =>
        new RegExp(`^${sign}\\d+x`, 'u').test(text),
      )
      return [Math.min(...own.map(({ x0 }) => x0)), Math.max(...own.map(({ x1 }) => x1))]
    })
    for (const [index, [left = 0]] of columns.slice(1).entries()) {
      expect(columns[index]?.[1]).toBeLessThan(left)
    }
    const order = wordsOf(built).flatMap(
      ({ text }) => /^([def]\d+)x0(?!\d)/u.exec(text)?.[1] ?? [],
    )
    const beads = Array.from({ length: count }, (__, at) =>
      signs.map((sign) => `${sign}${at}`),
    )
    expect(order).toEqual(beads.flat())
  })

  test('a note begins on the page of its call, below the text', () => {
    const built = builtOf()
    const notes = named(built, /^[def]\d+n0(?!\d)/u)
    const calls = named(built, /^[def]\d+x\d+(?=\.)/u)
    expect(notes.size).toBe(10 * signs.length)
    for (const [name, call] of calls) {
      const note = notes.get(name.replace(/x.*/u, 'n0'))
      expect(note?.page).toBe(call.page)
      expect(note?.baseline).toBeGreaterThan(call.baseline)
    }
  })
})

/** How far words of a name reach to the left and to the right. */
function reachOf(built: BuiltPages, shape: RegExp): { left: number; right: number } {
  const own = wordsOf(built).filter(({ text }) => shape.test(text))
  return {
    left: Math.min(...own.map(({ x0 }) => x0)),
    right: Math.max(...own.map(({ x1 }) => x1)),
  }
}

test('notes stand below their own column, or together below all', () => {
  expect(reachOf(two, /^d\d+n/u).right).toBeLessThan(reachOf(two, /^e\d+x/u).left)
  expect(reachOf(two, /^e\d+n/u).left).toBeGreaterThan(reachOf(two, /^d\d+x/u).right)
  expect(reachOf(three, /^d\d+n/u).right).toBeGreaterThan(reachOf(three, /^f\d+x/u).left)
})

test('nothing stands out of the page, and no page had to be set smaller', () => {
  for (const built of [two, three]) {
    expect(built.messages.filter((message) => message.includes('smaller'))).toEqual([])
    for (const { widthPt, words } of built.pages) {
      expect(Math.max(...words.map(({ x1 }) => x1))).toBeLessThan(widthPt - 30)
    }
  }
  expect(three.pages[0]?.widthPt).toBeGreaterThan(three.pages[0]?.heightPt ?? 0)
})

test('the columns have the widths that were asked for', () => {
  const [de, en] = ['d', 'e'].map((sign) =>
    reachOf(two, new RegExp(`^${sign}\\d+x`, 'u')),
  )
  const widthOf = (reach: typeof de): number => (reach?.right ?? 0) - (reach?.left ?? 0)
  expect(widthOf(de) / widthOf(en)).toBeCloseTo(1.5, 1)
})

test('lines of each language are counted for themselves', async () => {
  const short = {
    'book.yaml': config,
    'de/1.md': `# Kapitel\n\n${wordsNamed('d0x', 120)}\n\n${wordsNamed('d1x', 40)}\n`,
    'en/1.md': `# Chapter\n\n${wordsNamed('e0x', 60)}\n\n${wordsNamed('e1x', 110)}\n`,
  }
  const languages = { languages: [tag('de'), tag('en')], layout: 'columns' } as const
  const settings = { ...languages, columns: { ratio: 'fit', notes: 'apart' } } as const
  const plain = await buildPages(short, 'handout', settings)
  const numbered = await buildPages(short, 'handout', { ...settings, lineNumbers: 5 })
  const baselines = (sign: string): number =>
    new Set(
      wordsOf(plain).flatMap(({ text, baseline }) =>
        new RegExp(`^${sign}\\dx`, 'u').test(text) ? Math.round(baseline) : [],
      ),
    ).size
  const figures = ['d', 'e'].map((sign) => figuresBeside(baselines(sign)))
  expect(figures.every((own) => own > 2)).toBe(true)
  expect((await shapesOn(numbered)) - (await shapesOn(plain))).toBe(
    (figures[0] ?? 0) + (figures[1] ?? 0),
  )
}, 60_000)

/** Figures drawn beside so many lines: one for 5, two each for 10, 15 … */
function figuresBeside(lines: number): number {
  const numbers = Array.from({ length: Math.floor(lines / 5) }, (_, at) => (at + 1) * 5)
  return numbers.join('').length
}

/** Shapes that are filled on the first page. */
async function shapesOn({ bytes }: BuiltPages): Promise<number> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const { fnArray } = await (await pdf.getPage(1)).getOperatorList()
  await pdf.destroy()
  return fnArray.filter((operator) => operator === OPS.constructPath).length
}

test('passages, and the notes below them, say their language', async () => {
  const pdf = await getDocument({ data: new Uint8Array(two.bytes), verbosity: 0 }).promise
  const page = await pdf.getPage(1)
  const tree = JSON.stringify(await page.getStructTree())
  await pdf.destroy()
  expect(tree).toContain('"lang":"en"')
})
