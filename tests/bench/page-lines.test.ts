import { expect, test } from 'vitest'
import { toLines, toReadingOrder } from '../../bench/page-lines.ts'
import type { PdfWord } from '../../bench/pdf-words.ts'

function word(text: string, x: number, baseline: number): PdfWord {
  const size = 10
  const x1 = x + text.length * 6
  const [y0, y1] = [baseline - 7, baseline + 2]
  return { text, x0: x, y0, x1, y1, baseline, size, isArtifact: false, isPicture: false }
}

function read(...words: readonly PdfWord[]): string {
  return toReadingOrder(toLines(words))
    .map((line) => line.map(({ text }) => text).join(' '))
    .join(' / ')
}

test('words beside each other are a line, raised or not', () => {
  expect(read(word('one', 0, 10), word('two', 30, 7), word('three', 0, 22))).toBe(
    'one two / three',
  )
})

test('a list that is painted after the text around it is read in its place', () => {
  expect(
    read(
      word('before', 0, 10),
      word('after', 0, 40),
      word('item', 12, 20),
      word('other', 12, 30),
    ),
  ).toBe('before / item / other / after')
})

test('a word that is painted after its line is read in its place', () => {
  expect(
    read(
      word('use', 0, 10),
      word('now', 80, 10),
      word('below', 0, 22),
      word('code', 30, 10),
    ),
  ).toBe('use code now / below')
})

test('the cells of a row are read one after the other', () => {
  expect(
    read(
      word('a1', 0, 10),
      word('a2', 0, 20),
      word('b1', 50, 10),
      word('b2', 50, 20),
      word('c', 0, 30),
    ),
  ).toBe('a1 / a2 / b1 / b2 / c')
})
