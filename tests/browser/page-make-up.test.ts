import { beforeAll, describe, expect, test } from 'vitest'
import {
  type BuiltPages,
  buildPages,
  pagesOf,
  textOf,
  wordsOutside,
} from './built-pages.ts'

const numbers = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => at + 1)

/** As many words that say nothing, long ones among them. */
function filler(count: number): string {
  const stock =
    'Die Rückversicherung der Verbündeten beschäftigt seither alle Übersetzungsabteilungen ' +
    'und niemand weiß ob eine Sicherheitsgarantie mehr verspricht als ein Wort'
  const words = stock.split(' ')
  return numbers(count)
    .map((at) => words[(at * 7) % words.length] ?? '')
    .join(' ')
}

/** A paragraph with a call of note `n`; `rufN` stands before the call, `fußN` begins the note. */
const calling = (n: number): string =>
  `${filler((n * 13) % 70)} ruf${n}[^${n}] ${filler(20)}.`
const noteText = (n: number, count: number): string =>
  `[^${n}]: fuß${n} ${filler(count)} ende${n}.`

const manyNotes = numbers(60)
const notes = `# Anmerkungen ruf61[^61]

${manyNotes.map((n) => `${calling(n)}\n\n${noteText(n, (n * n) % 90)}\n`).join('\n')}

[^61]: fuß61 in einer Überschrift.

## Lang

Vor ruf62[^62]. ${filler(400)}

[^62]: fuß62 ${numbers(900)
  .map((n) => `lang${n}`)
  .join(' ')}

## Viele in einer Zeile

ruf70${numbers(50)
  .map((n) => `[^v${n}]`)
  .join('')}

${numbers(50)
  .map((n) => `[^v${n}]: vielfuß${n}.`)
  .join('\n')}

## An allen Orten

- Ein Punkt ruf63[^63]

| ruf64[^64] | b |
| --- | --- |
| c | ruf65[^65] |

:::table
| a | b |
| --- | --- |
| c | d |

Unterschrift ruf66[^66]
:::

> Zitat ruf67[^67]

[^63]: fuß63.
[^64]: fuß64.
[^65]: fuß65.
[^66]: fuß66.
[^67]: fuß67 mit ruf68[^68] darin.
[^68]: fuß68 mit ruf69[^69] darin.
[^69]: fuß69.
`

const references = `# Verweise {#anfang}

Weiter hinten: [Ziel](4-ziel.md#ziel){.page} und [Fußnote](#fussziel){.page}[^1].

## Überschriften

${numbers(40)
  .map((n) => `### Kopf${n}\n\nnach${n} ${filler((n * 17) % 60)}\n`)
  .join('\n')}

[^1]: ${filler(120)} [fußziel]{#fussziel}.
`

const target = `# Das Ziel

${filler(700)}

## Hier {#ziel}

hierher ${filler(20)}, siehe [Verweise](3-verweise.md){.page}.
`

const blocks = `# Blöcke

${numbers(80)
  .map((n) => `${n}. posten${n} ${filler((n * 5) % 25)}`)
  .join('\n')}

| Kopfwort | Nummer |
| --- | --- |
${numbers(70)
  .map((n) => `| zeile${n} ${filler((n * 3) % 12)} | ${n} |`)
  .join('\n')}

${filler(30)}

\`\`\`js
${numbers(120)
  .map((n) => `const code${n} = ${n} /* ${n % 9 === 0 ? filler(14) : ''} */`)
  .join('\n')}
\`\`\`

:::verse
${numbers(90)
  .map((n) => `vers${n} ${filler(4)}${n % 6 === 0 ? '\n' : ''}`)
  .join('\n')}
:::

:::figure
![Ein hoher Turm](turm.svg)

turmschrift ${filler(10)}
:::

schluss ${filler(10)}
`

const wide = `# Breit

anfang https://example.org/${'abcdefghij'.repeat(30)} danach

${'Donaudampfschiff'.repeat(20)} dahinter

| ${numbers(14)
  .map((n) => `Spalte${n}`)
  .join(' | ')} |
|${' --- |'.repeat(14)}
| ${numbers(14)
  .map((n) => `Verfassungsgericht${n}`)
  .join(' | ')} |

| ${numbers(90)
  .map((n) => `s${n}`)
  .join(' | ')} |
|${' --- |'.repeat(90)}
${numbers(60)
  .map((n) => `| weit${n} |${' xx |'.repeat(88)} rand${n} |`)
  .join('\n')}

\`\`\`
${'x'.repeat(400)}
${numbers(60).join('\t')}
\`\`\`

$$ ${numbers(40)
  .map((n) => `a_{${n}}`)
  .join(' + ')} $$

Ein \`${'inline'.repeat(40)}\` Wort. zuletzt
`

const tower =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 2000"><rect width="300" height="2000"/></svg>'

const files = {
  'book.yaml': 'title: Probe\nlanguage: de\nauthor: A\n',
  'de/1-noten.md': notes,
  'de/2-blocks.md': blocks.replace('turm.svg', '../turm.svg'),
  'de/3-verweise.md': references,
  'de/4-ziel.md': target,
  'de/5-breit.md': wide,
  'turm.svg': tower,
}

let book: BuiltPages
let again: BuiltPages

beforeAll(async () => {
  book = await buildPages(files, 'book')
  again = await buildPages(files, 'book')
})

/** The folio printed on a page. */
function folio(pageIndex: number): string {
  const words = book.pages[pageIndex]?.words.filter((word) => word.isArtifact) ?? []
  return words.map(({ text }) => text).find((text) => /^\d+$/u.test(text)) ?? ''
}

/** The page on which a word stands, and stands once. */
function onlyPageOf(word: string): number {
  const [page = -1, ...more] = pagesOf(book, word)
  if (page < 0 || more.length > 0) {
    throw new Error(`${word} does not stand there once`)
  }
  return page
}

/** All text without white space and hyphens at line ends. */
function solidText(): string {
  const text = book.lines.map((_, index) => textOf(book, index)).join('\n')
  return text.replaceAll(/-?\n/gu, '').replaceAll(/\s/gu, '')
}

test('two builds give the same bytes', () => {
  expect(Buffer.from(again.bytes).equals(Buffer.from(book.bytes))).toBe(true)
})

test('every page that is not blank is explained', () => {
  const printed = book.pages.flatMap(({ words }, index) =>
    words.some((word) => !word.isArtifact) ? [String(index + 1)] : [],
  )
  expect(book.explained).toEqual(printed)
})

test('nothing stands out of the type area', () => {
  expect(wordsOutside(book)).toEqual([])
})

describe('notes', () => {
  test.each([
    ['of running text', manyNotes],
    ['of a title', [61]],
    ['longer than a page', [62]],
    ['of items, cells, captions and quotations', [63, 64, 65, 66, 67]],
    ['of notes', [68, 69]],
  ])('%s begin on the page of their call', (_, all) => {
    // Titles stand in the contents, too, without their calls.
    const wrong = all.filter(
      (n) => pagesOf(book, `ruf${n}`).at(-1) !== onlyPageOf(`fuß${n}`),
    )
    expect(wrong).toEqual([])
  })

  test('stand below the text, smaller', () => {
    for (const n of [1, 20, 63]) {
      const { words = [] } = book.pages[onlyPageOf(`ruf${n}`)] ?? {}
      const call = words.find(({ text }) => text.startsWith(`ruf${n}`))
      const note = words.find(({ text }) => text === `fuß${n}` || text === `fuß${n}.`)
      expect(note?.baseline).toBeGreaterThan(call?.baseline ?? Number.POSITIVE_INFINITY)
      expect(note?.size).toBeLessThan(call?.size ?? 0)
    }
  })

  test('that do not fit go on on the next pages in order, and end', () => {
    const pages = numbers(900).map((n) => onlyPageOf(`lang${n}`))
    expect(pages).toEqual(pages.toSorted((one, other) => one - other))
    const all = new Set(pages)
    expect(all.size).toBeGreaterThan(2)
    expect(Math.max(...all) - Math.min(...all)).toBe(all.size - 1)
  })

  test('fifty of a line all stand there, in order, as many on its page as can', () => {
    const pages = numbers(50).map((n) => onlyPageOf(`vielfuß${n}`))
    expect(pages).toEqual(pages.toSorted((one, other) => one - other))
    const [own] = pagesOf(book, 'ruf70')
    expect(pages[0]).toBe(own)
    expect(new Set(pages).size).toBeLessThanOrEqual(3)
  })
})

describe('lists and tables', () => {
  test('a list counts on over page breaks', () => {
    const pages = numbers(80).map((n) => onlyPageOf(`posten${n}`))
    expect(new Set(pages).size).toBeGreaterThan(3)
    const wrong = numbers(80).filter((n) => {
      const words = book.pages[pages[n - 1] ?? -1]?.words ?? []
      const at = words.findIndex(({ text }) => text === `posten${n}`)
      const [marker, word] = [words[at - 1], words[at]]
      return marker?.text !== `${n}.` || marker.baseline !== word?.baseline
    })
    expect(wrong).toEqual([])
  })

  test('a table repeats its head on each page, and it is read once', () => {
    const pages = new Set(numbers(70).map((n) => onlyPageOf(`zeile${n}`)))
    expect(pages.size).toBeGreaterThan(1)
    expect(pagesOf(book, 'Kopfwort')).toHaveLength(1)
    for (const page of pages) {
      const heads = book.pages[page]?.words.filter(({ text }) => text === 'Kopfwort')
      expect(heads).toHaveLength(1)
    }
  })

  test('a table far too wide is set smaller and broken all the same, nothing lost', () => {
    const solid = solidText()
    const places = numbers(60).map((n) => solid.indexOf(`rand${n}`))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(book.messages).toEqual([
      'de/5-breit.md:11: table is wider than the page and is set at 31 % of its size',
    ])
  })

  test('the columns of a table stand at the same place on each of its pages', () => {
    const lefts = numbers(70).map((n) => {
      const page = book.pages[onlyPageOf(`zeile${n}`)]
      const word = page?.words.find(({ text }) => text === `zeile${n}`)
      const cell = page?.words.find(
        ({ text, baseline }) =>
          text === String(n) && Math.abs(baseline - (word?.baseline ?? 0)) < 0.5,
      )
      return Math.round((cell?.x0 ?? 0) - (word?.x0 ?? 0))
    })
    expect(Math.max(...lefts) - Math.min(...lefts)).toBeLessThanOrEqual(2)
  })
})

describe('code, verse, figures', () => {
  test('code goes on without a line lost or left white', () => {
    const pages = numbers(120).map((n) => onlyPageOf(`code${n}`))
    expect(pages).toEqual(pages.toSorted((one, other) => one - other))
    const [, second = -1] = [...new Set(pages)]
    const first = book.lines[second]?.[0]?.[0]
    expect(first?.baseline).toBeLessThan(24 * (72 / 25.4) + 12)
  })

  test('verse keeps its lines', () => {
    const lines = book.lines.flatMap((_, index) => textOf(book, index).split('\n'))
    expect(lines.filter((line) => /^vers\d+ /u.test(line))).toHaveLength(90)
  })

  test('a figure higher than the page keeps within it, with its caption', () => {
    expect(pagesOf(book, 'turmschrift')).toHaveLength(1)
    expect(onlyPageOf('schluss') - onlyPageOf('turmschrift')).toBeLessThanOrEqual(1)
  })
})

describe('headings and references', () => {
  test('a heading stands on the page of the text below it', () => {
    const wrong = numbers(40).filter(
      (n) => onlyPageOf(`Kopf${n}`) !== onlyPageOf(`nach${n}`),
    )
    expect(wrong).toEqual([])
  })

  test('page references are right forwards, backwards and into notes', () => {
    const text = book.lines.map((_, index) => textOf(book, index)).join('\n')
    expect(text).toContain(`Ziel, S. ${folio(onlyPageOf('hierher'))}`)
    const [begin = -1] = pagesOf(book, 'Weiter')
    expect(text.replaceAll(/-?\s+/gu, ' ')).toContain(`Verweise, S. ${begin + 1}.`)
    expect(text.replaceAll(/-?\s+/gu, ' ')).toContain(
      `Fußnote, S. ${onlyPageOf('fußziel') + 1}`,
    )
  })

  test('the contents name the pages of the chapters', () => {
    const contents = book.lines.findIndex((_, index) =>
      textOf(book, index).startsWith('Inhalt'),
    )
    const text = textOf(book, contents)
    expect(text).toContain(`Das Ziel ${(pagesOf(book, 'Das Ziel').at(-1) ?? 0) + 1}`)
    expect(text).toContain(`Hier ${onlyPageOf('hierher') + 1}`)
    expect(text).toContain(`Breit ${onlyPageOf('anfang') + 1}`)
  })
})

describe('words', () => {
  test('no soft hyphen is left in the text, and hyphens stand at line ends alone', () => {
    const words = book.pages.flatMap((page) => page.words)
    expect(words.filter(({ text }) => text.includes('\u00AD'))).toEqual([])
    const inside = book.lines.flat().flatMap((line) => line.slice(0, -1))
    expect(
      inside.filter(({ text }) => /\p{Ll}-$/u.test(text)).map(({ text }) => text),
    ).toEqual([])
  })

  test('a word divided at the end of a page has its hyphen', () => {
    const broken = book.lines
      .map((_, index) => textOf(book, index))
      .filter((text) => /Übersetzungsabtei$|Rückversiche$|Verbünde$/mu.test(text))
    expect(broken).toEqual([])
  })

  test('what is too long for a line is broken, whole', () => {
    const solid = solidText()
    expect(solid).toContain('abcdefghij'.repeat(30))
    expect(solid).toContain('Donaudampfschiff'.repeat(20))
    expect(solid).toContain('x'.repeat(400))
    expect(solid).toContain('inline'.repeat(40))
    expect(numbers(14).filter((n) => !solid.includes(`Verfassungsgericht${n}`))).toEqual(
      [],
    )
  })
})

test('a handout of one article keeps its notes as well', async () => {
  const text = `# Blatt\n\n${numbers(25)
    .map((n) => `${calling(n)}\n\n${noteText(n, (n * 11) % 60)}\n`)
    .join('\n')}`
  const handout = await buildPages({ 'blatt.md': text }, 'handout')
  const wrong = numbers(25).filter((n) => {
    const [call, ...more] = pagesOf(handout, `ruf${n}`)
    return more.length > 0 || call !== pagesOf(handout, `fuß${n}`)[0]
  })
  expect(wrong).toEqual([])
  expect(handout.messages).toEqual([])
})
