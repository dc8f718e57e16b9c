import { lstat, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './is-alive.ts'
import { ownerFile, ownerMark } from './profile-owner.ts'

/** Carries the number of the process that made it. */
const profileName = /^diglot-browser-(\d+)-[A-Za-z\d]{6}$/u

/**
 * Remove the profiles that killed processes have left in the folder for temporary files.
 *
 * One goes only where nothing speaks against it: it is a folder of ours, made on this machine
 * as we see it, and the process of its name is gone.
 */
export async function removeStaleProfiles(): Promise<void> {
  const folder = tmpdir()
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
    return (await readFile(join(path, ownerFile), 'utf8')) === ownerMark()
  } catch {
    return false
  }
}
