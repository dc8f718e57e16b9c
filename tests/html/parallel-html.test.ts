import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { chapterToHtml } from '../../src/html/chapter-to-html.ts'
import { toParallelHtml } from '../../src/html/parallel-html.ts'
import type { BlockRange } from '../../src/translation/bead.ts'
import { chapterOf } from './chapter-of.ts'

const run = (start: number, end: number): BlockRange => ({ start, end })

test('a bead holds the nodes of its blocks, and ends what raw HTML leaves open', async () => {
  const german = chapterOf('# Eins\n\n<div>\n\nErstens.\n\nZweitens.\n', 'de')
  const english = chapterOf('# One\n\nFirst. Second.\n', 'en')
  const runs = [run(0, 1), run(1, 3), run(3, 4), run(4, 4)]
  const htmlOf = new Map([
    [german, await chapterToHtml(german, undefined, runs)],
    [english, await chapterToHtml(english, undefined, [run(0, 1), run(1, 2), run(2, 2)])],
  ])
  const beads = [run(0, 1), run(1, 3), run(3, 4)].map((range, index) => ({
    ranges: [range, [run(0, 1), run(1, 2), run(2, 2)][index] ?? run(2, 2), run(0, 0)],
  }))
  const joined = toParallelHtml({ chapters: [german, english, undefined], beads }, htmlOf)
  expect(
    joined.beads.map(({ sides }) =>
      sides.map((nodes) => toHtml([...nodes]).replaceAll('\n', '')),
    ),
  ).toEqual([
    ['<h1>Eins</h1>', '<h1>One</h1>', ''],
    ['<div><p>Erstens.</p></div>', '<p>First. Second.</p>', ''],
    ['<p>Zweitens.</p>', '', ''],
  ])
  expect(toHtml([...(htmlOf.get(german)?.body ?? [])]).replaceAll('\n', '')).toBe(
    '<h1>Eins</h1><div><p>Erstens.</p></div><p>Zweitens.</p>',
  )
})
