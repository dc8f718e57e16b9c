import { beforeAll, describe, expect, test } from 'vitest'
import { parseLanguageTag } from '../../src/language/tag.ts'
import {
  type BuiltPages,
  buildPages,
  pagesOf,
  textOf,
  wordsOutside,
} from './built-pages.ts'

const numbers = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => at + 1)

/** As many words that say nothing. */
const filler = (count: number, words: string): string =>
  numbers(count)
    .map((at) => words.split(' ')[(at * 3) % words.split(' ').length] ?? '')
    .join(' ')
const german = (count: number): string =>
  filler(count, 'Übersetzungsabteilung und niemand weiß ob ein Wort genügt')
const arabic = (count: number): string =>
  filler(count, 'لا أحد يعرف إن كانت كلمة واحدة تكفي الجميع')

/** Lengths of paragraphs, short, long, and longer than a page. */
const lengthOf = (n: number): number => (n % 23 === 0 ? 700 : (n * 37) % 90)
const paragraphs = numbers(60)
const called = paragraphs.filter((n) => n % 4 === 0)

/** A paragraph for each number: `linksN` or `rechtsN` begins it, `fußN` or `footN` its note. */
const chapter = (
  title: string,
  begin: string,
  note: string,
  words: (count: number) => string,
): string => `# ${title}

${paragraphs
  .map(
    (n) =>
      `${begin}${n} ${words(lengthOf(n))} (${n})${called.includes(n) ? `[^${n}]` : ''}.`,
  )
  .join('\n\n')}

${called.map((n) => `[^${n}]: ${note}${n} ${words((n * 7) % 60)}.`).join('\n\n')}
`

const tags = ['de', 'ar'].flatMap((tag) => parseLanguageTag(tag) ?? [])

describe('two texts on facing pages, the second from right to left', () => {
  let built: BuiltPages
  beforeAll(async () => {
    const files = {
      'book.yaml': 'language: de\ntranslations: [ar]\ntitle: Probe\n',
      'de/1-eins.md': chapter('Eins', 'links', 'fuß', german),
      'ar/1-eins.md': chapter('واحد', 'rechts', 'foot', arabic),
      'de/2-allein.md': `# Allein\n\nallein ${german(20)}.\n`,
      'de/3-zwei.md': '# Zwei\n\nhüben.\n',
      'ar/3-zwei.md': '# اثنان\n\ndrüben.\n',
    }
    built = await buildPages(files, 'book', {
      languages: tags,
      layout: 'facing',
      folios: 'spread',
    })
  })

  test('begin each paragraph in the same spread on both sides, the original on the verso', () => {
    const starts = paragraphs.map((n) => [
      pagesOf(built, `links${n}`),
      pagesOf(built, `rechts${n}`),
    ])
    for (const [left = [], right = []] of starts) {
      expect(left).toHaveLength(1)
      expect((left[0] ?? 0) % 2).toBe(1)
      expect(right).toEqual(left.map((page) => page + 1))
    }
    expect(new Set(starts.flat(2)).size).toBeGreaterThan(8)
  })

  test('keep their notes at the foot of their own pages, on that of the call', () => {
    for (const n of called) {
      const ends = built.lines.flatMap((_, page) =>
        textOf(built, page).includes(`(${n})`) ? [page] : [],
      )
      expect([pagesOf(built, `fuß${n}`), pagesOf(built, `foot${n}`)]).toEqual([
        ends.filter((page) => page % 2 === 1),
        ends.filter((page) => page % 2 === 0),
      ])
    }
  })

  test('lose no word and keep within the type area', () => {
    const count = (word: string): number =>
      built.lines.reduce(
        (sum, _, page) => sum + textOf(built, page).split(word).length - 1,
        0,
      )
    const wanted = [...paragraphs, ...called].length
    expect(count('links') + count('fuß')).toBe(wanted)
    expect(count('rechts') + count('foot')).toBe(wanted)
    // A running head from right to left is read as text.
    expect(wordsOutside(built).filter((word) => !word.endsWith('واحد'))).toEqual([])
    expect(built.messages.filter((message) => /page \d/u.test(message))).toEqual([])
  })

  test('have the sizes of their own language', () => {
    const [page = 0] = pagesOf(built, 'links23')
    const stepOf = (index: number): number => {
      const [first, second] = (built.lines[index] ?? []).slice(1)
      return (second?.[0]?.baseline ?? 0) - (first?.[0]?.baseline ?? 0)
    }
    expect(Math.abs(stepOf(page + 2) - 14)).toBeLessThan(1)
    expect(Math.abs(stepOf(page + 3) - 20)).toBeLessThan(1)
  })

  test('share the number of their spread', () => {
    const spreads = built.explained.slice(-2)
    expect(new Set(spreads).size).toBe(1)
    expect(spreads[0]).toBe(String(built.pages.length / 2 + 0.5))
  })

  test('go on on a verso after a chapter that one language has alone', () => {
    const [alone = 0] = pagesOf(built, 'allein')
    const [left = 0] = pagesOf(built, 'hüben')
    expect(pagesOf(built, 'drüben')).toEqual([left + 1])
    expect([left % 2, left - alone]).toEqual([1, 2])
  })
})
