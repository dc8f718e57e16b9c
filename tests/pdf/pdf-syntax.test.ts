import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BuildError } from '../../src/diagnostics/build-error.ts'
import { formatPdfValue } from '../../src/pdf/format-pdf-value.ts'
import { parseValue } from '../../src/pdf/parse-pdf-value.ts'
import { fromByteString, fromName, toTextString } from '../../src/pdf/pdf-text.ts'
import { type PdfValue, dictOf, isStream } from '../../src/pdf/pdf-objects.ts'
import { readPdf } from '../../src/pdf/read-pdf.ts'
import { classicPdf, streamObject } from './classic-pdf.ts'

const word = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom(
    'true',
    'null',
    '-.5',
    '/Name',
    '/A#20b',
    '(a \\(b\\) (c))',
    '<FEFF00FC>',
  ),
)
const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.nat().map((objectNumber) => ({ objectNumber })),
    fc.array(tie('value')),
    fc
      .array(fc.tuple(fc.stringMatching(/^\/[A-Z][a-z]{0,5}$/u), tie('value')))
      .map((entries) => new Map(entries)),
  ),
}))

test('a value that is written and read is the same value', () => {
  fc.assert(
    fc.property(value, (written) => {
      const text = formatPdfValue(written)
      expect(parseValue({ text, at: 0 })).toEqual(written)
    }),
  )
})

test('numbers before a reference stay numbers', () => {
  expect(parseValue({ text: '[1 2 3 0 R 4 0]', at: 0 })).toEqual([
    '1',
    '2',
    { objectNumber: 3 },
    '4',
    '0',
  ])
})

test('ASCII text is written so that it reads the same', () => {
  const ascii = fc.string({ unit: 'grapheme-ascii' })
  fc.assert(
    fc.property(ascii, (text) => {
      expect(fromByteString(toTextString(text))).toBe(text)
    }),
  )
})

test('other text is UTF-16 with a byte order mark', () => {
  expect(toTextString('ü🎉')).toBe('<FEFF00FCD83CDF89>')
})

test('escapes in strings and names are read', () => {
  expect(fromByteString(String.raw`(a\(b\)\101\n\\)`)).toBe('a(b)A\n\\')
  expect(fromName('/#25C3#25BC')).toBe('%C3%BC')
})

describe('a file', () => {
  test('gives its objects and streams', () => {
    const file = readPdf(classicPdf(['<</Pages 2 0 R>>', streamObject('a\nb')]))
    const catalog = dictOf(file.resolve(file.trailer.get('/Root')))
    const stream = file.resolve(catalog.get('/Pages'))
    expect(isStream(stream) && [...stream.bytes]).toEqual([97, 10, 98])
  })

  test.each([
    ['no PDF at all', Uint8Array.of(1, 2, 3)],
    ['an encrypted file', classicPdf(['<<>>'], '/Encrypt 1 0 R')],
    ['a file cut short', classicPdf(['<<>>']).subarray(0, 60)],
  ])('is refused when it is %s', (_, bytes) => {
    expect(() => readPdf(bytes)).toThrow(BuildError)
  })
})
