import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { ownerFile, ownerMark } from './profile-owner.ts'

/**
 * Make the folder that a browser keeps its profile and its temporary files in; see
 * `removeStaleProfiles`.
 *
 * @returns Its path, in the folder for temporary files.
 * @throws {BuildError} When nothing can be made there.
 */
export async function makeProfile(): Promise<string> {
  const folder = tmpdir()
  try {
    const profile = await mkdtemp(join(folder, `diglot-browser-${process.pid}-`))
    await writeFile(join(profile, ownerFile), ownerMark())
    return profile
  } catch (cause) {
    throw new BuildError(`no temporary file can be made in \`${folder}\``, {
      cause,
      hint: 'make room there, or set `TMPDIR` to a folder that can be written',
    })
  }
}
