import { describe, expect, test } from 'vitest'
import { readPageStyle } from '../../src/pdf/page-style.ts'

const sheet = `
@page { size: 148mm 210mm; margin: 20mm 15mm; @top-center { content: "{folio}"; font: 8pt Alegreya; } }
@page :left { margin-left: 25mm; margin-right: 5mm; @top-left { content: "{book-title}"; } }
@page opening { margin-top: 40mm; @top-center { content: none; } }
:root { --arrangement: article; --chapter-start: page; }
p { font: italic 10pt/14pt "Alegreya Sans", serif; }
code { font-family: 'Source Code Pro', monospace; }
`

describe('a style sheet', () => {
  const style = readPageStyle(sheet, 'x/page.css')

  test('says how large pages and their type area are', () => {
    const { widthMm, heightMm, areaWidthMm, areaHeightMm } = style
    expect([widthMm, heightMm, areaWidthMm, areaHeightMm]).toEqual([148, 210, 118, 170])
  })

  test('says it for each side and kind, what says more winning', () => {
    expect(style.face('text', 'recto').margins).toEqual({
      top: 20,
      right: 15,
      bottom: 20,
      left: 15,
    })
    expect(style.face('opening', 'verso').margins).toEqual({
      top: 40,
      right: 5,
      bottom: 20,
      left: 25,
    })
    const boxes = [...style.face('opening', 'verso').boxes].map(([box, own]) => [
      box,
      own.get('content'),
    ])
    expect(boxes).toEqual([
      ['top-center', 'none'],
      ['top-left', '"{book-title}"'],
    ])
  })

  test('loses its page rules and keeps the others', () => {
    expect(style.css).not.toContain('@page')
    expect(style.css).toContain('italic')
  })

  test('names fonts and how chapters follow one another', () => {
    expect(style.families).toEqual(['Alegreya', 'Alegreya Sans', 'Source Code Pro'])
    expect(style.marginFonts).toEqual(['8pt Alegreya'])
    expect(style.arrangement).toBe('article')
    expect(style.chapterStart).toBe('page')
  })
})

test.each([
  ['A4', 210, 297],
  ['a5', 148, 210],
  ['8.5in 11in', 215.9, 279.4],
  ['420pt 595pt', 148.17, 209.9],
])('size %s is %d × %d mm', (size, width, height) => {
  const style = readPageStyle(`@page { size: ${size}; margin: 1cm }`, 'page.css')
  expect(style.widthMm).toBeCloseTo(width, 1)
  expect(style.heightMm).toBeCloseTo(height, 1)
})

test.each([
  ['', 0.6],
  [':root { --note-share: 45% }', 0.45],
  [':root { --note-share: 0.5; --line: 14pt }', 0.5],
])('notes take their share of a page: %s', (rule, share) => {
  const style = readPageStyle(`@page { size: A5; margin: 1cm } ${rule}`, 'page.css')
  expect(style.noteShare).toBe(share)
})

test('a shorthand that says more overrides a single side', () => {
  const style = readPageStyle(
    '@page { size: A5; margin-top: 10mm } @page opening { margin: 30mm }',
    'page.css',
  )
  expect(style.face('opening', 'recto').margins.top).toBe(30)
})

test.each([
  ['without a size', '@page { margin: 1cm }', 'does not say how large the page is'],
  ['with an unknown unit', '@page { size: 10em 20em }', 'is not a length'],
  [
    'with too small a share for notes',
    '@page { size: A5 } :root { --note-share: 5% }',
    'is no part of a page',
  ],
  ['without room', '@page { size: 60mm 80mm; margin: 30mm }', 'leave no room for text'],
  [
    'with sides that differ',
    '@page { size: A5 } @page :left { margin-left: 50mm }',
    'differ in their type area',
  ],
])('a style sheet %s is no template', (_, css, message) => {
  expect(() => readPageStyle(css, 'page.css')).toThrow(message)
})

test('what is said of a shape of pages holds where the edition has it', () => {
  const more =
    '@page { size: 148mm 210mm; margin: 15mm; } @page columns { size: 297mm 210mm; margin: 20mm; } ' +
    '@page columns-3 { margin-top: 30mm; }'
  expect(readPageStyle(more, 'x/page.css').widthMm).toBe(148)
  const margins = (shapes: string[]): number =>
    readPageStyle(more, 'x/page.css', shapes).face('text', 'recto').margins.top
  expect(margins(['columns'])).toBe(20)
  expect(margins(['columns', 'columns-3'])).toBe(30)
})
