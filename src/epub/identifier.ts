import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Book } from '../book/book.ts'
import { isbnDigits } from './isbn.ts'

/** Namespace of the identifiers we make; a UUID drawn once and never changed. */
const namespace = '027b1c26-e6f8-451a-8962-6d111d4550c0'

/**
 * The identifier of a publication: the ISBN or URN of its config, else a UUID made from
 * title, authors, languages and the name of the edition.
 *
 * The text has no part in it: a mended comma makes a new version of the same publication
 * (told by `dcterms:modified`), so readers keep their place and their marks.
 *
 * @returns A URN, or whatever else the config says.
 * @see EPUB 3.3, “The dc:identifier element”; RFC 9562, 5.5
 * @example
 * toIdentifier({ identifier: 'ISBN 978-3-16-148410-0', … }) //=> 'urn:isbn:9783161484100'
 */
export function toIdentifier(book: Book): string {
  const { identifier } = book
  if (identifier === undefined) {
    const languages = book.texts.map((text) => text.language)
    const name = JSON.stringify([
      book.title,
      book.subtitle ?? '',
      book.authors,
      languages,
      ...(book.edition === undefined ? [] : [book.edition]),
    ])
    return `urn:uuid:${toNamedUuid(name)}`
  }
  const digits = isbnDigits(identifier)
  return digits === undefined ? identifier.trim() : `urn:isbn:${digits}`
}

/** A UUID of version 5: the same name always gives the same UUID. */
function toNamedUuid(name: string): string {
  const hash = sha1(
    concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name)),
  ).slice(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return bytesToHex(hash).replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')
}
