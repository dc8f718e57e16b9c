import type { Book } from '../book/book.ts'
import { type XmlElement, xml } from './xml.ts'

/**
 * Make the metadata of a book as Dublin Core, primary language first.
 *
 * @see EPUB 3.3, “Metadata section”; MARC relators `aut` and `trl`
 */
export function toMetadata(book: Book, identifier: string, date: Date): XmlElement[] {
  const languages = new Set([book.language, ...book.texts.map((text) => text.language)])
  return [
    xml('dc:identifier', { id: 'identifier' }, identifier),
    ...toTitles(book),
    ...[...languages].map((language) => xml('dc:language', {}, language)),
    ...toPeople('dc:creator', 'author', 'aut', book.authors),
    ...toPeople('dc:contributor', 'translator', 'trl', book.translators),
    ...optional('dc:date', book.date),
    ...optional('dc:publisher', book.publisher),
    ...optional('dc:description', book.description),
    ...optional('dc:rights', book.rights),
    // Whole seconds in UTC, as EPUB asks.
    property('dcterms:modified', date.toISOString().replace(/\.\d+Z$/u, 'Z')),
  ]
}

/** Make a `meta` element of the package document. */
export function property(name: string, value: string, refines?: string): XmlElement {
  return xml(
    'meta',
    { ...(refines === undefined ? {} : { refines }), property: name },
    value,
  )
}

/** Title and subtitle, and their names in the other languages of the book. */
function toTitles(book: Book): XmlElement[] {
  const others = (id: 'title' | 'subtitle'): XmlElement[] =>
    book.texts.flatMap((text) => {
      const words = text[id]
      if (text.language === book.language || isBlank(words)) return []
      if (words === book[id]) return []
      const { language } = text
      return [
        xml(
          'meta',
          { refines: `#${id}`, property: 'alternate-script', 'xml:lang': language },
          words,
        ),
      ]
    })
  return [
    xml('dc:title', { id: 'title', 'xml:lang': book.language }, book.title),
    property('title-type', 'main', '#title'),
    ...others('title'),
    ...(isBlank(book.subtitle)
      ? []
      : [
          xml('dc:title', { id: 'subtitle', 'xml:lang': book.language }, book.subtitle),
          property('title-type', 'subtitle', '#subtitle'),
          ...others('subtitle'),
        ]),
  ]
}

function toPeople(
  element: string,
  id: string,
  role: string,
  names: readonly string[],
): XmlElement[] {
  return names.flatMap((name, index) => [
    xml(element, { id: `${id}-${index + 1}` }, name),
    xml(
      'meta',
      { refines: `#${id}-${index + 1}`, property: 'role', scheme: 'marc:relators' },
      role,
    ),
  ])
}

/** EPUB forbids empty elements. */
function optional(name: string, value: string | undefined): XmlElement[] {
  return isBlank(value) ? [] : [xml(name, {}, value)]
}

function isBlank(value: string | undefined): value is undefined {
  return value === undefined || value.trim() === ''
}
