import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import type { ContentsEntry } from '../../src/book/book.ts'
import { walkChapter } from '../../src/book/walk.ts'
import { bookOf } from './book-of.ts'

/** Contents as an indented list, a level of indentation for each of nesting. */
function show(entries: readonly ContentsEntry[], indent = ''): string[] {
  return entries.flatMap((entry) => [
    `${indent}${entry.depth} ${entry.titleText}`,
    ...show(entry.entries, `${indent}  `),
  ])
}

test('headings are nested by level, a gap in the levels or not', async () => {
  const { chapters } = await bookOf({
    'a.md': '# A\n\n### b\n\n## c\n\n#### d\n\n### e\n\n#### f\n\n## g\n\n###### h\n',
  })
  expect(show(chapters[0]?.contents ?? [])).toEqual([
    '3 b',
    '2 c',
    '  4 d',
    '  3 e',
    '    4 f',
    '2 g',
    '  6 h',
  ])
})

test('titles have neither calls, links, labels, pictures nor line breaks', async () => {
  const { chapters } = await bookOf({
    'a.md':
      '# *A*[^1] [b](https://e.org) [c][c] [d]{#d} ![e](e.png) H<sub>2</sub>O  \n## Zwei[^1]\\\nZeilen<br>lang\n\n[c]: https://e.org\n[^1]: .\n',
    'b.md': '# B\n',
    'e.png': '',
  })
  const [chapter] = chapters
  expect(chapter?.titleText).toBe('A b c d e H2O')
  expect(toString(chapter?.title)).toContain('A b c d e')
  expect(JSON.stringify(chapter?.title)).not.toMatch(/"id"|"link|"image|footnote/u)
})

test('a line break in a title is a space', async () => {
  const { chapters } = await bookOf({ 'a.md': 'Eins\\\nzwei<br>drei\n====\n\nText.\n' })
  expect(chapters[0]?.titleText).toBe('Eins zwei drei')
})

test('a label in a heading stays in the text', async () => {
  const { chapters } = await bookOf({ 'a.md': '# A\n\n## [d]{#d} e\n' })
  const [chapter] = chapters
  const ids: unknown[] = []
  if (chapter) walkChapter(chapter, ({ data }) => ids.push(data?.hProperties?.['id']))
  expect(ids).toContain('a-d')
  expect(JSON.stringify(chapter?.contents)).not.toContain('"a-d"')
})

test('plain titles have the quotation marks of their language', async () => {
  const { chapters } = await bookOf({ 'a.md': '# Das "Wort"\n\n## Die "Zusage"\n' })
  expect(chapters[0]?.titleText).toBe('Das „Wort“')
  expect(chapters[0]?.contents[0]?.titleText).toBe('Die „Zusage“')
})
