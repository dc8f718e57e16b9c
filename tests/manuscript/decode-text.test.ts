import * as fc from 'fast-check'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/manuscript/decode-text.ts'
import { invalidUtf8Offset } from '../../src/manuscript/invalid-utf8-offset.ts'

function decode(bytes: Uint8Array | string): { text: string; places: string[] } {
  const file = new VFile({ path: 'input.md' })
  const text = decodeText(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, file)
  return { text, places: file.messages.map(({ line, column }) => `${line}:${column}`) }
}

describe('decodeText', () => {
  test('strips a byte order mark', () => {
    expect(decode('\uFEFFWort')).toEqual({ text: 'Wort', places: [] })
  })

  test('ends lines with line feeds, whatever ended them', () => {
    expect(decode('a\r\nb\rc\n\r\n').text).toBe('a\nb\nc\n\n')
  })

  test('composes letters and their accents', () => {
    expect(decode('Ru\u0308ckversicherung').text).toBe('R\u00FCckversicherung')
  })

  test('keeps tabs, soft hyphens and directional marks', () => {
    expect(decode('a\tb\u00ADc\u200Fd').text).toBe('a\tb\u00ADc\u200Fd')
  })

  test('says where the first byte is that is not UTF-8, and decodes the rest', () => {
    const bytes = Buffer.from('ein\r\nzwei \u00FC\r\n', 'latin1')
    expect(decode(bytes)).toEqual({ text: 'ein\nzwei \uFFFD\n', places: ['2:6'] })
  })

  test('puts U+FFFD in place of what no page can hold', () => {
    expect(decode('a\u0000b\u001Bc\uFFFFd').text).toBe('a\uFFFDb\uFFFDc\uFFFDd')
  })

  test.each([
    ['UTF-16 little end first', [0xff, 0xfe, 0x41, 0]],
    ['UTF-16 big end first', [0xfe, 0xff, 0, 0x41]],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]],
  ])('reads nothing in %s', (_name, bytes) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({ text: '', places: ['1:1'] })
  })

  test('any text without control characters comes through, composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        const text = written.replaceAll(/\p{Cc}|\uFFFE|\uFFFF|^\uFEFF/gu, '')
        expect(decode(text)).toEqual({ text: text.normalize('NFC'), places: [] })
      }),
    )
  })
})

test('invalidUtf8Offset agrees with the decoder of the host on any bytes', () => {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const isUtf8 = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes)
      return true
    } catch {
      return false
    }
  }
  const nearlyText = fc
    .tuple(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 4 }))
    .map(([text, bytes]) => Buffer.concat([Buffer.from(text), bytes]))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 8 }), nearlyText), (bytes) => {
      const offset = invalidUtf8Offset(bytes)
      expect(offset === undefined).toBe(isUtf8(bytes))
      expect(isUtf8(bytes.subarray(0, offset ?? 0))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
