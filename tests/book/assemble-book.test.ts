import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chapter } from '../../src/book/book.ts'
import { walkChapter } from '../../src/book/walk.ts'
import { bookOf } from './book-of.ts'

/** Words of a chapter, its text before its notes. */
function wordsOf(chapter: Chapter): string[] {
  const words: string[] = []
  walkChapter(chapter, (node) => {
    if ('value' in node) words.push(...node.value.split(/\s+/u).filter(Boolean))
  })
  return words
}

const titles = (chapters: readonly Chapter[]): string[] =>
  chapters.map(({ id, titleText }) => `${id}: ${titleText}`)

describe('chapters', () => {
  test('stand in the order of their files', async () => {
    const { chapters } = await bookOf({ '02-b.md': '# B\n', '01-a.md': '# A\n' })
    expect(titles(chapters)).toEqual(['ch-01-a: A', 'ch-02-b: B'])
  })

  test('are several where a file has several headings of the first level', async () => {
    const { chapters } = await bookOf({
      'a.md':
        'Motto.\n\n# A\n\nx[^1]\n\n# B\n\ny[^1] z[^2]\n\n[^1]: Eins.\n[^2]: Zwei.\n',
    })
    expect(titles(chapters)).toEqual(['a-1: A', 'a-2: B'])
    expect(chapters.map(wordsOf)).toEqual([
      ['Motto.', 'A', 'x', 'Eins.'],
      ['B', 'y', 'z', 'Zwei.'],
    ])
    expect(chapters.map(({ notes }) => notes.map(({ marker }) => marker))).toEqual([
      ['1'],
      ['1'],
    ])
  })

  test('without a heading get the title of their front matter, else their name', async () => {
    const { chapters } = await bookOf({
      '1.md': '---\ntitle: Vorwort\n---\n\nText.\n',
      '2.md': 'Text.\n',
    })
    expect(titles(chapters)).toEqual(['ch-1: Vorwort', 'ch-2: 2'])
    expect(chapters.map(wordsOf)).toEqual([
      ['Vorwort', 'Text.'],
      ['2', 'Text.'],
    ])
  })

  test('of an essay without a heading get none: the title stands above it', async () => {
    const { chapters } = await bookOf({ 'a.md': '---\ntitle: T\n---\n\nText.\n' })
    expect(chapters.map(wordsOf)).toEqual([['Text.']])
    expect(titles(chapters)).toEqual(['a: T'])
  })

  test('can be chosen for an edition', async () => {
    const files = { 'a.md': '# A\n', 'b.md': '# B\n\n[x](a.md)\n', 'c.md': '# C\n' }
    const { chapters, messages } = await bookOf(files, { chapters: ['b', 'c'] })
    expect(titles(chapters)).toEqual(['b: B', 'c: C'])
    expect(messages).toEqual([
      'b.md:3: link to `a.md`: no such chapter in this edition; did you mean `b.md`?',
    ])
  })
})

describe('languages', () => {
  const files = {
    'book.yaml':
      'title: { de: Wort, en: Word }\nlanguage: de\ntranslations: [en]\nauthor: A\ntranslators: { en: T }\n',
    'de/1.md': '# Eins\n\n[x](../en/1.md) [y](#eins)\n',
    'en/1.md': '# One\n\n[x](1.md) [y](../de/1.md#eins)\n',
  }

  test('follow one another, each with its own title and chapters', async () => {
    const { book } = await bookOf(files, { languages: ['en', 'de'] })
    expect(book.title).toBe('Word')
    expect(book.language).toBe('en')
    expect(book.translators).toEqual(['T'])
    expect(book.texts.map(({ title }) => title)).toEqual(['Word', 'Wort'])
    expect(book.texts.map(({ chapters }) => titles(chapters))).toEqual([
      ['en-1: One'],
      ['de-1: Eins'],
    ])
  })

  test('may refer to each other where both are in the edition', async () => {
    const { book, messages } = await bookOf(files, { languages: ['en', 'de'] })
    expect(messages).toEqual([])
    expect(JSON.stringify(book.texts[1])).toContain('"url":"#en-1-one"')
    const alone = await bookOf(files)
    expect(alone.messages).toHaveLength(1)
  })

  test('that the manuscript has not give no chapters', async () => {
    const { book } = await bookOf(files, { languages: ['fr'] })
    expect(book.texts).toEqual([{ language: 'fr', title: 'Wort', chapters: [] }])
  })
})

test('chapters refer to each other in both directions', async () => {
  const { chapters, messages } = await bookOf({
    '1.md': '# A {#a}\n\n[x](2.md#c)\n',
    '2.md': '# B\n\n## C {#c}\n\n[y](1.md) [z](1.md#a)\n',
  })
  expect(messages).toEqual([])
  const urls = JSON.stringify(chapters.map(({ tree }) => tree)).match(/"url":"[^"]+"/gu)
  expect(urls).toEqual(['"url":"#ch-2-c"', '"url":"#ch-1-a"', '"url":"#ch-1-a"'])
})

// A manuscript of numbered words in every kind of block; each word stands in it once.
const words = { count: 0 }
const word = (): string => `w${(words.count += 1)}`
const blocks: Readonly<Record<string, (note: number) => string>> = {
  paragraph: (note) =>
    `${word()}[^${note}] *${word()}* \`${word()}\`\n\n[^${note}]: ${word()}\n`,
  heading: (note) =>
    `## ${word()}[^${note}]\n\n[^${note}]: ${word()}\n\n    > ${word()}\n`,
  chapter: () => `# ${word()}\n`,
  list: (note) =>
    `- ${word()}\n  1. ${word()}[^${note}]\n- ${word()}\n\n[^${note}]: ${word()}\n`,
  table: (note) =>
    `| ${word()} | ${word()}[^${note}] |\n| --- | --- |\n| ${word()} | ${word()} |\n\n[^${note}]: ${word()}\n`,
  code: () => `\`\`\`\n${word()}\n\`\`\`\n`,
  quote: () => `> ${word()}\n> > ${word()}^[${word()}]\n`,
  verse: () => `:::verse\n${word()}\n  ${word()}\n\n${word()}\n:::\n`,
  figure: () => `:::figure\n![x](gone.png)\n\n${word()}\n:::\n`,
  links: () =>
    `[${word()}](gone.md) [${word()}](javascript:x) [${word()}](https://e.org) [${word()}][r]\n\n[r]: #gone\n`,
  nested: (note) =>
    `${word()}[^${note}]\n\n[^${note}]: ${word()}[^${note}b]\n\n[^${note}b]: ${word()}\n`,
  called: (note) => `${word()}[^${note}] ${word()}[^${note}]\n\n[^${note}]: ${word()}\n`,
}

test('whatever the manuscript: every word of it stands in the book once', async () => {
  const file = fc.array(fc.constantFrom(...Object.keys(blocks)), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
      words.count = 0
      const texts = files.map((kinds, index) => [
        `${index}.md`,
        `${word()}\n\n${kinds.map((kind, note) => blocks[kind]?.(note + 1) ?? '').join('\n')}`,
      ])
      const { chapters } = await bookOf(Object.fromEntries(texts))
      const found = chapters
        .flatMap(wordsOf)
        .filter((one) => /^w\d+$/u.test(one))
        .map((one) => Number(one.slice(1)))
      expect(found.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: words.count }, (_, index) => index + 1),
      )
      expect(chapters.flatMap(unresolved)).toEqual([])
    }),
  )
})

/** Nodes that only parsed trees have. */
function unresolved(chapter: Chapter): string[] {
  const types: string[] = []
  walkChapter(chapter, ({ type }) => types.push(type))
  return types.filter((type) => /^footnoteReference|Reference$|^definition/u.test(type))
}
