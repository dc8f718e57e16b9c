import type { Image } from 'mdast'
import { report } from '../diagnostics/report.ts'
import type { Limits } from '../manuscript/limits.ts'
import { type Picture, readImage } from '../manuscript/read-image.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import type { Book, Chapter } from './book.ts'
import { walkChapter } from './walk.ts'

/**
 * Read the pictures of a book.
 *
 * What is no sound picture is reported at each place that shows it.
 *
 * @returns Sound pictures by path inside the manuscript, the cover among them.
 */
export async function readImages(
  book: Book,
  source: ManuscriptSource,
  limits: Limits,
): Promise<ReadonlyMap<string, Picture>> {
  const shown = new Map<string, { chapter: Chapter; image: Image }[]>()
  for (const chapter of book.texts.flatMap((text) => text.chapters)) {
    walkChapter(chapter, (node) => {
      if (node.type !== 'image') return
      shown.set(node.url, [...(shown.get(node.url) ?? []), { chapter, image: node }])
    })
  }
  const pictures = new Map<string, Picture>()
  const paths = [...shown.keys(), ...(book.cover === undefined ? [] : [book.cover])]
  for (const path of new Set(paths)) {
    const picture = await readImage(source, path, limits)
    if (typeof picture !== 'string') pictures.set(path, picture)
    else {
      for (const { chapter, image } of shown.get(path) ?? []) {
        report(chapter.file, 'image-is-readable', image, picture)
      }
    }
  }
  return pictures
}
