import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { bookOf } from './book-of.ts'

/** The first paragraph of a chapter, resolved, and the messages about it. */
async function resolve(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ shown: string; messages: readonly string[] }> {
  const { chapters, messages } = await bookOf({ 'wort.md': `# W\n\n${text}\n`, ...files })
  const paragraph = chapters[0]?.tree.children[1]
  const children = paragraph && 'children' in paragraph ? paragraph.children : []
  const shown = children.map((node) => {
    if (node.type === 'image') return `image ${node.url} “${node.alt ?? ''}”`
    if (node.type === 'text') return node.value
    const attributes = JSON.stringify(node.data?.hProperties ?? {})
    const url = node.type === 'link' ? ` ${node.url} “${node.title ?? ''}”` : ''
    return `${node.type}${url} ${attributes} “${toString(node)}”`
  })
  return { shown: shown.join(' + '), messages }
}

test('a link reference becomes a link', async () => {
  const { shown, messages } = await resolve('[a b][x]\n\n[x]: https://e.org "T"')
  expect(shown).toBe('link https://e.org “T” {} “a b”')
  expect(messages).toEqual([])
})

test('the first of two definitions counts', async () => {
  const { shown } = await resolve('[a][x]\n\n[x]: https://e.org/1\n[x]: https://e.org/2')
  expect(shown).toBe('link https://e.org/1 “” {} “a”')
})

test('a definition may stand inside a note or a quotation', async () => {
  const { shown } = await resolve('[a][x]\n\n> [x]: https://e.org/1')
  expect(shown).toBe('link https://e.org/1 “” {} “a”')
})

test('a link that leads nowhere becomes its words', async () => {
  const { shown, messages } = await resolve('[a b](gone.md)')
  expect(shown).toBe('a b')
  expect(messages).toEqual([
    'wort.md:3: link to `gone.md`: no such chapter in this edition',
  ])
})

test('an unsafe link becomes its words', async () => {
  expect((await resolve('[a b](javascript:alert)')).shown).toBe('a b')
})

test('words that were a link keep their label, class and language', async () => {
  const { shown } = await resolve('[mot](gone.md){#m .x lang=fr}')
  expect(shown).toBe('span {"id":"wort-m","lang":"fr","className":["x"]} “mot”')
})

test('an image is found from the folder of its chapter', async () => {
  const { book, messages } = await bookOf({
    'book.yaml': 'title: T\nlanguage: de\n',
    'de/1.md': '# A\n\n![x](../b/x.png) ![y][y]\n\n[y]: ../b/y.png\n',
    'b/x.png': '',
    'b/y.png': '',
  })
  expect(messages).toEqual([])
  expect(book.texts[0]?.chapters[0]?.images).toEqual(['b/x.png', 'b/y.png'])
})

test('an image that is missing keeps its words', async () => {
  const { shown, messages } = await resolve('![Eine Karte](karte.png)', {
    'kart.png': '',
  })
  expect(shown).toBe('Eine Karte')
  expect(messages).toEqual([
    'wort.md:3: there is no image `karte.png`; did you mean `kart.png`?',
  ])
})

test('a remote image becomes a link with its words', async () => {
  const { shown } = await resolve('![Eine Karte](https://e.org/k.png)')
  expect(shown).toBe('link https://e.org/k.png “” {} “Eine Karte”')
})

test('an image without words is shown, and missed as its address', async () => {
  const { shown, messages } = await resolve('![](a.png) ![](b.png)', { 'a.png': '' })
  expect(shown).toBe('image a.png “” +   + b.png')
  expect(messages).toEqual([
    'wort.md:3: image `a.png` has no alternative text',
    'wort.md:3: there is no image `b.png`; did you mean `a.png`?',
  ])
})

test('the parsed tree stays as it was: other editions use it, too', async () => {
  const files = {
    'book.yaml': 'title: T\nlanguage: de\n',
    'de/1.md':
      '# A {#a}\n\n[x](#a)[^1] ![i](no.png) [y](no.md)\n\n[^1]: Z[^2].\n[^2]: .\n',
  }
  const { trees } = await bookOf(files)
  const types = JSON.stringify(trees.get('de/1.md'))
  expect(types).toContain('"url":"#a"')
  expect(types).toContain('footnoteReference')
  expect(types).not.toContain('noteCall')
})
