import { assert, array, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePages, type PageText } from '../../src/review/compare-pages.ts'
import { formatPages } from '../../src/review/format-pages.ts'

const words = Array.from({ length: 400 }, (_, index) => `word${index}`)

/** Pages of ten lines of four words, a note on every second. */
function pagesOf(text: readonly string[], first = 1): PageText[] {
  const pages: PageText[] = []
  for (let at = 0; at < text.length; at += 40) {
    const body: string[] = []
    for (let line = at; line < Math.min(at + 40, text.length); line += 4) {
      body.push(text.slice(line, Math.min(line + 4, text.length)).join(' '))
    }
    const number = pages.length
    const notes = number % 2 === 1 ? [`${number} A note to page ${number}.`] : []
    pages.push({ folio: String(first + number), body, notes })
  }
  return pages
}

const old = pagesOf(words)

describe('pages of two prints', () => {
  test('the same text has no changed pages', () => {
    expect(comparePages(old, old)).toEqual([])
  })

  test('a page with another word is edited, the others stay', () => {
    const now = pagesOf(words.with(50, 'other'))
    expect(comparePages(old, now)).toEqual([
      {
        folio: '2',
        oldFolios: ['2'],
        kind: 'edited',
        wordsNew: 1,
        wordsGone: 1,
        linesChanged: 1,
        lines: 11,
      },
    ])
  })

  test('text that runs on is reflowed up to the end', () => {
    const now = pagesOf(words.toSpliced(50, 0, 'one', 'more'))
    const changes = comparePages(old, now)
    expect(changes.map(({ folio, kind }) => `${folio} ${kind}`)).toEqual([
      '2 edited',
      ...Array.from({ length: 8 }, (_, index) => `${index + 3} reflowed`),
      '11 reflowed',
    ])
    expect(changes[1]?.oldFolios).toEqual(['2', '3'])
  })

  test('the same page under another number is renumbered', () => {
    const changes = comparePages(old, pagesOf(words, 3))
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['renumbered']))
  })

  test('a changed note is a change of its page, and hyphens at line ends are none', () => {
    const one = { folio: '1', body: ['a long sen-', 'tence'], notes: ['1 A note.'] }
    const other = { folio: '1', body: ['a long', 'sentence'], notes: ['1 A word.'] }
    expect(comparePages([one], [other])).toMatchObject([
      { kind: 'edited', wordsNew: 1, wordsGone: 1 },
    ])
    expect(comparePages([one], [{ ...other, notes: one.notes }])).toMatchObject([
      { kind: 'reflowed', wordsNew: 0, wordsGone: 0 },
    ])
  })

  test('words new and gone are all that is new and gone', () => {
    const edit = tuple(integer({ min: 0, max: 399 }), integer({ min: 0, max: 3 }))
    const holds = property(array(edit, { maxLength: 6 }), (edits) => {
      let text = [...words]
      let [come, gone] = [0, 0]
      for (const [number, [at, count]] of edits.entries()) {
        const place = Math.min(at, text.length)
        const removed = text.slice(place, place + 1)
        gone += removed.filter((word) => word.startsWith('word')).length
        come += count - removed.filter((word) => word.startsWith('new')).length
        const added = Array.from({ length: count }, (_, index) => `new${number}-${index}`)
        text = text.toSpliced(place, 1, ...added)
      }
      const changes = comparePages(old, pagesOf(text)).filter(
        ({ kind }) => kind === 'edited',
      )
      // Notes are the same but for a page more or less.
      const inBody = comparePages(
        old.map(({ folio, body }) => ({ folio, body, notes: [] })),
        pagesOf(text).map(({ folio, body }) => ({ folio, body, notes: [] })),
      )
      expect(inBody.reduce((sum, { wordsNew }) => sum + wordsNew, 0)).toBe(come)
      expect(inBody.reduce((sum, { wordsGone }) => sum + wordsGone, 0)).toBe(gone)
      expect(changes.length > 0).toBe(come + gone > 0)
    })
    expect(() => assert(holds)).not.toThrow()
  })
})

test('runs of pages that differ alike are told in one line', () => {
  const now = pagesOf(words.toSpliced(50, 0, 'one', 'more'))
  const told = formatPages({
    edition: 'reader',
    old: 'v1',
    new: 'v2',
    oldPages: old.length,
    newPages: now.length,
    pages: comparePages(old, now),
  })
  expect(told)
    .toBe(`reader, v1 → v2: 11 pages, 10 before; 1 edited, 9 reflowed, 0 renumbered

  page 2  words: 2 new; 8 of 11 lines
  pages 3–11 (2–10 before)  the same words otherwise broken, 81 of 85 lines`)
})
