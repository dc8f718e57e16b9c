import type { Book } from '../book/book.ts'
import { direction } from '../language/direction.ts'
import type { Landmark } from './navigation-document.ts'
import type { PublicationFile } from './publication.ts'
import { type XmlElement, formatXml, xml } from './xml.ts'

/**
 * Write the package document.
 *
 * @param files All files of the publication but the package document itself, in order.
 * @param landmarks Kindle reads them from the `guide`.
 * @see EPUB 3.3, “Package document”
 */
export function formatPackageDocument(
  book: Book,
  metadata: readonly XmlElement[],
  files: readonly PublicationFile[],
  landmarks: readonly Landmark[],
): string {
  const cover = files.find((file) => file.properties?.includes('cover-image'))
  const ncx = files.find((file) => file.mediaType === 'application/x-dtbncx+xml')
  return formatXml(
    xml(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'identifier',
        'xml:lang': book.language,
        prefix: usesIbooks(metadata) ? ibooks : undefined,
      },
      xml(
        'metadata',
        { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
        ...metadata,
        ...(cover === undefined
          ? []
          : [xml('meta', { name: 'cover', content: cover.id })]),
      ),
      xml('manifest', {}, ...files.map(toManifestItem)),
      xml(
        'spine',
        {
          toc: ncx?.id,
          'page-progression-direction':
            direction(book.language) === 'rtl' ? 'rtl' : undefined,
        },
        ...files.flatMap(toSpineItem),
      ),
      xml('guide', {}, ...landmarks.map(toGuideReference)),
    ),
  )
}

/** The vocabulary of Apple Books is not among those that need no declaration. */
const ibooks =
  'ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/'

function usesIbooks(metadata: readonly XmlElement[]): boolean {
  return metadata.some(({ attributes }) => attributes['property']?.startsWith('ibooks:'))
}

function toManifestItem({
  id,
  path,
  mediaType,
  properties = [],
}: PublicationFile): XmlElement {
  return xml('item', {
    id,
    href: path,
    'media-type': mediaType,
    properties: properties.length > 0 ? properties.join(' ') : undefined,
  })
}

function toSpineItem({ id, spine }: PublicationFile): XmlElement[] {
  if (spine === undefined) return []
  return [xml('itemref', { idref: id, linear: spine === 'aside' ? 'no' : undefined })]
}

/** The guide has words of its own for what EPUB 3 calls landmarks. */
function toGuideReference({ type, title, href }: Landmark): XmlElement {
  const types: Readonly<Record<string, string>> = {
    bodymatter: 'text',
    titlepage: 'title-page',
  }
  return xml('reference', { type: types[type] ?? type, title, href })
}
