import { lstatSync, type Stats } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { makeFolders } from './make-folders.ts'

/**
 * Folder for what can be made again, private to this person; made if it is missing.
 *
 * `$XDG_CACHE_HOME/diglot`, else `~/.cache/diglot`, else a folder in the temp folder that
 * carries the user's number and is checked to be theirs alone: anybody may write there.
 *
 * @returns An absolute path.
 * @throws {BuildError} When nowhere can be written.
 */
export function cacheFolder(): string {
  const xdg = process.env['XDG_CACHE_HOME'] ?? ''
  const home = homedir()
  const candidates = [
    ...(isAbsolute(xdg) ? [join(xdg, 'diglot')] : []),
    ...(isAbsolute(home) ? [join(home, '.cache', 'diglot')] : []),
    join(tmpdir(), `diglot-${process.getuid?.() ?? 'cache'}`),
  ]
  const folder = candidates.find(makeOurs)
  if (folder !== undefined) return folder
  throw new BuildError('no folder for the cache can be written', {
    hint: 'set `XDG_CACHE_HOME` to a folder that can be written',
  })
}

/** Make a folder; whether it is there, ours, and for us alone to write. */
function makeOurs(path: string): boolean {
  try {
    makeFolders(path, 0o700)
    return isOurs(lstatSync(path))
  } catch {
    return false
  }
}

/**
 * Is this a folder, ours, and for us alone to write? Where users have no numbers the folder
 * of the person has to do.
 *
 * @param status From `lstat`, so that a link is none.
 */
export function isOurs(status: Stats): boolean {
  if (process.getuid === undefined) return status.isDirectory()
  return (
    status.isDirectory() && status.uid === process.getuid() && (status.mode & 0o022) === 0
  )
}
