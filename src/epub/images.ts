import type { EpubImage } from './edition.ts'
import { toFileNames } from './file-names.ts'
import type { PublicationFile } from './publication.ts'

/**
 * Give the pictures of an edition their places in the publication.
 *
 * @param cover Path of the cover picture in the manuscript.
 * @returns Files sorted by path in the manuscript, and their paths by that.
 */
export function toImageFiles(
  images: ReadonlyMap<string, EpubImage>,
  cover: string | undefined,
): {
  readonly files: readonly PublicationFile[]
  readonly paths: ReadonlyMap<string, string>
} {
  const used = [...images].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const names = toFileNames(
    used.map(([path, image]) => ({ path, extension: extensionOf(path, image.type) })),
  )
  const paths = new Map(used.map(([path]) => [path, `images/${names.get(path) ?? ''}`]))
  const files = used.map(([path, { bytes, type }], index) => ({
    id: path === cover ? 'cover-image' : `image-${index + 1}`,
    path: paths.get(path) ?? '',
    mediaType: type,
    properties: path === cover ? ['cover-image'] : [],
    bytes,
  }))
  return { files, paths }
}

const extensions: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
  ['image/png', ['png']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/gif', ['gif']],
  ['image/webp', ['webp']],
  ['image/svg+xml', ['svg']],
])

/** The extension a picture has, if it tells the truth; else the usual one of its type. */
function extensionOf(path: string, type: string): string {
  const known = extensions.get(type)
  if (known === undefined) {
    throw new Error(
      `picture \`${path}\` is of type \`${type}\`, which no e-book may hold`,
    )
  }
  const own = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return known.includes(own) ? own : known[0]
}
