import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'

/** More is no manuscript but somebody's home folder. */
const mostEntries = 50_000

/**
 * List the files below a folder.
 *
 * Pipes, devices and links that lead outside or nowhere are listed as well, and so are
 * folders named like a chapter or the config: reading them says what they are, where leaving
 * them out would lose a chapter or a picture in silence.
 *
 * @param root Folder as the person named it, for messages.
 * @param realRoot The same without links; an absolute path.
 * @returns Paths with `/`, in Unicode normal form C, sorted by code unit.
 * @throws {BuildError} When the folder cannot be listed, or holds more than fifty thousand
 *   files.
 */
export async function listFolder(root: string, realRoot: string): Promise<string[]> {
  const paths: string[] = []
  let seen = 0
  const walk = async (folder: string, prefix: string, above: string[]): Promise<void> => {
    const entries = await readEntries(folder, prefix === '' ? root : prefix)
    seen += entries.length
    if (seen > mostEntries) {
      throw new BuildError(`\`${root}\` holds more than ${mostEntries} files`, {
        hint: 'put the manuscript into a folder of its own',
      })
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = join(folder, entry.name)
      const name = prefix + entry.name.normalize('NFC')
      const { kind, real } = await look(entry, path, realRoot)
      if (kind !== 'folder' || isNamedLikeFile(name)) paths.push(name)
      else if (!above.includes(real)) {
        await walk(path, `${name}/`, [...above, real])
      }
    }
  }
  await walk(realRoot, '', [realRoot])
  return paths.toSorted()
}

interface Look {
  readonly kind: 'file' | 'folder' | 'other'
  /** Path without links. */
  readonly real: string
}

/** Follow a link, but not out of the manuscript. */
async function look(entry: Dirent, path: string, realRoot: string): Promise<Look> {
  if (!entry.isSymbolicLink()) {
    const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other'
    return { kind, real: path }
  }
  try {
    const real = await realpath(path)
    if (real === realRoot) return { kind: 'folder', real }
    const isInside = real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)
    if (!isInside) return { kind: 'other', real }
    const status = await stat(real)
    const kind = status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other'
    return { kind, real }
  } catch {
    return { kind: 'other', real: path }
  }
}

function isNamedLikeFile(name: string): boolean {
  return name === 'book.yaml' || /\.(?:md|markdown)$/iu.test(name)
}

async function readEntries(folder: string, name: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  } catch (cause) {
    throw new BuildError(`the folder \`${name}\` cannot be listed`, {
      cause,
      hint: 'check that it is a folder and that you may read it',
    })
  }
}
