import { describe, expect, test } from 'vitest'
import type { ArchiveFile } from '../../src/epub/archive-file.ts'
import { compareText } from '../../src/epub/compare-text.ts'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { spineDocuments } from '../../src/epub/spine-documents.ts'
import { wholeEdition } from './whole-edition.ts'

const edition = wholeEdition()
const files = toEpubFiles(edition)
const texts = edition.chapters.map((html) => [html])

/** What is found in the whole book with one text in its first chapter replaced. */
function faultsWith(from: string, to: string): readonly string[] {
  const path = 'EPUB/text/wort.xhtml'
  const changed = files.map((file): ArchiveFile => {
    if (file.path !== path) return file
    expect(String(file.bytes)).toContain(from)
    return { path, bytes: String(file.bytes).replace(from, to) }
  })
  return compareText(texts, spineDocuments(changed)).faults
}

test('the whole text of a book stands in its e-book', () => {
  const { faults, words, notes } = compareText(texts, spineDocuments(files))
  expect(faults).toEqual([])
  expect(words).toBeGreaterThan(600)
  expect(notes).toBe(6)
})

test.each(['kindle', 'kobo', 'apple'] as const)('also in that for %s', (profile) => {
  const own = toEpubFiles({ ...edition, profile })
  expect(compareText(texts, spineDocuments(own)).faults).toEqual([])
})

describe('it is told when', () => {
  test.each([
    [
      'a word is lost',
      'Noch einmal',
      'Noch',
      '“Noch<1>, siehe die Abbildung und” stands',
    ],
    [
      'a word is doubled',
      'Noch einmal',
      'Noch Noch einmal',
      'words lost: 0, too many: 1',
    ],
    ['words change places', 'Noch einmal', 'einmal Noch', 'stands for “Noch einmal1'],
    [
      'a note loses a word',
      'Ein Wortspiel',
      'Wortspiel',
      'note `wort-note-3`: “Wortspiel.” stands for “Ein Wortspiel.”',
    ],
    ['a note has lost its id', 'id="wort-note-4"', '', 'note `wort-note-4` is lost'],
    [
      'a note is of another book',
      'id="wort-note-4"',
      'id="other"',
      'note `other` is of no manuscript',
    ],
    ['a table loses a cell', '<td>nur Tafel</td>', '', 'words lost: 2, too many: 0'],
  ])('%s', (_, from, to, says) => {
    expect(faultsWith(from, to).join('\n')).toContain(says.replace('<1>', '1'))
  })

  test('two notes change places', () => {
    const text = String(files.find(({ path }) => path === 'EPUB/text/wort.xhtml')?.bytes)
    const [first = '', second = ''] = text.match(/<aside[^]*?<\/aside>/gu) ?? []
    expect(faultsWith(`${first}\n${second}`, `${second}\n${first}`)).toEqual([
      'EPUB/text/wort.xhtml: note `wort-note-2` stands too early',
    ])
  })

  test('a chapter is not in the spine', () => {
    const opf = 'EPUB/package.opf'
    const without = files.map((file): ArchiveFile => {
      if (file.path !== opf) return file
      return {
        path: opf,
        bytes: String(file.bytes).replace('<itemref idref="text-5"/>', ''),
      }
    })
    const { faults } = compareText(texts, spineDocuments(without))
    expect(faults).toContain('chapter `word-en` is lost')
  })
})
