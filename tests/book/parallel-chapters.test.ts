import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Book, ParallelChapter } from '../../src/book/book.ts'
import { bookOf } from './book-of.ts'

const config = 'language: de\ntranslations: [en, fr]\n'

async function joined(
  files: Readonly<Record<string, string>>,
  languages: readonly string[] = ['de', 'en'],
): Promise<Book & { readonly parallel: readonly ParallelChapter[] }> {
  const { book } = await bookOf(
    { 'book.yaml': config, ...files },
    { languages, layout: 'columns' },
  )
  return { ...book, parallel: book.parallel ?? [] }
}

/** A line for each bead, a blank one before each chapter: `Eins | One`. */
function show(parallel: readonly ParallelChapter[]): string[] {
  return parallel.flatMap(({ chapters, beads }) => [
    '',
    ...beads.map(({ ranges }) =>
      ranges
        .map(({ start, end }, index) =>
          (chapters[index]?.tree.children ?? [])
            .slice(start, end)
            .map((block: Nodes) => toString(block))
            .join(' + '),
        )
        .join(' | '),
    ),
  ])
}

const kindsOfBlocks = [
  '# H',
  '## S',
  '## S {#s}',
  'P.',
  'w '.repeat(12),
  '- a\n- b',
  '---',
  '<!-- x -->',
  '<div>\n',
  '</div>',
  '<p>raw',
  'c[^1]',
  '[^1]: N.',
  '[d]: x.md',
  ':::translator\nT.\n:::',
]

const long = (word: string, count = 12): string => `${word} `.repeat(count).trim()

describe('beads of an edition', () => {
  test('hold blocks that render one another, the title first', async () => {
    const { parallel } = await joined({
      'de/a.md': '# Eins\n\nErster Satz.[^1]\n\n[^1]: Note.\n\n---\n',
      'en/a.md': '# One\n\nFirst one.\n\n---\n',
    })
    expect(show(parallel)).toEqual(['', 'Eins | One', 'Erster Satz. | First one.', ' | '])
  })

  test('of three languages are joined by way of the original', async () => {
    const [one, two] = [long('eins'), long('zwei')]
    const { parallel } = await joined(
      {
        'de/a.md': `${one}\n\n${two}\n\nDrei.\n`,
        'en/a.md': `${long('one')} ${long('two')}\n\nThree.\n`,
        'fr/a.md': `${long('un')}\n\n${long('deux')}\n\nTrois.\n`,
      },
      ['de', 'en', 'fr'],
    )
    expect(show(parallel)).toEqual([
      '',
      `${one} + ${two} | ${long('one')} ${long('two')} | ${long('un')} + ${long('deux')}`,
      'Drei. | Three. | Trois.',
    ])
  })

  test('of two translations are joined by way of an original that is not in the edition', async () => {
    const { parallel } = await joined(
      {
        'de/a.md': '# Eins {#a}\n\nErstens.\n\n## Zwei {#b}\n\nNur hier.\n',
        'en/a.md': '# One {#a}\n\nFirst.\n\n## Two {#b}\n',
        'fr/a.md': '# Un {#a}\n\nD’abord.\n\n## Deux {#b}\n',
      },
      ['fr', 'en'],
    )
    expect(show(parallel)).toEqual(['', 'Un | One', 'D’abord. | First.', 'Deux | Two'])
  })

  test('keep what a translator added apart', async () => {
    const { parallel } = await joined({
      'de/a.md': '# Eins\n\nSatz.\n',
      'en/a.md': '# One\n\n:::translator\nMy word.\n:::\n\nClause.\n',
    })
    expect(show(parallel)).toEqual(['', 'Eins | One', ' | My word.', 'Satz. | Clause.'])
  })

  test('take a title that stands in the front matter for the heading that the other has', async () => {
    const { parallel } = await joined({
      'de/a.md': '# Eins\n\nSatz.\n',
      'de/b.md': '# Zwei\n',
      'en/a.md': '---\ntitle: One\n---\n\nClause.\n',
      'en/b.md': '# Two\n',
    })
    expect(show(parallel)).toEqual([
      '',
      'Eins | One',
      'Satz. | Clause.',
      '',
      'Zwei | Two',
    ])
  })
})

describe('chapters of an edition', () => {
  test('of one file each find their own', async () => {
    const { parallel } = await joined({
      'de/a.md': '# Vorwort {#v}\n\nVor.\n\n# Eins {#e}\n\nWort.\n',
      'en/a.md': '# One {#e}\n\nWord.\n',
    })
    expect(show(parallel)).toEqual([
      '',
      'Vorwort | ',
      'Vor. | ',
      '',
      'Eins | One',
      'Wort. | Word.',
    ])
    expect(parallel.map(({ chapters }) => chapters.map((one) => one?.id))).toEqual([
      ['de-a-1', undefined],
      ['de-a-2', 'en-a'],
    ])
  })

  test('that are the translator’s own stand after what they follow', async () => {
    const { parallel } = await joined({
      'de/a.md': '# Eins\n',
      'de/b.md': '# Zwei\n',
      'en/a.md': '# One\n',
      'en/aa.md': '---\ntranslates: nothing\n---\n\n# Mine\n',
      'en/b.md': '# Two\n',
    })
    expect(show(parallel)).toEqual(['', 'Eins | One', '', ' | Mine', '', 'Zwei | Two'])
  })

  test('hold every block of every text once and in order', async () => {
    const block = fc.constantFrom(...kindsOfBlocks)
    const text = fc.array(block, { maxLength: 12 }).map((blocks) => blocks.join('\n\n'))
    const languages = fc.constantFrom(['de', 'en'], ['en', 'fr'], ['fr', 'de', 'en'])
    const files = fc.record(
      {
        'de/a.md': text,
        'de/b.md': text,
        'en/a.md': text,
        'fr/a.md': text,
        'fr/c.md': text,
      },
      { requiredKeys: ['de/a.md', 'en/a.md', 'fr/a.md'] },
    )
    await fc.assert(
      fc.asyncProperty(files, languages, async (given, chosen) => {
        const book = await joined(given, chosen)
        for (const [index, { chapters }] of book.texts.entries()) {
          const own = book.parallel.filter((one) => one.chapters[index])
          expect(own.map((one) => one.chapters[index])).toEqual(chapters)
          for (const { chapters: joins, beads } of own) {
            let end = 0
            for (const { ranges } of beads) {
              expect(ranges[index]?.start).toBe(end)
              end = ranges[index]?.end ?? end
            }
            expect(end).toBe(joins[index]?.tree.children.length)
          }
        }
        for (const { beads } of book.parallel) {
          expect(
            beads.every(({ ranges }) => ranges.some((one) => one.end > one.start)),
          ).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })
})
