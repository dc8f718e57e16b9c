import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toEpubFiles } from '../../src/epub/epub-files.ts'
import { withPageMarkers } from '../../src/epub/page-markers.ts'
import { countLetters } from '../../src/language/count-letters.ts'
import { textOf } from './built-epubs.ts'
import { sampleEdition } from './sample-edition.ts'

function toText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      return node.type === 'element' ? toText(node.children) : ''
    })
    .join('')
}

/** A chapter of this HTML, each page marked with its folio in brackets. */
function marked(html: string, ...offsets: readonly number[]): string {
  const { chapters } = sampleEdition([{ id: 'a', language: 'en', title: 'A', html }])
  const starts = offsets.map((offset, index) => ({
    folio: String(index + 1),
    chapterId: 'a',
    offset,
  }))
  const body = withPageMarkers(chapters, starts).chapters[0]?.body ?? []
  return toHtml([...body]).replaceAll(/<span id="a-page-(\d+)".*?<\/span>/gu, '[$1]')
}

describe('a page begins', () => {
  test.each([
    ['before its first word', '<p>one two</p>', 3, '<p>one [1]two</p>'],
    ['after a word divided between two pages', '<p>one two</p>', 1, '<p>one [1]two</p>'],
    ['in a paragraph', '<p>one</p><p>two</p>', 3, '<p>one</p><p>[1]two</p>'],
    ['before a heading', '<p>one</p><h2>two</h2>', 3, '<p>one</p>[1]<h2>two</h2>'],
    ['before a quotation mark', '<p>one “two”</p>', 3, '<p>one [1]“two”</p>'],
    ['after a dash', '<p>one—two</p>', 3, '<p>one—[1]two</p>'],
    ['in emphasis', '<p>one <em>“two”</em></p>', 3, '<p>one <em>[1]“two”</em></p>'],
    [
      'not in a word of two parts',
      '<p>o<b>ne</b> two</p>',
      1,
      '<p>o<b>ne</b> [1]two</p>',
    ],
    ['not in a contraction', '<p>don’t do</p>', 3, '<p>don’t [1]do</p>'],
    [
      'in the cell of a table',
      '<table><tbody><tr><td>a</td></tr></tbody></table>',
      0,
      '<table><tbody><tr><td>[1]a</td></tr></tbody></table>',
    ],
    [
      'after a picture at the end',
      '<p>one</p><p><img src="x"></p>',
      3,
      '<p>one</p><p><img src="x"></p>[1]',
    ],
  ])('%s', (_, html, offset, expected) => {
    expect(marked(html, offset)).toBe(expected)
  })

  test('after a note call, which counts for nothing', () => {
    const call = '<a class="note-call" href="#n">12</a>'
    expect(marked(`<p>one${call} two</p>`, 3)).toBe(`<p>one${call} [1]two</p>`)
  })

  test('where another begins, when that holds nothing but a picture', () => {
    expect(marked('<p>one two</p>', 3, 3)).toBe('<p>one [1][2]two</p>')
  })
})

test('marking changes no word and loses no page, whatever the text', () => {
  const word = fc.stringMatching(/^[a-zäß“’.—-]{1,6}$/u)
  const inline = fc
    .tuple(fc.constantFrom('em', 'b', 'span'), word)
    .map(([tag, text]) => `<${tag}>${text}</${tag}>`)
  const block = fc
    .tuple(
      fc.constantFrom('p', 'h2', 'li', 'td'),
      fc.array(fc.oneof(word, inline, fc.constant(' '))),
    )
    .map(([tag, parts]) => `<${tag}>${parts.join('')}</${tag}>`)
  fc.assert(
    fc.property(
      fc.array(block),
      fc.array(fc.nat(60), { maxLength: 5 }),
      (blocks, given) => {
        const html = blocks.join('')
        const { chapters } = sampleEdition([
          { id: 'a', language: 'en', title: 'A', html },
        ])
        const starts = given
          .toSorted((a, b) => a - b)
          .map((offset, index) => ({ folio: `${index}`, chapterId: 'a', offset }))
        const result = withPageMarkers(chapters, starts)
        const before: readonly ElementContent[] = chapters[0]?.body ?? []
        const after: readonly ElementContent[] = result.chapters[0]?.body ?? []
        expect(toText(after)).toBe(toText(before))
        expect(result.targets.map(({ folio }) => folio)).toEqual(
          starts.map(({ folio }) => folio),
        )
      },
    ),
  )
})

test('letters are counted by code points, marks and punctuation not', () => {
  expect(countLetters('Größe 12 – „a\u0301\u00ADb“ 𝒳')).toBe(10)
})

test('the pages are listed, and the edition they are of is named', () => {
  const chapters = ['a', 'b'].map((id) => ({
    id,
    language: 'en',
    title: id,
    html: `<h1 id="${id}-title">${id}</h1><p>one two</p>`,
  }))
  const starts = [
    { folio: 'xi', chapterId: 'a', offset: 0 },
    { folio: 'xii', chapterId: 'a', offset: 4 },
    { folio: '1', chapterId: 'b', offset: 0 },
    { folio: '2', chapterId: 'gone', offset: 0 },
  ]
  const pages = { source: 'A Book, reader.pdf', starts }
  const files = toEpubFiles(sampleEdition(chapters, { pages }))
  expect(textOf(files, 'nav.xhtml')).toContain(`
<nav id="pages" epub:type="page-list" role="doc-pagelist" hidden="">
<ol>
<li><a href="text/a.xhtml#a-page-xi">xi</a></li>
<li><a href="text/a.xhtml#a-page-xii">xii</a></li>
<li><a href="text/b.xhtml#b-page-1">1</a></li>
</ol>
</nav>`)
  expect(textOf(files, 'text/a.xhtml')).toContain(
    '<p>one <span id="a-page-xii" epub:type="pagebreak" role="doc-pagebreak" aria-label="xii"></span>two</p>',
  )
  const opf = textOf(files, 'package.opf')
  for (const text of [
    'pageBreakMarkers',
    'pageNavigation',
    'pageBreakSource">A Book, reader.pdf',
  ]) {
    expect(opf).toContain(`${text}</meta>`)
  }
})
