import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'

/** Read a manuscript from a folder on disk. Links are followed; dot files are not listed. */
export function folderSource(root: string): ManuscriptSource {
  return {
    label: root,
    async list() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .replaceAll(sep, '/'),
        )
        .toSorted()
    },
    async read(path) {
      try {
        return await readFile(join(root, path))
      } catch (cause) {
        throw new BuildError(`cannot read \`${path}\``, {
          cause,
          hint: `check that the file exists below \`${root}\``,
        })
      }
    },
  }
}
