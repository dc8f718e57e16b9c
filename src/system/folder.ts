import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { sep } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import type { ManuscriptSource } from '../manuscript/source.ts'
import { findFile, nearFile } from './find-file.ts'
import { listFolder } from './list-folder.ts'

/** Larger files are no part of a book, and would be held in memory. */
const largestFile = 256 * 1024 * 1024

/**
 * Read a manuscript from a folder on disk: the one gate to its files.
 *
 * Nothing outside the folder is read, also not through `..`, absolute paths or symbolic
 * links, and nothing but regular files: no pipe that never ends, no device. Links that
 * stay inside are followed. Dot files and `node_modules` are not listed.
 *
 * Paths are listed in Unicode normal form C; any form is read.
 */
export function folderSource(root: string): ManuscriptSource {
  return {
    label: root,
    async list() {
      return listFolder(root, await realRoot(root))
    },
    async read(path) {
      checkPath(path)
      const inside = await realRoot(root)
      const found = await findFile(inside, path)
      if (found === undefined) {
        const near = await nearFile(inside, path)
        throw new BuildError(`there is no file \`${path}\``, {
          hint: near === undefined ? 'add it, or correct its name' : didYouMean(near),
        })
      }
      return readInside(inside, found, path)
    },
  }
}

async function realRoot(root: string): Promise<string> {
  try {
    return await realpath(root)
  } catch (cause) {
    throw new BuildError(`there is no folder \`${root}\``, {
      cause,
      hint: 'name the folder of your manuscript with `-m`',
    })
  }
}

function didYouMean(name: string): string {
  return `did you mean \`${name}\`?`
}

/** Paths are ours, with `/`; whoever decodes addresses has done so before. */
function checkPath(path: string): void {
  const parts = path.split('/')
  const isOutside =
    parts.includes('..') || /^[/~]|\\|\0|^[a-z]:/iu.test(path) || path.trim() === ''
  if (!isOutside) return
  throw new BuildError(`\`${path}\` is not a path inside the manuscript`, {
    hint: 'write a path below the manuscript folder, with `/` between its parts',
  })
}

async function readInside(root: string, found: string, path: string): Promise<Buffer> {
  let real = ''
  try {
    real = await realpath(found)
  } catch (cause) {
    throw unreadable(path, cause)
  }
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw new BuildError(`\`${path}\` is a link that leads outside the manuscript`, {
      hint: 'put the file itself into the manuscript folder',
    })
  }
  return readRegular(real, path)
}

/** Opened without blocking, so that a pipe without a writer does not stop us. */
async function readRegular(real: string, path: string): Promise<Buffer> {
  const handle = await open(
    real,
    constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
  ).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  try {
    const status = await handle.stat()
    if (status.isDirectory()) {
      throw new BuildError(`\`${path}\` is a folder, not a file`, {
        hint: 'name the file, or put a file in its place',
      })
    }
    if (!status.isFile()) {
      throw new BuildError(`\`${path}\` is not a regular file`, {
        hint: 'put a file in its place',
      })
    }
    if (status.size > largestFile) {
      throw new BuildError(`\`${path}\` is larger than 256 MB`, {
        hint: 'make the file smaller',
      })
    }
    return await handle.readFile()
  } catch (error) {
    throw error instanceof BuildError ? error : unreadable(path, error)
  } finally {
    await handle.close()
  }
}

function unreadable(path: string, cause: unknown): BuildError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EACCES' || code === 'EPERM') {
    const hint = 'give yourself the right to read it'
    return new BuildError(`\`${path}\` may not be read`, { cause, hint })
  }
  if (code === 'ENOENT' || code === 'ELOOP') {
    const where = code === 'ENOENT' ? 'to nothing' : 'that leads round in a circle'
    const hint = 'put the file itself into the manuscript folder'
    return new BuildError(`\`${path}\` is a link ${where}`, { cause, hint })
  }
  if (code === 'ENXIO') {
    const hint = 'put a file in its place'
    return new BuildError(`\`${path}\` is not a regular file`, { cause, hint })
  }
  return new BuildError(`\`${path}\` cannot be read (${String(code ?? cause)})`, {
    cause,
    hint: 'check that it is a file and can be opened',
  })
}
