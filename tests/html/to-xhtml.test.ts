import { expect, test } from 'vitest'
import { chapterToHtml } from '../../src/html/chapter-to-html.ts'
import { element } from '../../src/html/element.ts'
import { toXhtml } from '../../src/html/to-xhtml.ts'
import { chapterOf } from './chapter-of.ts'

const xhtml = async (text: string): Promise<string> =>
  toXhtml((await chapterToHtml(chapterOf(text, 'en', ['x.png']))).body)

test('void elements are closed, others have an end tag', async () => {
  expect(await xhtml('a\\\nb ![](x.png) <span></span>\n\n***')).toBe(
    '<p>a<br/>\nb <img src="x.png" alt=""/> <span></span></p>\n<hr/>',
  )
})

test('formulas declare their namespace', async () => {
  expect(await xhtml('$x<y$')).toContain(
    '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x&lt;y"><mrow><mi>x</mi><mo>&lt;</mo>',
  )
})

test('no named entities but those of XML, and no characters that XML forbids', () => {
  const text = '\u00A0&"<>\u0000\u0008\u001F\uFFFF\uD800\u{1F600}\u202F'
  const nodes = [element('p', { title: text }, [{ type: 'text', value: text }])]
  expect(toXhtml(nodes)).toBe(
    `<p title="\u00A0&amp;&quot;&lt;&gt;\u{1F600}\u202F">\u00A0&amp;&quot;&lt;&gt;\u{1F600}\u202F</p>`,
  )
})

test('attributes have their names in HTML, lists and truth values their forms', () => {
  const properties = {
    className: ['a', 'b'],
    colSpan: 2,
    reversed: true,
    'epub:type': 'x',
  }
  expect(toXhtml([element('ol', properties)])).toBe(
    '<ol class="a b" colspan="2" reversed="" epub:type="x"></ol>',
  )
})
