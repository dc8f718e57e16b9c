import { sha256 } from '@noble/hashes/sha2.js'
import { zlibSync } from 'fflate'
import { type CrossReference, crossReferenceStream } from './cross-reference-stream.ts'
import { formatPdfValue } from './format-pdf-value.ts'
import {
  type PdfDict,
  type PdfObjects,
  type PdfRef,
  isStream,
  pdfDict,
} from './pdf-objects.ts'

/** Objects in one object stream: more pack better, fewer open faster. */
const objectsPerStream = 200

/**
 * Write a PDF 1.7 with object streams and a cross-reference stream.
 *
 * The identifier in the trailer is made from the contents, so the same objects give the
 * same bytes.
 *
 * @param list Objects; number 1 is the first.
 * @param trailer References to the catalogue and the document information.
 */
export function writePdf(
  list: PdfObjects['list'],
  trailer: { readonly root: PdfRef; readonly information: PdfRef },
): Uint8Array {
  const pieces: Uint8Array[] = []
  const entries: CrossReference[] = [[0, 0, 65_535]]
  let size = 0
  const write = (piece: Uint8Array): void => {
    pieces.push(piece)
    size += piece.length
  }
  const writeStream = (objectNumber: number, dict: PdfDict, bytes: Uint8Array): void => {
    entries[objectNumber] = [1, size, 0]
    const head = formatPdfValue(new Map([...dict, ['/Length', String(bytes.length)]]))
    write(toBytes(`${objectNumber} 0 obj\n${head}stream\n`))
    write(bytes)
    write(toBytes('\nendstream\nendobj\n'))
  }

  // A comment of bytes above 127 marks the file as binary.
  write(toBytes('%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n'))
  const small: { objectNumber: number; text: string }[] = []
  for (const [index, object] of list.entries()) {
    const objectNumber = index + 1
    if (isStream(object)) writeStream(objectNumber, object.dict, object.bytes)
    else small.push({ objectNumber, text: object ?? 'null' })
  }

  let objectNumber = list.length + 1
  for (let start = 0; start < small.length; start += objectsPerStream) {
    const packed = small.slice(start, start + objectsPerStream)
    for (const [index, object] of packed.entries()) {
      entries[object.objectNumber] = [2, objectNumber, index]
    }
    const { dict, bytes } = objectStream(packed)
    writeStream(objectNumber, dict, bytes)
    objectNumber += 1
  }

  const start = size
  entries[objectNumber] = [1, start, 0]
  const table = crossReferenceStream(entries)
  const id = contentId(pieces)
  table.dict.set('/Root', trailer.root)
  table.dict.set('/Info', trailer.information)
  table.dict.set('/ID', [id, id])
  writeStream(objectNumber, table.dict, table.bytes)
  write(toBytes(`startxref\n${start}\n%%EOF\n`))
  return concatenate(pieces, size)
}

function objectStream(objects: readonly { objectNumber: number; text: string }[]): {
  dict: PdfDict
  bytes: Uint8Array
} {
  let numbers = ''
  let body = ''
  for (const { objectNumber, text } of objects) {
    numbers += `${objectNumber} ${body.length} `
    body += `${text}\n`
  }
  const dict = pdfDict({
    Type: '/ObjStm',
    N: String(objects.length),
    First: String(numbers.length),
    Filter: '/FlateDecode',
  })
  return { dict, bytes: zlibSync(toBytes(numbers + body)) }
}

/** The first 16 bytes of a hash over all that is written, as a PDF string. */
function contentId(pieces: readonly Uint8Array[]): string {
  const hash = sha256.create()
  for (const piece of pieces) hash.update(piece)
  const bytes = [...hash.digest().subarray(0, 16)]
  return `<${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`
}

function toBytes(latin1: string): Uint8Array {
  const bytes = new Uint8Array(latin1.length)
  for (let index = 0; index < latin1.length; index += 1) {
    bytes[index] = latin1.charCodeAt(index)
  }
  return bytes
}

function concatenate(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
