import type { LanguageTag } from '../language/tag.ts'
import { type PdfDict, type PdfStream, pdfDict } from './pdf-objects.ts'
import { toTextString } from './pdf-text.ts'

/** What a PDF says about itself. */
export interface DocumentDescription {
  readonly title: string
  readonly authors: readonly string[]
  readonly language: LanguageTag
  readonly subject?: string
  readonly keywords?: readonly string[]
  /** When it was made and last changed, as the build was told; never the clock. */
  readonly date: Date
}

/**
 * Format a description as the document information dictionary.
 *
 * @param producer What wrote the pages, as a PDF string.
 */
export function toInformation(
  description: DocumentDescription,
  producer: string,
): PdfDict {
  const date = `(D:${isoDate(description.date).replaceAll(/[-:T]/gu, '')})`
  return pdfDict({
    Title: toTextString(description.title),
    Author: textOrNothing(description.authors.join('; ')),
    Subject: textOrNothing(description.subject ?? ''),
    Keywords: textOrNothing(description.keywords?.join(', ') ?? ''),
    Creator: '(diglot)',
    Producer: producer,
    CreationDate: date,
    ModDate: date,
  })
}

/**
 * Format a description as an XMP packet that says the same.
 *
 * @param producer What wrote the pages, as text.
 * @see ISO 16684-1; ISO 32000-1, 14.3.2.
 */
export function toMetadata(
  description: DocumentDescription,
  producer: string,
): PdfStream {
  const { title, authors, language, subject, keywords = [], date } = description
  const properties = [
    ['dc:format', 'application/pdf'],
    ['dc:title', alternatives(title)],
    ['dc:creator', list('Seq', authors)],
    ['dc:language', list('Bag', [language])],
    ['dc:description', subject === undefined ? '' : alternatives(subject)],
    ['dc:subject', list('Bag', keywords)],
    ['pdf:Keywords', escape(keywords.join(', '))],
    ['pdf:Producer', escape(producer)],
    ['xmp:CreatorTool', 'diglot'],
    ['xmp:CreateDate', isoDate(date)],
    ['xmp:ModifyDate', isoDate(date)],
  ].filter(([, value]) => value !== '')
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
${properties.map(([name, value]) => `<${name}>${value}</${name}>`).join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
  return {
    dict: pdfDict({ Type: '/Metadata', Subtype: '/XML' }),
    bytes: toUtf8(packet),
  }
}

/** Date and time in UTC without fractions of a second. */
function isoDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

function textOrNothing(text: string): string | undefined {
  return text === '' ? undefined : toTextString(text)
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`
}

function list(kind: 'Seq' | 'Bag', texts: readonly string[]): string {
  if (texts.length === 0) return ''
  const entries = texts.map((text) => `<rdf:li>${escape(text)}</rdf:li>`)
  return `<rdf:${kind}>${entries.join('')}</rdf:${kind}>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** `TextEncoder` is not part of the language. */
function toUtf8(text: string): Uint8Array {
  const encoded = encodeURIComponent(text)
  const bytes = encoded.match(/%[\dA-F]{2}|[^%]/gu) ?? []
  return Uint8Array.from(bytes, (byte) =>
    byte.length === 3 ? Number.parseInt(byte.slice(1), 16) : byte.charCodeAt(0),
  )
}
