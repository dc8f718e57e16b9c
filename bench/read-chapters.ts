import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { TextFile } from './plant-tokens.ts'

/** The chapters of a manuscript on disk. */
export interface ReadChapters {
  /** Folder that holds them. */
  readonly folder: string
  /** In reading order, paths relative to the folder. */
  readonly chapters: readonly TextFile[]
}

/**
 * Read a manuscript: a folder of chapters, or one Markdown file.
 *
 * Numbers in names count as numbers; a README is no chapter.
 */
export async function readChapters(path: string): Promise<ReadChapters> {
  const isFile = (await stat(path)).isFile()
  const folder = isFile ? dirname(path) : path
  const { compare } = new Intl.Collator('en', { numeric: true })
  const paths = isFile
    ? [basename(path)]
    : (await readdir(folder, { recursive: true }))
        .filter((one) => one.endsWith('.md') && !/(?:^|\/)readme\.md$/iu.test(one))
        .toSorted(compare)
  const chapters = await Promise.all(
    paths.map(async (one) => ({
      path: one,
      text: await readFile(join(folder, one), 'utf8'),
    })),
  )
  return { folder, chapters }
}
