import { expect, test } from 'vitest'
import type { Edition } from '../../src/manuscript/config.ts'
import { withPageSources } from '../../src/manuscript/page-sources.ts'
import { tag } from '../support/tag.ts'

function edition(name: string, changes: Partial<Edition> = {}): Edition {
  const shared = {
    template: 'handout',
    languages: [tag('de')],
    layout: 'single',
  } as const
  return { name, format: 'pdf', ...shared, ...changes }
}

const ebook = edition('ebook', { format: 'epub', template: 'ebook' })

/** Name of the edition whose pages the last one marks. */
function sourceOf(editions: readonly Edition[], pagesOf?: string): string | undefined {
  const given = editions.map((one, index) => ({
    edition: one,
    ...(index === editions.length - 1 ? { pagesOf } : {}),
  }))
  return withPageSources(given).at(-1)?.pagesOf?.edition
}

test('an e-book marks the pages of the first PDF of its text', () => {
  expect(sourceOf([edition('a'), edition('b'), ebook])).toBe('a')
})

test('a book comes before handouts', () => {
  const book = edition('b', { template: 'book' })
  expect(sourceOf([edition('a'), book, ebook])).toBe('b')
})

test('a PDF of another text is none', () => {
  const english = edition('a', { languages: [tag('en')] })
  const excerpt = edition('b', { chapters: ['01'] })
  expect(sourceOf([english, excerpt, ebook])).toBeUndefined()
})

test('the config may name another, or none', () => {
  expect(sourceOf([edition('a'), edition('b'), ebook], 'b')).toBe('b')
  expect(sourceOf([edition('a'), ebook], 'none')).toBeUndefined()
})

test('of the layouts with several languages only an alternating PDF has the order of an e-book', () => {
  const both = { languages: [tag('de'), tag('en')] } as const
  const pdfs = (['facing', 'columns', 'alternating'] as const).map((layout) =>
    edition(layout, { ...both, layout }),
  )
  for (const layout of ['alternating', 'columns', 'collapsed'] as const) {
    const several = { ...ebook, ...both, layout }
    expect(sourceOf([...pdfs, several])).toBe('alternating')
    expect(sourceOf([...pdfs.slice(0, 2), several])).toBeUndefined()
  }
})
