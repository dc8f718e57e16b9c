import { zlibSync } from 'fflate'
import { type PdfDict, pdfDict } from './pdf-objects.ts'

/** Kind (free, in the file, in an object stream), then offset or stream, then index. */
export type CrossReference = readonly [0 | 1 | 2, number, number]

/** Bytes of one entry of the cross-reference stream: kind, offset, index. */
const entryWidths = [1, 4, 2] as const

/**
 * Write the table of where objects stand.
 *
 * Each row is written as its difference from the one above (PNG's “up”), which packs well.
 *
 * @param entries Place of each object by its number.
 * @see ISO 32000-1, 7.5.8.
 */
export function crossReferenceStream(entries: readonly CrossReference[]): {
  dict: PdfDict
  bytes: Uint8Array
} {
  const columns = entryWidths[0] + entryWidths[1] + entryWidths[2]
  const table = new DataView(new ArrayBuffer(entries.length * columns))
  for (const [index, [kind, offset, place]] of entries.entries()) {
    table.setUint8(index * columns, kind)
    table.setUint32(index * columns + 1, offset)
    table.setUint16(index * columns + 5, place)
  }
  const rows = new Uint8Array(entries.length * (columns + 1))
  for (let from = 0, to = 0; from < table.byteLength; from += 1, to += 1) {
    if (from % columns === 0) {
      rows[to] = 2
      to += 1
    }
    const above = from < columns ? 0 : table.getUint8(from - columns)
    rows[to] = table.getUint8(from) - above
  }
  const dict = pdfDict({
    Type: '/XRef',
    Size: String(entries.length),
    W: entryWidths.map(String),
    Filter: '/FlateDecode',
    DecodeParms: pdfDict({ Predictor: '12', Columns: String(columns) }),
  })
  return { dict, bytes: zlibSync(rows) }
}
