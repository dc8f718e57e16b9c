import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test } from 'vitest'
import { tag } from '../support/tag.ts'
import { type BuiltPages, buildPages, pagesOf, textOf } from './built-pages.ts'

/** Paragraphs of words such as `d7x3`, with a note each: `d7note`. */
function chapter(sign: string, count: number): string {
  const paragraphs = Array.from({ length: count }, (_, at) => {
    const words = Array.from(
      { length: 30 + ((at * 17) % 40) },
      (__, n) => `${sign}${at}x${n}`,
    )
    const heading = at % 5 === 0 ? `## ${sign}Abschnitt${at}\n\n` : ''
    return `${heading}${words.join(' ')}.[^${at}]\n\n[^${at}]: ${sign}${at}note ${'Wort '.repeat(20)}\n`
  })
  return paragraphs.join('\n')
}

let built: BuiltPages

beforeAll(async () => {
  built = await buildPages(
    {
      'book.yaml': 'title: { de: Probe, en: Trial }\nlanguage: de\ntranslations: [en]\n',
      'de/1.md': `# Kapitel\n\n${chapter('d', 30)}\n---\n`,
      'en/1.md': `# Chapter\n\n${chapter('e', 30)}\n---\n`,
      'de/2.md': '# Zweites\n\nSchluss.\n',
    },
    'book',
    { languages: [tag('de'), tag('en')], layout: 'alternating', lineNumbers: 5 },
  )
}, 60_000)

/** Figures drawn beside so many lines: one for 5, two each for 10, 15 … */
function figuresBeside(lines: number): number {
  const numbers = Array.from({ length: Math.floor(lines / 5) }, (_, at) => (at + 1) * 5)
  return numbers.join('').length
}

/** Lines of a page that hold words of a paragraph, notes left out. */
function linesIn(pageIndex: number, name: string): string[] {
  return textOf(built, pageIndex)
    .split('\n')
    .filter((line) => new RegExp(`${name}x\\d`, 'u').test(line))
}

/** What stands around the text of a page: running heads, folios, rules. */
function artifactsOf(pageIndex: number): string {
  const words = built.pages[pageIndex]?.words ?? []
  return words
    .filter(({ isArtifact }) => isArtifact)
    .map(({ text }) => text)
    .join(' ')
}

test('each passage is followed by its translation, every word once', () => {
  const text = built.pages.map((_, page) => textOf(built, page)).join('\n')
  const first = [...text.matchAll(/([de]\d+)x0(?!\d)/gu)].map(([, name]) => name)
  expect(first).toEqual(
    Array.from({ length: 30 }, (_, at) => [`d${at}`, `e${at}`]).flat(),
  )
  const words = [...text.matchAll(/[de]\d+x\d+/gu)].map(([word]) => word)
  expect(new Set(words).size).toBe(words.length)
})

test('notes of both languages stand on the page of their call', () => {
  for (let at = 0; at < 30; at += 1) {
    for (const sign of ['d', 'e']) {
      const count = 30 + ((at * 17) % 40)
      expect(pagesOf(built, `${sign}${at}note`)).toEqual(
        pagesOf(built, `${sign}${at}x${count - 1}`),
      )
    }
  }
})

test('no page ends with the first line of a translation', () => {
  const lonely = [...built.pages.keys()].filter((page) => {
    const text = textOf(built, page)
    const last = [...text.matchAll(/([de]\d+)x\d+/gu)].at(-1)?.[1] ?? ''
    const begins = new RegExp(`${last}x0(?!\\d)`, 'u').test(text)
    return begins && last.startsWith('e') && linesIn(page, last).length === 1
  })
  expect(lonely).toEqual([])
})

test('lines of each language are numbered for themselves', async () => {
  const pdf = await getDocument({ data: new Uint8Array(built.bytes), verbosity: 0 })
    .promise
  for (const index of built.pages.keys()) {
    const text = textOf(built, index)
    if (!text.includes('note ') || artifactsOf(index).includes('*')) continue
    const figures = ['d', 'e'].map((sign) =>
      figuresBeside(linesIn(index, `${sign}\\d+`).length),
    )
    const { fnArray } = await (await pdf.getPage(index + 1)).getOperatorList()
    const shapes = fnArray.filter((operator) => operator === OPS.constructPath)
    // The box of the page, and the rule above the notes.
    expect(shapes.length - 2).toBe((figures[0] ?? 0) + (figures[1] ?? 0))
  }
  await pdf.destroy()
})

test('a rule that both languages have stands once', () => {
  const artifacts = [...built.pages.keys()].map(artifactsOf).join(' ')
  expect(artifacts.split('* * *')).toHaveLength(2)
})

test('contents, running heads and bookmarks are in both languages, and passages say theirs', async () => {
  const pdf = await getDocument({ data: new Uint8Array(built.bytes), verbosity: 0 })
    .promise
  const outline = await pdf.getOutline()
  expect(outline.map(({ title }) => title)).toEqual(['Kapitel · Chapter', 'Zweites'])
  expect(outline[0]?.items[1]?.title).toBe('dAbschnitt5 · eAbschnitt5')
  const languages = new Set<string>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('lang' in node && typeof node.lang === 'string') languages.add(node.lang)
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(visit)
  }
  for (const index of built.pages.keys()) {
    visit(await (await pdf.getPage(index + 1)).getStructTree())
  }
  await pdf.destroy()
  expect([...languages].toSorted()).toEqual(['de', 'en'])
  expect([5, 6].map(artifactsOf)).toEqual(['6 p r o b e', 'Chapter 7'])
  expect(textOf(built, 2)).toContain('Kapitel\nChapter\n5\ndAbschnitt0\neAbschnitt0\n')
})
