import { createHash, randomBytes } from 'node:crypto'
import {
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { BuildError } from '../diagnostics/build-error.ts'
import type { StageCache } from '../manuscript/stage-cache.ts'
import { cacheFolder, isOurs } from './cache-folder.ts'
import { makeFolders } from './make-folders.ts'
import { shrinkCache } from './shrink-cache.ts'

/** A cache on the disk, to be closed when the build is over. */
export interface DiskCache extends StageCache {
  /** Remove the oldest entries if there are more than the cache may hold. */
  close(): void
}

/** Length of a SHA-256, in bytes. */
const digestBytes = 32

/** Folder of the entries in the cache folder of this person. */
export function stageFolder(): string {
  return join(cacheFolder(), 'stages')
}

/**
 * Open the cache of this person: a private folder with a file for each result.
 *
 * Results are never wrong and never needed: a file is written beside its place and then
 * renamed, so two builds may run at once; it begins with a hash of the rest, so one that is
 * damaged counts for nothing; and where nothing can be written nothing is kept.
 *
 * @param program What this version of diglot is told by: results of another are not found.
 * @param options.folder Folder of the entries, made when it is missing.
 * @param options.limitBytes Most that the entries may take together.
 * @returns `undefined` where there is no folder that is ours alone.
 */
export function openDiskCache(
  program: string,
  options: { readonly folder?: string; readonly limitBytes?: number } = {},
): DiskCache | undefined {
  const folder = options.folder ?? whereAllowed(stageFolder)
  if (folder === undefined || !makePrivate(folder)) return undefined
  let isFull = false
  let hasGrown = false

  const pathOf = (key: string): string => join(folder, key.slice(0, 2), key.slice(2))

  return {
    key: (stage, ...inputs) => hashOf(program, stage, ...inputs).toString('hex'),
    find(key) {
      try {
        const path = pathOf(key)
        const bytes = readFileSync(path)
        const content = bytes.subarray(digestBytes)
        if (!hashOf(key, content).equals(bytes.subarray(0, digestBytes))) {
          rmSync(path, { force: true })
          return undefined
        }
        markUsed(path)
        return deserialize(content)
      } catch {
        return undefined
      }
    },
    keep(key, result) {
      if (isFull) return
      const content = serialize(result)
      const temporary = join(folder, `new-${randomBytes(12).toString('hex')}`)
      try {
        const bytes = Buffer.concat([hashOf(key, content), content])
        writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 })
        makeFolders(join(folder, key.slice(0, 2)), 0o700)
        renameSync(temporary, pathOf(key))
        hasGrown = true
      } catch {
        // A full disk, or one that may only be read: the build goes on without.
        isFull = true
        rmSync(temporary, { force: true })
      }
    },
    close() {
      if (hasGrown) shrinkCache(folder, options.limitBytes)
    },
  }
}

/** Hash parts so that no other division of the same bytes has the same hash. */
function hashOf(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    hash.update(`${typeof part} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest()
}

/** The entries that were not used for longest go first. */
function markUsed(path: string): void {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {
    // A cache that may only be read is as good.
  }
}

function whereAllowed(choose: () => string): string | undefined {
  try {
    return choose()
  } catch (error) {
    if (error instanceof BuildError) return undefined
    throw error
  }
}

/** Make a folder; whether it is there, no link, and ours alone. */
function makePrivate(folder: string): boolean {
  try {
    makeFolders(folder, 0o700)
    return isOurs(lstatSync(folder))
  } catch {
    return false
  }
}
