import { describe, expect, test } from 'vitest'
import { asciiName } from '../../src/book/chapter-ids.ts'
import type { ContentsEntry } from '../../src/book/book.ts'
import { walkChapter } from '../../src/book/walk.ts'
import { type AssembledBook, bookOf } from './book-of.ts'

test.each([
  ['Übersetzung und Wort', 'ubersetzung-und-wort'],
  ['Größe', 'grosse'],
  ['ﬁn de siècle', 'fin-de-siecle'],
  ['teil-1/02 zusage', 'teil-1-02-zusage'],
  ['Введение', ''],
])('%s becomes %s', (text, name) => {
  expect(asciiName(text)).toBe(name)
})

/** Ids of the headings below the title. */
function headings({ chapters }: AssembledBook): string[] {
  const idsOf = (entries: readonly ContentsEntry[]): string[] =>
    entries.flatMap((entry) => [entry.id, ...idsOf(entry.entries)])
  return chapters.flatMap((chapter) => idsOf(chapter.contents))
}

/** Where links lead, in reading order. */
function links({ chapters }: AssembledBook): string[] {
  const urls: string[] = []
  for (const chapter of chapters) {
    walkChapter(chapter, (node) => {
      if (node.type === 'link') urls.push(node.url)
    })
  }
  return urls
}

describe('headings', () => {
  test('have ids made of their chapter and their words or label', async () => {
    const book = await bookOf({
      'wort.md': '# W\n\n## Über *uns*\n\n## B {#label}\n\n## Введение\n',
    })
    expect(headings(book)).toEqual(['wort-uber-uns', 'wort-label', 'wort-section'])
  })

  test('answer to the anchors that GitHub gives them', async () => {
    const book = await bookOf({
      'wort.md':
        '# W\n\n[a](#über-uns) [b](#c--d) [c](#über-uns-1)\n\n## Über uns\n\n## C & D\n\n## Über uns\n',
    })
    expect(book.messages).toEqual([])
    expect(links(book)).toEqual(['#wort-uber-uns', '#wort-c-d', '#wort-uber-uns-1'])
  })

  test('with a label answer to GitHub’s anchor as well', async () => {
    const book = await bookOf({
      'wort.md': '# W\n\n[a](#label) [b](#über-uns)\n\n## Über uns {#label}\n',
    })
    expect(links(book)).toEqual(['#wort-label', '#wort-label'])
  })

  test('of one name in several chapters of a file count on, as on GitHub', async () => {
    const book = await bookOf({
      'wort.md': '# A\n\n## Note\n\n# B\n\n## Note\n\n[x](#note) [y](#note-1)\n',
    })
    expect(links(book)).toEqual(['#wort-1-note', '#wort-2-note-1'])
  })
})

test('a label that somebody wrote comes before the anchor of a heading', async () => {
  const book = await bookOf({
    'wort.md': '# W\n\n## Zusage\n\n[a](#zusage) [hier]{#zusage}\n',
  })
  expect(links(book)).toEqual(['#wort-zusage-2'])
})

test('labels inside notes can be linked to', async () => {
  const book = await bookOf({
    'wort.md': '# W\n\nA[^1] [see](#pun)\n\n[^1]: A [pun]{#pun}.\n',
  })
  expect(book.messages).toEqual([])
  expect(links(book)).toEqual(['#wort-pun'])
})

test('labels of links, images and references become unique like all others', async () => {
  const book = await bookOf({
    'wort.md':
      '# W\n\n[a](#e) [b](#f) [c](#g)\n\n[x](https://e.org){#e} [y][ref]{#f} [z](no.md){#g}\n\n[ref]: https://e.org/r\n',
  })
  expect(links(book).slice(0, 3)).toEqual(['#wort-e', '#wort-f', '#wort-g'])
  const ids: unknown[] = []
  for (const chapter of book.chapters) {
    walkChapter(chapter, ({ data }) => ids.push(data?.hProperties?.['id']))
  }
  expect(ids.filter((id) => id !== undefined)).toEqual([
    'wort-w',
    'wort-e',
    'wort-f',
    'wort-g',
  ])
})

describe('ids are unique in the edition', () => {
  test.each([
    [
      'a heading named like a note',
      { 'wort.md': '# W\n\n## Note 1\n\nA[^1].\n\n[^1]: .\n' },
    ],
    [
      'a chapter named like a heading of another',
      { 'a.md': '# A\n\n## B\n', 'a-b.md': '# B\n' },
    ],
    ['chapters of one name in ASCII', { 'größe.md': '# A\n', 'grosse.md': '# B\n' }],
    [
      'chapters without a letter of ASCII',
      { 'Введение.md': '# A\n', 'Итог.md': '# B\n' },
    ],
    [
      'a file of chapters beside numbered files',
      { 'a.md': '# A\n\n# B\n', 'a-1.md': '# C\n' },
    ],
    ['a chapter named like a template’s own place', { 'contents.md': '# C\n' }],
    [
      'a label in a note called from two chapters of a file',
      { 'a.md': '# A\n\na[^1]\n\n# B\n\nb[^1]\n\n[^1]: [x]{#x}\n' },
    ],
  ])('with %s', async (_, files) => {
    const { chapters } = await bookOf(files)
    const ids = chapters.flatMap((chapter) => chapter.ids)
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
    expect(ids).not.toContain('contents')
    expect(ids.filter((id) => !/^[a-z][a-z\d-]*$/u.test(id))).toEqual([])
    expect(ids.filter((id) => id.includes('--'))).toEqual([])
  })
})
