import { expect, test } from 'vitest'
import { formatExplanation } from '../../src/cli/format-explanation.ts'

const edition = {
  name: 'reader',
  format: 'pdf',
  template: 'book',
  languages: [],
  layout: 'single',
} as const
const built = { edition, path: 'dist/reader.pdf', isDraft: false, bytes: 1 }

test('each page says what it cost and why it ends there', () => {
  const explained = [
    { folio: '11', section: 'One', side: 'recto', reason: 'full', charges: [] },
    {
      folio: '12',
      section: 'One',
      side: 'verso',
      reason: 'notes',
      charges: [
        { name: 'white', cost: 1 },
        { name: 'splitNote', cost: 20 },
      ],
    },
  ] as const
  expect(formatExplanation({ editions: [{ ...built, explained }], messages: [] }))
    .toBe(`pages of reader, with costs
    11  recto       0  full
    12  verso      21  the notes of the next line do not fit; white 1; split note 20`)
})

test('an e-book has no pages to explain', () => {
  expect(formatExplanation({ editions: [built], messages: [] })).toBe('')
})
