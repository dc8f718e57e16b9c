import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Give each path of the manuscript a file name of its own that every reading system takes:
 * ASCII letters, digits, `.`, `-` and `_`, unique whatever the letter case.
 *
 * A name that is safe already is kept; others are made plain and told apart by a hash of
 * their path.
 *
 * @param files Path in the manuscript and extension (without dot) of each file.
 * @returns File names by path.
 * @see EPUB 3.3, “File paths and file names”
 */
export function toFileNames(
  files: readonly { readonly path: string; readonly extension: string }[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { path, extension } of files.toSorted(byPath)) {
    const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/u, '')
    const plain = toPlainName(base)
    const kept = `${plain}.${extension}`
    const name =
      plain !== '' && plain === base && !taken.has(kept.toLowerCase())
        ? kept
        : `${plain === '' ? 'file' : plain}-${hashPath(path)}.${extension}`
    taken.add(name.toLowerCase())
    names.set(path, name)
  }
  return names
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : Number(a.path > b.path)
}

function toPlainName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\w.-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/gu, '')
    .slice(0, 60)
}

function hashPath(path: string): string {
  return bytesToHex(sha1(utf8ToBytes(path))).slice(0, 8)
}
