import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { nearestName } from '../diagnostics/nearest-name.ts'

/**
 * Find a file on disk under a name that looks the same: file systems keep names in
 * different Unicode normal forms, people see one name.
 *
 * Letter case counts on every file system, or a manuscript would build here and not there.
 *
 * @param root Absolute path of the folder.
 * @param path Path below it, with `/`.
 * @returns Its absolute path, or `undefined` when there is no such entry.
 */
export async function findFile(root: string, path: string): Promise<string | undefined> {
  let found = root
  for (const part of partsOf(path)) {
    const name = await entryNamed(found, part)
    if (name === undefined) return undefined
    found = join(found, name)
  }
  return found
}

/**
 * Find an entry with nearly the same path, for "did you mean": another letter case, a
 * slip, or an address whose `%20` was meant as a blank.
 */
export async function nearFile(root: string, path: string): Promise<string | undefined> {
  let folder = root
  const near: string[] = []
  for (const part of partsOf(decoded(path))) {
    const names = await entries(folder)
    const name = (await entryNamed(folder, part)) ?? nearestName(part, names)
    if (name === undefined) return undefined
    near.push(name)
    folder = join(folder, name)
  }
  return near.join('/')
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.')
}

async function entryNamed(folder: string, name: string): Promise<string | undefined> {
  const names = await entries(folder)
  if (names.includes(name)) return name
  const wanted = name.normalize('NFC')
  const same = names.find((other) => other.normalize('NFC') === wanted)
  if (same !== undefined) return same
  // A folder may be open to those who know the names in it, and not list them.
  return names.length === 0 && (await isThere(join(folder, name))) ? name : undefined
}

async function entries(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder).catch(() => [])
  return names.toSorted()
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
