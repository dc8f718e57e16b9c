import type { ArchiveFile } from './archive-file.ts'
import type { ProfileTraits } from './profile.ts'
import { paths, publicationFolder } from './publication.ts'
import { formatXml, xml } from './xml.ts'

/**
 * Make the files of `META-INF`: where the package document is, and what Apple Books asks.
 *
 * @see EPUB 3.3, “Open Container Format”
 */
export function toContainerFiles({ specifiesFonts }: ProfileTraits): ArchiveFile[] {
  const container = { path: 'META-INF/container.xml', bytes: formatContainer() }
  return specifiesFonts ? [container, displayOptions] : [container]
}

/** Older versions of Apple Books look for it here. */
const displayOptions: ArchiveFile = {
  path: 'META-INF/com.apple.ibooks.display-options.xml',
  bytes: formatXml(
    xml(
      'display_options',
      {},
      xml('platform', { name: '*' }, xml('option', { name: 'specified-fonts' }, 'true')),
    ),
  ),
}

function formatContainer(): string {
  return formatXml(
    xml(
      'container',
      { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' },
      xml(
        'rootfiles',
        {},
        xml('rootfile', {
          'full-path': `${publicationFolder}/${paths.package}`,
          'media-type': 'application/oebps-package+xml',
        }),
      ),
    ),
  )
}
