import { expect, test } from 'vitest'
import type { NumberedPage } from '../../src/pages/number-pages.ts'
import { pageName, pageRule } from '../../src/pdf/page-rules.ts'
import { readPageStyle } from '../../src/pdf/page-style.ts'

const style = readPageStyle(
  `@page { size: 148mm 210mm; margin: 20mm 22mm 24mm 20mm;
     @top-left { content: "{chapter-title} – {folio}/{pages}"; font: 8pt A; } }
   @page :left { margin: 20mm 20mm 24mm 22mm }`,
  'page.css',
)

const page: NumberedPage = {
  pageIndex: 6,
  folio: '7',
  side: 'recto',
  kind: 'text',
  plan: { from: 0, to: 1, notes: [], overfullPx: 0 },
}

test('a page has a rule of its own, its running head filled in', () => {
  const titles = { bookTitle: 'Buch', chapterTitle: 'Kapitel' }
  const rule = pageRule(page, 'text', titles, {
    style,
    pageCount: 9,
    direction: 'ltr',
    gutterMm: 0,
  })
  expect(pageName(page)).toBe('p7')
  expect(rule).toMatch(/^@page p7\{size:560px 795px;margin:20mm /u)
  expect(rule).toContain('@top-left{content:"Kapitel – 7/9";font:8pt A}')
})

test('the margins leave the type area whole, whatever the browser rounds', () => {
  const titles = { bookTitle: '', chapterTitle: '' }
  for (const side of ['recto', 'verso'] as const) {
    const rule = pageRule({ ...page, side }, 'text', titles, {
      style,
      pageCount: 9,
      direction: 'ltr',
      gutterMm: 0,
    })
    const [, top, right, bottom, left] =
      /margin:(\S+)mm (\S+)mm (\S+)px (\S+)mm/u.exec(rule)?.map(Number) ?? []
    const pxPerMm = 96 / 25.4
    const width = 560 - ((right ?? 0) + (left ?? 0)) * pxPerMm
    const height = 795 - (top ?? 0) * pxPerMm - (bottom ?? 0)
    expect(width).toBeGreaterThanOrEqual(style.areaWidthMm * pxPerMm)
    expect(width).toBeLessThan(style.areaWidthMm * pxPerMm + 0.1)
    expect(height).toBeGreaterThanOrEqual(style.areaHeightMm * pxPerMm)
    expect(height).toBeLessThan(style.areaHeightMm * pxPerMm + 2)
    expect(left).toBe(side === 'recto' ? 20 : 22)
  }
})

test('a title can say what it likes: it stays inside its string', () => {
  const titles = { bookTitle: '', chapterTitle: '"} \\ </style> {folio}\n' }
  const rule = pageRule(page, 'text', titles, {
    style,
    pageCount: 9,
    direction: 'ltr',
    gutterMm: 0,
  })
  expect(rule).toContain('content:"\\22 } \\5c  \\3c /style\\3e  {folio}\\a  – 7/9"')
})
