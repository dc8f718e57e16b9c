import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenizeHtml } from '../../src/markdown/html-tokens.ts'

const kinds = (html: string): string[] =>
  tokenizeHtml(html).map(({ kind, text }) => `${kind} ${text}`)

test('tags, comments and text', () => {
  expect(kinds(`a<b c="d>" e='f' g=h i>j</b ><!-- k <l> -->m`)).toEqual([
    'text a',
    `start <b c="d>" e='f' g=h i>`,
    'text j',
    'end </b >',
    'comment <!-- k <l> -->',
    'text m',
  ])
})

test('attributes with their values', () => {
  const [token] = tokenizeHtml(`<A HREF="x y" b='' c=d e/>`)
  expect(token?.kind === 'start' && [token.name, ...token.attributes]).toEqual([
    'a',
    ['href', 'x y'],
    ['b', ''],
    ['c', 'd'],
    ['e', ''],
  ])
})

test('what has no end is text', () => {
  expect(kinds('<div class="x>y')).toEqual(['text <div class="x>y'])
  expect(kinds('<!-- a <b>')).toEqual(['text <!-- a ', 'start <b>'])
  expect(kinds('1 < 2 <3 </ >')).toEqual(['text 1 < 2 <3 </ >'])
})

test('the texts of the tokens are the whole text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[<>/!\-a="' \n]{0,60}$/u), (html) => {
      expect(
        tokenizeHtml(html)
          .map(({ text }) => text)
          .join(''),
      ).toBe(html)
    }),
  )
})

test('long texts take time in proportion to their length', () => {
  const start = performance.now()
  for (const piece of ['<a ', '<!-- ', '<a b="', '<a b=', '</', "<a b='c' "]) {
    tokenizeHtml(piece.repeat(10_000))
  }
  expect(performance.now() - start).toBeLessThan(10_000)
})
