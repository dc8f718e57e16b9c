import { build } from '../../src/build.ts'
import { BuildError } from '../../src/diagnostics/build-error.ts'
import type { ArchiveFile } from '../../src/epub/archive-file.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import type { ManuscriptSource } from '../../src/manuscript/source.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { folderSource } from '../../src/system/folder.ts'
import { fitPicture } from '../../src/system/fit-picture.ts'
import { packageFonts } from '../../src/system/fonts.ts'
import { writeInto } from '../support/written-files.ts'

/** An e-book of a manuscript: its files, and the archive of them. */
export interface BuiltEpub {
  readonly files: readonly ArchiveFile[]
  readonly bytes: Uint8Array
}

/** Build the e-books of a manuscript held in memory, by path. */
export function epubsOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly BuiltEpub[]> {
  const paths = Object.keys(files)
  return epubsOfSource(memorySource(files), paths.length === 1 ? paths[0] : undefined)
}

/**
 * Build the e-books of a manuscript in the order of its editions.
 *
 * @param file Name of the only chapter, when the manuscript is one file.
 */
export async function epubsOfSource(
  source: ManuscriptSource,
  file?: string,
): Promise<readonly BuiltEpub[]> {
  const manuscript = await readManuscript(source, { file })
  const packed: (readonly ArchiveFile[])[] = []
  const written = new Map<string, Buffer>()
  const { messages } = await build(
    manuscript,
    manuscript.config.editions.filter((edition) => edition.format === 'epub'),
    {
      source,
      templates: folderSource('templates'),
      fonts: packageFonts(),
      date: new Date('2026-01-15T10:20:31Z'),
      withPrinter: () =>
        Promise.reject(new BuildError('there is no browser', { hint: 'none' })),
      fitPicture,
      packEpub(files, date) {
        packed.push(files)
        return packEpub(files, date)
      },
      write: writeInto(written),
      step: () => Promise.resolve(),
    },
  )
  const errors = messages.filter((message) => message.fatal)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  return [...written.values()].map((bytes, index) => ({
    files: packed[index] ?? [],
    bytes,
  }))
}

/** The text of a file of an e-book. */
export function textOf(files: readonly ArchiveFile[], path: string): string {
  const file = files.find((one) => one.path === `EPUB/${path}`)
  if (typeof file?.bytes !== 'string') throw new Error(`no text \`${path}\``)
  return file.bytes
}
