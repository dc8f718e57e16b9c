import * as fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { tag } from '../support/tag.ts'

const words = ['wort', 'Zusage', 'de', 'a', '1']

const common = `
  *  **  _  ~~  \`  \`\`\`  [  ]  ](x)  ![  (  )  <  >  |  \\  &amp;  <br>  <!--  -->  !  :
  "  =  -  +  #  www.example.org  a@example.org  https://example.org/a_b
  ⏎  ⏎⏎  ⏎-·  ⏎1.·  ⏎>·  ⏎····  ⏎#·  ⏎---⏎  ⏎|-|⏎  ·  [x]:·y⏎  [·]·`

const ours = `
  {  }  {#id}  {.x}  {lang=fr}  ]{lang=fr}  ^[  [^1]  [^2]  ![^2]  $  $$  {#  ="  ::  \u2003
  ⏎[^1]:·  ⏎:::verse⏎  ⏎:::passage{#p}⏎  ⏎:::figure⏎  ⏎:::⏎  ⏎$$⏎  ⏎::pagebreak⏎  ⏎··`

/** Pieces of Markdown from a list in which `⏎` and `·` stand for line feed and space. */
function piecesOf(list: string): string[] {
  const pieces = list.split(/[ \n]+/u).filter((piece) => piece !== '')
  return pieces.map((piece) => piece.replaceAll('⏎', '\n').replaceAll('·', ' '))
}

function textOf(list: string): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...words, ...words, ...piecesOf(list))
  return fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
}

function parse(value: string): { tree: Root; file: VFile } {
  const file = new VFile({ value })
  return { tree: parseMarkdown(file, { series: [], language: tag('de') }), file }
}

test('text without syntax of our own is parsed as GitHub does', () => {
  const extensions = [
    gfmFootnote(),
    gfmStrikethrough(),
    gfmTable(),
    gfmTaskListItem(),
    gfmAutolinkLiteral(),
  ]
  fc.assert(
    fc.property(textOf(common), (value) => {
      // GitHub's own parser loses these brackets, see `task-list-from-tokens.ts`.
      fc.pre(!/^[ \t>]*(?:[-+*]|\d[.)])[ \t]*\n.*\[[ \n]\]/mu.test(value))
      const mdastExtensions = gfmFromMarkdown()
      const expected = fromMarkdown(value, { extensions, mdastExtensions })
      expect(shapeOf(parse(value).tree)).toEqual(shapeOf(expected))
    }),
    { numRuns: 500 },
  )
})

test('any text is parsed, every node in its parent and the file', () => {
  fc.assert(
    fc.property(textOf(common + ours), (value) => {
      const { tree, file } = parse(value)
      checkPlaces(tree, value)
      for (const { place } of file.messages) expect(place).toBeDefined()
    }),
    { numRuns: 500 },
  )
})

test('no word is lost or doubled', () => {
  // Words that stand in a label, an address or an attribute are not text.
  const pieces = piecesOf(common + ours).filter(
    (piece) => !/[<>[\]{}:$|"=`~]/u.test(piece),
  )
  const brackets = piecesOf(
    '^[  ]{lang=fr}  ·{#id}⏎⏎  ⏎:::verse⏎  ⏎:::passage⏎  ⏎:::⏎  [  ]  $',
  )
  const chosen = fc.array(fc.constantFrom('@', '@', '@', ...pieces, ...brackets), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(chosen, (marks) => {
      const numbered = marks.map((mark, index) => (mark === '@' ? ` w${index}x ` : mark))
      const value = numbered.join('')
      const written = value.match(/w\d+x/gu) ?? []
      const read = textIn(parse(value).tree).match(/w\d+x/gu) ?? []
      expect(read.toSorted()).toEqual(written.toSorted())
    }),
    { numRuns: 500 },
  )
})

/** A tree without places and without fields that are not set. */
function shapeOf(node: Nodes): unknown {
  const rest: Partial<Nodes> = { ...node }
  delete rest.position
  const children = 'children' in node ? { children: node.children.map(shapeOf) } : {}
  return { ...rest, ...children }
}

function checkPlaces(node: Nodes, value: string): void {
  const { start, end } = node.position ?? {}
  expect(start?.offset).toBeLessThanOrEqual(end?.offset ?? -1)
  for (const point of [start, end]) {
    const offset = point?.offset ?? -1
    expect(offset).toBeGreaterThanOrEqual(0)
    expect(offset).toBeLessThanOrEqual(value.length)
    const line = value.slice(0, offset).split('\n')
    const column = (line.at(-1)?.length ?? 0) + 1
    expect([point?.line, point?.column]).toEqual([line.length, column])
  }
  if ('children' in node) for (const child of node.children) checkPlaces(child, value)
}

function textIn(node: Nodes): string {
  if ('value' in node) return node.value
  if ('alt' in node) return node.alt ?? ''
  return 'children' in node ? node.children.map(textIn).join('\n') : ''
}
