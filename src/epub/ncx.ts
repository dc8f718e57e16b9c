import type { Book } from '../book/book.ts'
import { fullTitle, type NavigationEntry } from './navigation.ts'
import { type XmlElement, formatXml, xml } from './xml.ts'

/**
 * Write the contents in the form of EPUB 2, which Kindle reads.
 *
 * @param identifier The same as in the package document.
 * @see DAISY Z39.86-2005, “Navigation control file”
 */
export function formatNcx(
  book: Book,
  entries: readonly NavigationEntry[],
  identifier: string,
): string {
  let count = 0
  const orders = new Map<string, number>()
  const toPoint = (entry: NavigationEntry): XmlElement => {
    const { language, href, entries: below } = entry
    count += 1
    // Points that lead to the same place have the same number.
    const order = orders.get(href) ?? orders.size + 1
    orders.set(href, order)
    return xml(
      'navPoint',
      { id: `point-${count}`, playOrder: String(order) },
      xml(
        'navLabel',
        language === book.language ? {} : { 'xml:lang': language },
        xml('text', {}, fullTitle(entry)),
      ),
      xml('content', { src: href }),
      ...below.map(toPoint),
    )
  }
  return formatXml(
    xml(
      'ncx',
      {
        xmlns: 'http://www.daisy.org/z3986/2005/ncx/',
        version: '2005-1',
        'xml:lang': book.language,
      },
      xml(
        'head',
        {},
        xml('meta', { name: 'dtb:uid', content: identifier }),
        xml('meta', { name: 'dtb:depth', content: String(depthOf(entries)) }),
        xml('meta', { name: 'dtb:totalPageCount', content: '0' }),
        xml('meta', { name: 'dtb:maxPageNumber', content: '0' }),
      ),
      xml('docTitle', {}, xml('text', {}, book.title)),
      ...book.authors.map((author) => xml('docAuthor', {}, xml('text', {}, author))),
      xml('navMap', {}, ...entries.map(toPoint)),
    ),
  )
}

function depthOf(entries: readonly NavigationEntry[]): number {
  return entries.reduce((depth, entry) => Math.max(depth, 1 + depthOf(entry.entries)), 0)
}
