import type { LanguageTag } from '../language/tag.ts'

/**
 * A file of the publication as the package document lists it. The order of files is the
 * order of the manifest, of the spine and of the archive.
 *
 * @see EPUB 3.3, “Manifest” and “Spine”
 */
export interface PublicationFile {
  /** Unique in the package document; an XML name. */
  readonly id: string
  /** Path relative to the package document. */
  readonly path: string
  readonly mediaType: string
  /** Manifest properties such as `nav`, `mathml` or `cover-image`. */
  readonly properties?: readonly string[]
  /** Whether the file is in the spine: `linear` in the reading order, `aside` reached by a link. */
  readonly spine?: 'linear' | 'aside'
  readonly bytes: Uint8Array | string
}

/** Folder of the archive that holds the publication. */
export const publicationFolder = 'EPUB'

/** Paths inside the publication that other files refer to. */
export const paths = {
  package: 'package.opf',
  navigation: 'nav.xhtml',
  ncx: 'toc.ncx',
  cover: 'cover.xhtml',
  titlePage: 'title-page.xhtml',
  styles: 'styles/reading.css',
} as const

/** Path of the page before a text of a book in several languages. */
export function textPath(language: LanguageTag): string {
  return `text-${language}.xhtml`
}
