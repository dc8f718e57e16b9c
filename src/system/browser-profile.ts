import { readlinkSync } from 'node:fs'
import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { isAlive } from './is-alive.ts'

/** Says in a profile whose it is. */
const ownerFile = 'diglot-owner'

/** Carries the number of the process that made it. */
const profileName = /^diglot-browser-(\d+)-[A-Za-z\d]{6}$/u

/**
 * Make the folder that a browser keeps its profile and its temporary files in, and remove
 * those that killed processes have left.
 *
 * @returns Its path, in the folder for temporary files.
 * @throws {BuildError} When nothing can be made there.
 */
export async function makeProfile(): Promise<string> {
  const folder = tmpdir()
  await removeStale(folder)
  try {
    const profile = await mkdtemp(join(folder, `diglot-browser-${process.pid}-`))
    await writeFile(join(profile, ownerFile), machine())
    return profile
  } catch (cause) {
    throw new BuildError(`no temporary file can be made in \`${folder}\``, {
      cause,
      hint: 'make room there, or set `TMPDIR` to a folder that can be written',
    })
  }
}

/**
 * Remove a profile only where nothing speaks against it: it is a folder of ours, made on
 * this machine as we see it, and the process of its name is gone.
 */
async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = profileName.exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    const path = join(folder, name)
    if (!(await isOurs(path))) continue
    // Another build may be removing it as well.
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function isOurs(path: string): Promise<boolean> {
  try {
    const status = await lstat(path)
    if (!status.isDirectory() || status.uid !== (process.getuid?.() ?? status.uid)) {
      return false
    }
    return (await readFile(join(path, ownerFile), 'utf8')) === machine()
  } catch {
    return false
  }
}

/** Where numbers of processes mean the same: containers may share a folder, and not those. */
function machine(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
