import { expect, test } from 'vitest'
import { mirrorFace } from '../../src/pdf/mirror-face.ts'

test('margins, margin boxes and the sides inside these change places', () => {
  const boxes = new Map([
    [
      'top-left',
      new Map([
        ['content', '"{folio}"'],
        ['margin-left', '7mm'],
        ['text-align', 'right'],
        ['padding', '1mm 2mm 3mm 4mm'],
        ['letter-spacing', '0.1em'],
      ]),
    ],
    ['bottom-center', new Map([['content', 'none']])],
  ])
  const margins = { top: 1, right: 2, bottom: 3, left: 4 }
  const mirrored = mirrorFace({ margins, boxes })
  expect(mirrored.margins).toEqual({ top: 1, right: 4, bottom: 3, left: 2 })
  expect([...mirrored.boxes].map(([box, own]) => [box, Object.fromEntries(own)])).toEqual(
    [
      [
        'top-right',
        {
          content: '"{folio}"',
          'margin-right': '7mm',
          'text-align': 'left',
          padding: '1mm 4mm 3mm 2mm',
          'letter-spacing': 'normal',
          direction: 'rtl',
        },
      ],
      [
        'bottom-center',
        { content: 'none', direction: 'rtl', 'letter-spacing': 'normal' },
      ],
    ],
  )
})
