import { expect, test } from 'vitest'
import { formatTrace } from '../../src/pdf/page-trace.ts'

test('lengths are told in mm from the corner of the page', () => {
  const plan = { from: 0, to: 2, notes: [], overfullPx: 0 }
  const mm = 96 / 25.4
  const trace = formatTrace([
    {
      page: { pageIndex: 3, folio: '4', side: 'verso', kind: 'text', plan },
      kind: 'text',
      face: { margins: { top: 24, right: 22, bottom: 24, left: 20 }, boxes: new Map() },
      size: { widthMm: 148, heightMm: 210 },
      margins: new Map([['top-left', '4']]),
      lines: [
        {
          area: 'body',
          topPx: 0,
          leftPx: 0,
          rightPx: 106 * mm,
          text: 'Der Glossist hat Hitzefrei1 und',
        },
        {
          area: 'body',
          topPx: 5 * mm,
          leftPx: Number.POSITIVE_INFINITY,
          rightPx: Number.NEGATIVE_INFINITY,
          text: '',
        },
        {
          area: 'notes',
          topPx: 150 * mm,
          leftPx: 5.4 * mm,
          rightPx: 90 * mm,
          text: '1 Ein Wort.',
        },
      ],
    },
  ])
  expect(trace).toBe(`page 4 verso  folio 4  148 x 210 mm  text
  top-left  4
  body    24.0   20.0–126.0  Der Glossist hat Hitzefrei1 und
  body    29.0
  notes  174.0   25.4–110.0  1 Ein Wort.
`)
})
