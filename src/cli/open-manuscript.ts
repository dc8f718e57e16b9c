import { readdir, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import { folderSource } from '../system/folder.ts'

/** A manuscript as `-m` names it. */
export interface OpenedManuscript {
  readonly source: ManuscriptSource
  /** Its folder on disk. */
  readonly folder: string
  /** The one Markdown file to read, inside the folder; absent for a whole folder. */
  readonly file?: string
}

/**
 * Open a manuscript: a folder, its `book.yaml`, or one Markdown file.
 *
 * @throws {BuildError} When there is nothing of that name, or something else.
 */
export async function openManuscript(path: string): Promise<OpenedManuscript> {
  const status = await stat(path).catch(() => undefined)
  if (!status) throw await missing(path)
  if (status.isDirectory()) return { source: folderSource(path), folder: path }
  const folder = dirname(path)
  const file = basename(path)
  const source = folderSource(folder)
  if (file === 'book.yaml') return { source, folder }
  if (status.isFile() && /\.(?:md|markdown)$/iu.test(file)) {
    return { source, folder, file: file.normalize('NFC') }
  }
  throw new BuildError(`\`${path}\` is not a manuscript`, {
    hint: 'name a folder of Markdown files, or one file that ends in `.md`',
  })
}

async function missing(path: string): Promise<BuildError> {
  const siblings: string[] = await readdir(dirname(path)).catch(() => [])
  const near = nearestName(basename(path), siblings.toSorted())
  return new BuildError(`there is no manuscript \`${path}\``, {
    hint:
      near === undefined
        ? 'name a folder with `book.yaml`, a folder of Markdown files, or one `.md` file with `-m`'
        : `did you mean \`${near}\`?`,
  })
}
