import { BuildError } from '../diagnostics/build-error.ts'
import { type PdfDict, type PdfObject, dictOf, isRef } from './pdf-objects.ts'
import { parseValue, skipSpace } from './parse-pdf-value.ts'

/** A PDF as read. An object is parsed each time it is asked for, which is seldom more than once. */
export interface PdfFile {
  readonly trailer: PdfDict
  /** The object a reference leads to, else what is given. */
  resolve(object: PdfObject | undefined): PdfObject | undefined
}

/**
 * Read a PDF as Chromium prints it: one cross-reference table, nothing encrypted, no
 * object streams. pdf-lib reads every kind of PDF at three times the cost.
 *
 * @throws {BuildError} When it is written in another way.
 */
export function readPdf(bytes: Uint8Array): PdfFile {
  const text = toLatin1(bytes)
  const { offsets, trailer } = readTable(text)

  function resolve(object: PdfObject | undefined): PdfObject | undefined {
    if (!isRef(object)) return object
    const { objectNumber } = object
    const offset = offsets.get(objectNumber)
    return offset === undefined ? undefined : readObject(objectNumber, offset)
  }

  function readObject(objectNumber: number, offset: number): PdfObject {
    const head = `${objectNumber} 0 obj`
    if (!text.startsWith(head, offset)) throw unreadable(`no object ${objectNumber}`)
    const cursor = { text, at: offset + head.length }
    const value = parseValue(cursor)
    skipSpace(cursor)
    if (!text.startsWith('stream', cursor.at)) return value
    const start = cursor.at + (text[cursor.at + 6] === '\r' ? 8 : 7)
    const dict = dictOf(value)
    const length = Number(resolve(dict.get('/Length')))
    if (!(start + length <= bytes.length)) throw unreadable('a stream without end')
    return { dict, bytes: bytes.subarray(start, start + length) }
  }

  return { trailer, resolve }
}

/** Read the cross-reference table and the trailer. */
function readTable(text: string): { offsets: Map<number, number>; trailer: PdfDict } {
  const cursor = { text, at: Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)?.[1]) }
  if (!text.startsWith('xref', cursor.at)) throw unreadable('no cross-reference table')
  cursor.at += 4
  const offsets = new Map<number, number>()
  for (let first = parseValue(cursor); first !== 'trailer'; first = parseValue(cursor)) {
    const count = Number(parseValue(cursor))
    if (!(count >= 0)) throw unreadable('a damaged cross-reference table')
    for (let index = 0; index < count; index += 1) {
      const offset = Number(parseValue(cursor))
      parseValue(cursor)
      if (parseValue(cursor) === 'n') offsets.set(Number(first) + index, offset)
    }
  }
  const trailer = dictOf(parseValue(cursor))
  if (trailer.has('/Prev') || trailer.has('/Encrypt')) throw unreadable('other trailers')
  return { offsets, trailer }
}

function unreadable(found: string): BuildError {
  return new BuildError(`the browser printed a PDF that cannot be joined: ${found}`, {
    hint: 'use the browser that comes with diglot',
  })
}

/** One character a byte. `TextDecoder` is not part of the language. */
function toLatin1(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let start = 0; start < bytes.length; start += 8192) {
    const chunk = bytes.subarray(start, start + 8192)
    chunks.push(String(Reflect.apply(String.fromCharCode, undefined, chunk)))
  }
  return chunks.join('')
}
