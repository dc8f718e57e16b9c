import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { alignChapter } from '../../src/translation/align-chapter.ts'
import { pairNotes } from '../../src/translation/pair-notes.ts'
import { tag } from '../support/tag.ts'

function parse(text: string): Root {
  return parseMarkdown(new VFile({ value: text }), { series: [], language: tag('de') })
}

/** Pairs as `original = translation`, a hyphen where there is none. */
function pairsOf(original: string, translation: string): string[] {
  const left = parse(original)
  const right = parse(translation)
  const { beads } = alignChapter(left, right)
  return pairNotes(beads, left, right).map(
    (pair) =>
      `${pair.original?.call.identifier ?? '-'} = ${pair.translation?.call.identifier ?? '-'}`,
  )
}

test('a named note is found in another paragraph', () => {
  const original = 'Das Seil[^seil] hängt.\n\nDer Eimer ist fort.\n\n[^seil]: Hanf.\n'
  const translation = 'The rope hangs.\n\nThe bucket[^seil] is gone.\n\n[^seil]: Hemp.\n'
  expect(pairsOf(original, translation)).toEqual(['seil = seil'])
})

test('numbers are paired by order inside the bead', () => {
  const original =
    'Das Seil[^1] hängt[^2] am Haken.\n\nDer Eimer[^3] ist fort.\n\n[^1]: A.\n\n[^2]: B.\n\n[^3]: C.\n'
  const translation =
    'The rope[^7] hangs[^8] on its hook.\n\nThe bucket[^1] is gone.\n\n[^7]: A.\n\n[^8]: B.\n\n[^1]: C.\n'
  expect(pairsOf(original, translation)).toEqual(['1 = 7', '2 = 8', '3 = 1'])
})

test('series are paired each for itself', () => {
  const original = 'Das Seil[^1] hängt.\n\n[^1]: Hanf.\n'
  const translation =
    'The rope[^tr:rope] hangs.[^1]\n\n[^tr:rope]: In German, Seil.\n\n[^1]: Hemp.\n'
  expect(pairsOf(original, translation)).toEqual(['1 = 1', '- = tr:rope'])
})

test('a note called from a note belongs to the same bead', () => {
  const original =
    'Das Seil[^1] hängt.\n\nDer Eimer ist fort.\n\n[^1]: Hanf.[^2]\n\n[^2]: Aus Italien.\n'
  const translation =
    'The rope[^1] hangs.\n\nThe bucket is gone.\n\n[^1]: Hemp.[^3]\n\n[^3]: From Italy.\n'
  expect(pairsOf(original, translation)).toEqual(['1 = 1', '2 = 3'])
})

test('a note called twice is one note', () => {
  const text = 'Das Seil[^1] hängt.\n\nDas Seil[^1] ist lang.\n\n[^1]: Hanf.\n'
  expect(pairsOf(text, text)).toEqual(['1 = 1'])
})
