import { reportAt } from '../diagnostics/report-at.ts'
import type { EditionText } from '../html/edition-text.ts'
import type { Picture } from '../manuscript/read-image.ts'

/**
 * Make the pictures of an e-book fit for reading systems; see `fitPicture`.
 *
 * What turns out to be no picture is reported for each chapter that shows it, and kept.
 *
 * @returns Pictures by path, in the same order.
 */
export async function fitImages(
  { book, images }: Pick<EditionText, 'book' | 'images'>,
  fitPicture: (picture: Picture) => Promise<Picture | string>,
): Promise<ReadonlyMap<string, Picture>> {
  const chapters = book.texts.flatMap((text) => text.chapters)
  const fit = new Map<string, Picture>()
  // One after the other: each is held in memory several times over.
  for (const [path, picture] of images) {
    const result = await fitPicture(picture)
    fit.set(path, typeof result === 'string' ? picture : result)
    if (typeof result !== 'string') continue
    for (const chapter of chapters.filter((one) => one.images.includes(path))) {
      const reason = `image \`${path}\` ${result}`
      reportAt(chapter.file, 'image-is-readable', { line: 1, column: 1 }, reason)
    }
  }
  return fit
}
