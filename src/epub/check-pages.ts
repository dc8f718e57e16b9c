import type { ArchiveFile } from './archive-file.ts'
import { publicationFolder, paths } from './publication.ts'
import { readTags } from './read-tags.ts'

/**
 * Check that the page list of a publication and the page markers in its text are the same,
 * and that the edition they are of is named.
 *
 * @returns Breaches, a line for each.
 * @see EPUB Accessibility 1.1, “Page navigation”
 */
export function checkPages(files: readonly ArchiveFile[]): string[] {
  const tagsOf = files.map(({ path, bytes }) => ({
    path,
    tags: /\.(?:xhtml|opf)$/u.test(path) ? readTags(String(bytes)) : [],
  }))
  const markers = tagsOf.flatMap(({ path, tags }) =>
    tags
      .filter(({ attributes }) => attributes.get('role') === 'doc-pagebreak')
      .map(({ attributes }) => `${path}#${attributes.get('id') ?? ''}`),
  )
  const listed = tagsOf
    .filter(({ path }) => path === `${publicationFolder}/${paths.navigation}`)
    .flatMap(({ tags }) => {
      const from = tags.findIndex(
        ({ attributes }) => attributes.get('epub:type') === 'page-list',
      )
      const list = from === -1 ? [] : tags.slice(from + 1)
      const to = list.findIndex(({ name }) => name === 'nav')
      return list
        .slice(0, to === -1 ? list.length : to)
        .flatMap(({ attributes }) => attributes.get('href') ?? [])
        .map((href) => `${publicationFolder}/${href}`)
    })
  const isNamed = tagsOf.some(({ tags }) =>
    tags.some(({ attributes }) => attributes.get('property') === 'pageBreakSource'),
  )
  return [
    ...without(markers, listed).map((place) => `page \`${place}\` is not listed`),
    ...without(listed, markers).map((place) => `\`${place}\` is no page`),
    ...(markers.length > 0 && !isNamed
      ? ['nobody says what edition the pages are of']
      : []),
  ]
}

function without(places: readonly string[], known: readonly string[]): string[] {
  const set = new Set(known)
  return places.filter((place) => !set.has(place))
}
