import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/**
 * Identify this build of the program: another one may make other pages of the same text.
 *
 * The names of bundled modules hold hashes of what is in them and in what they import, and
 * the first module names the others.
 *
 * @returns `undefined` where the program is not bundled: its modules may change at any time.
 */
export async function programIdentity(): Promise<string | undefined> {
  if (import.meta.url.endsWith('.ts')) return undefined
  const hash = createHash('sha256')
  // Libraries that are not bundled are told by their versions.
  for (const path of ['../cli/diglot.js', '../../package.json']) {
    hash.update(await readFile(new URL(path, import.meta.url)))
  }
  return hash.update(process.version).digest('hex')
}
