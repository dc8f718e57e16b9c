import { expect, test } from 'vitest'
import { joinSquares } from '../../src/language/join-squares.ts'

test.each([
  ['改行\nした', '改行した'],
  ['文。 \n  次', '文。次'],
  ['カー\nド', 'カード'],
  ['語\nword\n語', '語\nword\n語'],
  ['한국\n말', '한국\n말'],
  ['one\ntwo', 'one\ntwo'],
])('%j is set as %j', (text, joined) => {
  expect(joinSquares(text)).toBe(joined)
})
