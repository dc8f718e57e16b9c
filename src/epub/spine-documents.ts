import type { ArchiveFile } from './archive-file.ts'
import type { FinishedDocument } from './compare-text.ts'
import { publicationFolder, paths } from './publication.ts'
import { readTags } from './read-tags.ts'

/** The content documents of a publication in the order of its spine. */
export function spineDocuments(files: readonly ArchiveFile[]): FinishedDocument[] {
  const texts = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const tags = readTags(String(texts.get(`${publicationFolder}/${paths.package}`) ?? ''))
  const hrefs = new Map(
    tags
      .filter(({ name }) => name === 'item')
      .map(({ attributes }) => [attributes.get('id'), attributes.get('href')]),
  )
  return tags.flatMap(({ name, attributes }) => {
    if (name !== 'itemref') return []
    const path = `${publicationFolder}/${hrefs.get(attributes.get('idref')) ?? ''}`
    const text = texts.get(path)
    return typeof text === 'string' ? [{ path, text }] : []
  })
}
