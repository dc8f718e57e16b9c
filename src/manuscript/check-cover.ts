import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { report } from '../diagnostics/report.ts'
import type { Limits } from './limits.ts'
import { readImage } from './read-image.ts'
import type { ManuscriptSource } from './source.ts'

/** Where the cover is named. */
export interface CoverPlace {
  readonly path: string
  /** `book.yaml`, or the chapter whose front matter names it; gains a message. */
  readonly file: VFile
  readonly node: Node
}

/**
 * Check that the cover is a sound picture of the manuscript.
 *
 * @param paths Paths of all files of the manuscript.
 */
export async function checkCover(
  { path, file, node }: CoverPlace,
  paths: readonly string[],
  { source, limits }: { source: ManuscriptSource; limits: Limits },
): Promise<void> {
  if (!paths.includes(path)) {
    const message = report(file, 'image-exists', node, `there is no \`${path}\``)
    const nearest = nearestName(path, paths)
    if (nearest !== undefined) message.note = `hint: did you mean \`${nearest}\`?`
    return
  }
  const picture = await readImage(source, path, limits)
  if (typeof picture === 'string') report(file, 'image-is-readable', node, picture)
}
