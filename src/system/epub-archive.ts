import { Readable } from 'node:stream'
import { EPub } from 'epub-gen-memory'
import type { ArchiveFile } from '../epub/archive-file.ts'

/**
 * Pack finished files as an EPUB container, piece by piece: a book of many pictures is never
 * in memory twice. The same files and date give the same bytes, whatever the clock and the
 * time zone.
 *
 * @param files In the order of the archive, without `mimetype`.
 * @param date Date of every entry, as UTC; ZIP knows none before 1980.
 * @yields Pieces of the archive, in order.
 * @see EPUB 3.3, “OCF ZIP container”
 */
export async function* packEpub(
  files: readonly ArchiveFile[],
  date: Date,
): AsyncGenerator<Uint8Array> {
  const epub = new FinishedEpub(files, date)
  await epub.render()
  yield* epub.pieces()
}

/**
 * `epub-gen-memory` as a packager alone: everything it would write, download or rewrite is
 * replaced by our own files, so no text of a manuscript ever goes through it.
 */
class FinishedEpub extends EPub {
  readonly #files: readonly ArchiveFile[]
  readonly #date: Date

  constructor(files: readonly ArchiveFile[], date: Date) {
    super({ title: 'diglot' }, [])
    this.#files = files
    this.#date = date
  }

  /** The archive, made while it is read. */
  pieces(): AsyncIterable<Uint8Array> {
    const pieces = this.zip.generateNodeStream({
      type: 'nodebuffer',
      platform: 'DOS',
      compression: 'DEFLATE',
      compressionOptions: { level: 9 },
    })
    // JSZip's streams are older than iteration.
    return new Readable().wrap(pieces)
  }

  protected override async generateTemplateFiles(): Promise<void> {
    const date = new Date(Math.max(this.#date.getTime(), Date.UTC(1980, 0, 1)))
    const options = { date, createFolders: false }
    // Put there by the constructor already, with the time of day; the same name keeps its place.
    this.zip.file('mimetype', 'application/epub+zip', {
      ...options,
      compression: 'STORE',
    })
    for (const { path, bytes } of this.#files) {
      const compression = isCompressed(path) ? 'STORE' : 'DEFLATE'
      this.zip.file(path, bytes, { ...options, compression })
    }
    await Promise.resolve()
  }

  protected override async downloadAllFonts(): Promise<void> {
    await Promise.resolve()
  }

  protected override async downloadAllImages(): Promise<void> {
    await Promise.resolve()
  }

  protected override async makeCover(): Promise<void> {
    await Promise.resolve()
  }
}

/** Deflating what is compressed already takes most of the time and saves nothing. */
function isCompressed(path: string): boolean {
  return /\.(?:png|jpe?g|gif|webp)$/u.test(path)
}
