import { expect, test } from 'vitest'
import { parseAttributes } from '../../src/markdown/attributes.ts'

test.each([
  ['{#a}', [['id', 'a']]],
  [
    '{ .a\n.b }',
    [
      ['class', 'a'],
      ['class', 'b'],
    ],
  ],
  ['{lang=fr}', [['lang', 'fr']]],
  [
    `{a="b c" d='e "f"'}`,
    [
      ['a', 'b c'],
      ['d', 'e "f"'],
    ],
  ],
  ['{a=""}', [['a', '']]],
  ['{-}', [['class', 'unnumbered']]],
  [
    '{#a-b .c-d e=f-g}',
    [
      ['id', 'a-b'],
      ['class', 'c-d'],
      ['e', 'f-g'],
    ],
  ],
])('%s', (text, expected) => {
  expect(parseAttributes(text)).toEqual(expected)
})
