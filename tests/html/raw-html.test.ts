import * as fc from 'fast-check'
import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'vitest'
import { chapterToHtml, phrasingToHtml } from '../../src/html/chapter-to-html.ts'
import { toHtml } from '../../src/html/to-html.ts'
import { tag } from '../support/tag.ts'
import { chapterOf } from './chapter-of.ts'

const wordsOf = async (markdown: string): Promise<string[]> => {
  const { body } = await chapterToHtml(chapterOf(markdown))
  return textOf({ type: 'root', children: [...body] }).match(/w\d+/gu) ?? []
}

const names =
  'a b div p span li ul table tr td dl dt figure figcaption h2 script style svg'
    .concat(' textarea select option iframe title template form math mtext br unknown')
    .split(' ')

/** Tags of all sorts, ended or not, with words between. */
const soup = fc.array(
  fc.oneof(
    fc.constantFrom('\n\n', '\n', ' ', '*', '<!-- x -->', '<a href="#x">', '<a id=x>'),
    fc.constantFrom(...names).map((name) => `<${name}>`),
    fc.constantFrom(...names).map((name) => `</${name}>`),
  ),
  { maxLength: 25 },
)

test('whatever tags there are, every word stays, in order', async () => {
  await fc.assert(
    fc.asyncProperty(soup, async (pieces) => {
      // Scripts and style sheets that end go whole, comments without a word.
      fc.pre(!pieces.some((piece) => /script|style|!--/u.test(piece)))
      const markdown = pieces.map((piece, index) => `${piece}w${index}`).join('')
      const words = await wordsOf(markdown)
      const expected = pieces.map((_, index) => `w${index}`)
      // HTML itself moves text that stands in a table outside its cells before the table.
      const isOrdered = !pieces.includes('<table>')
      expect(isOrdered ? words : words.toSorted()).toEqual(
        isOrdered ? expected : expected.toSorted(),
      )
    }),
    { numRuns: 300 },
  )
})

test('nothing that acts or loads is left of any tags', async () => {
  await fc.assert(
    fc.asyncProperty(soup, async (pieces) => {
      const { body } = await chapterToHtml(chapterOf(pieces.join('w')))
      expect(toHtml(body)).not.toMatch(/<(?:script|style|svg|iframe|form|unknown)/u)
    }),
  )
})

test('a script that does not end does not swallow the chapter', async () => {
  expect(await wordsOf('w1 <script> w2\n\nw3\n\n<style>\n\nw4')).toEqual([
    'w1',
    'w2',
    'w3',
    'w4',
  ])
})

test('elements nested without end are flattened', async () => {
  expect(await wordsOf(`${'<div><b>'.repeat(20_000)}w1`)).toEqual(['w1'])
  expect(await wordsOf(`${'<div>\n\n'.repeat(5000)}w1`)).toEqual(['w1'])
})

test('the words of a title become hast, with quotation marks and without HTML', () => {
  const { tree } = chapterOf('The "*Word*" <b>x</b> `y`', 'de')
  const [paragraph] = tree.children
  const words = paragraph?.type === 'paragraph' ? paragraph.children : []
  expect(toHtml(phrasingToHtml(words, tag('de')))).toBe(
    'The „<em>Word</em>“ x <code>y</code>',
  )
})
