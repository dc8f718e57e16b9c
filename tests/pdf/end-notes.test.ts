import { expect, test } from 'vitest'
import { chapterToHtml } from '../../src/html/chapter-to-html.ts'
import type { ChapterHtml } from '../../src/html/chapter-html.ts'
import { toHtml } from '../../src/html/to-html.ts'
import type { NotePlaces } from '../../src/manuscript/note-place.ts'
import {
  endNotesEntry,
  toArticleEndNotes,
  toEndNotesSection,
} from '../../src/pdf/end-notes.ts'
import { toPrintSection } from '../../src/pdf/print-section.ts'
import { bookOf } from '../book/book-of.ts'
import { tag } from '../support/tag.ts'

const config = `
title: T
language: de
notes:
  tr: { name: translator, marker: lower-alpha, label: { de: Anm. d. Ü. } }
  constructor: { marker: symbols }
`
const first = `# Eins

A[^a] b[^tr:b] c[^constructor:c] d[^a].

[^a]: Vom Autor[^tr:d].
[^tr:b]: Vom Übersetzer.
[^constructor:c]: Von einer Reihe mit einem Namen, den jedes Objekt kennt.
[^tr:d]: In einer Anmerkung.
`
const second = '# Zwei\n\nE[^e].\n\n[^e]: Noch eine.\n'

const { book, chapters } = await bookOf({
  'book.yaml': config,
  'de/1.md': first,
  'de/2.md': second,
})
const html: ChapterHtml[] = []
for (const chapter of chapters) html.push(await chapterToHtml(chapter))

const options = { pageWord: () => 'S.', hyphenate: (text: string): string => text }
const section = { ...options, start: 'recto', opening: 'opening' } as const

/** The book as it would be printed. */
function printed(notePlaces?: NotePlaces): string {
  const places = notePlaces === undefined ? {} : { notePlaces }
  const entry = endNotesEntry(book, html, notePlaces)
  const end = { ...options, ...places, start: 'recto', language: tag('de') } as const
  return toHtml([
    ...html.map((one) => toPrintSection([one], { ...section, ...places })),
    ...(entry ? [toEndNotesSection(html, entry, end)] : []),
  ])
}

const places: Readonly<Record<string, NotePlaces | undefined>> = {
  'at the foot of pages': undefined,
  'at the ends of chapters': 'chapter-end',
  'at the end of the book': 'book-end',
  'in several places': { author: 'book-end', translator: 'chapter-end' },
}

test.each(Object.entries(places))(
  'notes %s: each stands once, with links both ways',
  (_, at) => {
    const text = printed(at)
    for (const { notes } of chapters) {
      for (const { id, calls } of notes) {
        expect(text.split(` id="${id}"`)).toHaveLength(2)
        expect(text.split(`href="#${id}"`)).toHaveLength(calls.length + 1)
        expect(text.split(` id="${calls[0] ?? ''}"`)).toHaveLength(2)
        expect(text.split(`href="#${calls[0] ?? ''}"`)).toHaveLength(2)
      }
    }
  },
)

test('only series that are to stand there stand at an end', () => {
  const text = printed({ author: 'book-end', translator: 'chapter-end' })
  expect(text.match(/<h\d[^>]*>[^<]*<\/h\d>/gu)).toEqual([
    '<h1 id="ch-1-eins">Eins</h1>',
    '<h2>Anmerkungen</h2>',
    '<h1 id="ch-2-zwei">Zwei</h1>',
    '<h1 id="notes">Anmerkungen</h1>',
    '<h2 lang="de" dir="ltr">Eins</h2>',
    '<h2 lang="de" dir="ltr">Zwei</h2>',
  ])
  expect(text.match(/class="note note-\w+/gu)).toEqual(['class="note note-constructor'])
  expect(text.match(/class="end-note-\w+/gu)).toEqual([
    'class="end-note-translator',
    'class="end-note-translator',
    'class="end-note-author',
    'class="end-note-author',
  ])
})

test('a book whose notes stand elsewhere has none at its end', () => {
  expect(endNotesEntry(book, html, undefined)).toBeUndefined()
  expect(endNotesEntry(book, html, 'chapter-end')).toBeUndefined()
  const tail = { ...options, notePlaces: 'page' } as const
  expect(toArticleEndNotes(html, tag('de'), tail)).toEqual([])
})
