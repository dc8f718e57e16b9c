import { expect, test } from 'vitest'
import type { NoteSeries } from '../../src/manuscript/config.ts'
import { seriesOfLabel } from '../../src/markdown/note-series.ts'

const author: NoteSeries = { prefix: '', name: 'author', marker: 'decimal', label: {} }
const translator: NoteSeries = { ...author, prefix: 'tr', name: 'translator' }
const editor: NoteSeries = { ...author, prefix: 'Hg', name: 'editor' }
const series = [author, translator, editor]

test.each([
  ['1', author],
  ['wort', author],
  ['2:1', author],
  ['tr', author],
  ['tr:wort', translator],
  ['TR:wort', translator],
  ['hg:1', editor],
  ['tr:hg:1', translator],
  ['x:wort', undefined],
])('the note `%s` is of its series', (label, expected) => {
  expect(seriesOfLabel(label, series)).toBe(expected)
})

test('without an author’s series the first one takes labels without a prefix', () => {
  expect(seriesOfLabel('1', [translator])).toBe(translator)
})
