import { expect, test } from 'vitest'
import type { Chapter } from '../../src/book/book.ts'
import { walkChapter } from '../../src/book/walk.ts'
import { bookOf } from './book-of.ts'

const series = `
title: T
language: de
notes:
  tr: { name: translator, marker: lower-alpha, label: { de: Anm. d. Ü. } }
  ed: { name: editor, marker: symbols }
`

async function chapterOf(text: string): Promise<Chapter> {
  const { chapters } = await bookOf({ 'book.yaml': series, 'de/wort.md': text })
  const [chapter] = chapters
  if (!chapter) throw new Error('no chapter')
  return chapter
}

const short = (id: string): string => id.replace(/^wort-note-/u, '')

/** Notes as `marker text ← calls`. */
function notes(chapter: Chapter): string[] {
  return chapter.notes.map(({ id, marker, calls }) => {
    return `${marker} ${short(id)} ← ${calls.map(short).join(' ')}`
  })
}

/** Marks of the calls in the text and in the notes, in reading order. */
function marks(chapter: Chapter): string[] {
  const found: string[] = []
  walkChapter(chapter, (node) => {
    if (node.type === 'noteCall') found.push(node.marker)
  })
  return found
}

test('notes are numbered in the order of their calls, not of their definitions', async () => {
  const chapter = await chapterOf('# W\n\nA[^x] b[^y].\n\n[^y]: Y.\n\n[^x]: X.\n')
  expect(notes(chapter)).toEqual(['1 1 ← 1-call', '2 2 ← 2-call'])
  expect(marks(chapter)).toEqual(['1', '2'])
})

test('each series is numbered for itself, in its own style', async () => {
  const chapter = await chapterOf(
    '# W\n\nA[^1] b[^tr:1] c[^2] d[^tr:2] e[^ed:x].\n\n[^1]: .\n[^2]: .\n[^tr:1]: .\n[^tr:2]: .\n[^ed:x]: .\n',
  )
  expect(notes(chapter)).toEqual([
    '1 1 ← 1-call',
    'a tr-1 ← tr-1-call',
    '2 2 ← 2-call',
    'b tr-2 ← tr-2-call',
    '* ed-1 ← ed-1-call',
  ])
  expect(chapter.notes.map(({ label }) => label)).toEqual([
    '',
    'Anm. d. Ü.',
    '',
    'Anm. d. Ü.',
    '',
  ])
})

test('a note called several times stands once, and each call has an id of its own', async () => {
  const chapter = await chapterOf('# W\n\nA[^1] b[^2] c[^1] d[^1].\n\n[^1]: .\n[^2]: .\n')
  expect(notes(chapter)).toEqual(['1 1 ← 1-call 1-call-2 1-call-3', '2 2 ← 2-call'])
  expect(marks(chapter)).toEqual(['1', '2', '1', '1'])
})

test('a note called in a note comes directly after it', async () => {
  const chapter = await chapterOf(
    '# W\n\nA[^1] b[^2].\n\n[^1]: X[^in] y.\n[^2]: .\n[^in]: Z[^deep].\n[^deep]: .\n',
  )
  expect(marks(chapter)).toEqual(['1', '4', '2', '3'])
  expect(chapter.notes.map(({ marker }) => marker)).toEqual(['1', '2', '3', '4'])
})

test('a note first called in another note and then in the text belongs to the other note', async () => {
  const chapter = await chapterOf('# W\n\nA[^1] b[^in].\n\n[^1]: X[^in].\n[^in]: Z.\n')
  expect(marks(chapter)).toEqual(['1', '2', '2'])
})

test('notes that call each other end', async () => {
  const chapter = await chapterOf('# W\n\nA[^1].\n\n[^1]: X[^2].\n[^2]: Y[^1].\n')
  expect(notes(chapter)).toEqual(['1 1 ← 1-call 1-call-2', '2 2 ← 2-call'])
})

test('calls in titles, captions, cells, items and verse count in reading order', async () => {
  const chapter = await chapterOf(
    `# W[^h]

- item[^i]

| a[^c] | b |
| --- | --- |
| c | d[^d] |

:::verse
Line[^v]
:::

:::figure
![x](x.png)

Caption[^f]
:::

^[inline]

[^h]: h
[^i]: i
[^c]: c
[^d]: d
[^v]: v
[^f]: f
`,
  )
  expect(marks(chapter)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  expect(chapter.titleText).toBe('W')
})

test('a call without a note keeps its words', async () => {
  const { chapters, messages } = await bookOf({ 'wort.md': '# W\n\nA[^no].\n' })
  expect(JSON.stringify(chapters[0]?.tree)).toContain('[^no]')
  expect(messages).toHaveLength(1)
})

test('a note that nobody calls is not in the book', async () => {
  const chapter = await chapterOf('# W\n\nA[^1].\n\n[^1]: .\n[^2]: .\n')
  expect(notes(chapter)).toEqual(['1 1 ← 1-call'])
})

test('numbers begin anew with each chapter, or run through a language', async () => {
  const files = {
    'book.yaml': 'title: T\nlanguage: de\ntranslations: [en]\n',
    'de/1.md': '# A\n\na[^1] b[^2]\n\n[^1]: .\n[^2]: .\n',
    'de/2.md': '# B\n\na[^1]\n\n[^1]: .\n',
    'en/1.md': '# C\n\na[^1]\n\n[^1]: .\n',
    'en/2.md': '# D\n\na[^1]\n\n[^1]: .\n',
  }
  const markersOf = async (numbering: 'chapter' | 'text'): Promise<string[]> => {
    const { chapters } = await bookOf(files, { languages: ['de', 'en'], numbering })
    return chapters.map((chapter) => chapter.notes.map(({ marker }) => marker).join(' '))
  }
  expect(await markersOf('chapter')).toEqual(['1 2', '1', '1', '1'])
  expect(await markersOf('text')).toEqual(['1 2', '3', '1', '2'])
})
