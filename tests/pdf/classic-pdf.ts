/** A document as Chromium writes it: numbered objects from 1, the first the catalogue. */
export function classicPdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = text.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`
  text += `trailer\n<</Size ${size}\n/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** A stream object that is not compressed. */
export function streamObject(text: string): string {
  return `<</Length ${text.length}>> stream\n${text}\nendstream`
}
