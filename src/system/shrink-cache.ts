import { type Dirent, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a cache holds. */
export interface CacheContents {
  readonly entries: number
  readonly bytes: number
}

/** Most that the entries of a cache take: some forty editions of long books. */
export const usualLimitBytes = 1_000_000_000

/** Left of a cache that was too large, so that it does not shrink after every build. */
const shareLeft = 0.8

/** Writing an entry takes far less: a file without its last name was left by a build that died. */
const abandonedMs = 3_600_000

/** Count what a cache holds. */
export function measureCache(folder: string): CacheContents {
  const files = filesOf(folder)
  return { entries: files.length, bytes: bytesOf(files) }
}

/** Remove everything that a cache holds; what it was. */
export function clearCache(folder: string): CacheContents {
  const contents = measureCache(folder)
  rmSync(folder, { recursive: true, force: true })
  return contents
}

/** Remove the entries that were not used for longest, if there are more than may be. */
export function shrinkCache(folder: string, limitBytes = usualLimitBytes): void {
  const files = filesOf(folder)
  for (const { path, usedMs, isFinished } of files) {
    if (!isFinished && Date.now() - usedMs > abandonedMs) rmSync(path, { force: true })
  }
  let bytes = bytesOf(files)
  if (bytes <= limitBytes) return
  const oldestFirst = files
    .filter(({ isFinished }) => isFinished)
    .toSorted((a, b) => a.usedMs - b.usedMs)
  for (const file of oldestFirst) {
    if (bytes <= limitBytes * shareLeft) return
    rmSync(file.path, { force: true })
    bytes -= file.bytes
  }
}

interface CacheFile {
  readonly path: string
  readonly bytes: number
  readonly usedMs: number
  /** Has it its last name? */
  readonly isFinished: boolean
}

function bytesOf(files: readonly CacheFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0)
}

/** Files of a cache, in folders of two digits; others are being written. */
function filesOf(folder: string): CacheFile[] {
  return entriesOf(folder).flatMap((entry): CacheFile[] => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) return statusOf(path, false)
    return entriesOf(path).flatMap(({ name }) => statusOf(join(path, name), true))
  })
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Nothing of a file that another build has removed meanwhile. */
function statusOf(path: string, isFinished: boolean): CacheFile[] {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status?.isFile()) return []
  return [{ path, bytes: status.size, usedMs: status.mtimeMs, isFinished }]
}
