import type { Stats } from 'node:fs'
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Content } from '../build.ts'
import { BuildError } from '../diagnostics/build-error.ts'
import { isAlive } from './is-alive.ts'
import { makeFolders } from './make-folders.ts'

/**
 * Write a file whole or not at all: whatever happens in between, the path holds the old
 * file or the new one. Makes the folder if it is missing.
 *
 * @returns Bytes of the file.
 * @throws {BuildError} When the file cannot be written; nothing of it is left then.
 */
export async function writeWhole(path: string, content: Content): Promise<number> {
  const folder = dirname(path)
  makeOutputFolder(folder)
  const old = await stat(path).catch(() => undefined)
  if (old && !old.isFile()) {
    throw new BuildError(
      `\`${path}\` is ${kindOf(old)}, so no file can be written there`,
      {
        hint: 'remove it, or choose another folder with `-o`',
      },
    )
  }
  await removeStale(folder)
  const temporary = join(folder, temporaryName(basename(path)))
  let bytes: number
  try {
    bytes = await writeThrough(temporary, content)
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    // What makes the content may fail too, and says so itself.
    throw isOfSystem(cause) ? unwritable(path, cause) : cause
  }
  await syncFolder(folder)
  return bytes
}

function kindOf(status: Stats): string {
  return status.isDirectory() ? 'a folder' : 'not a regular file'
}

function makeOutputFolder(folder: string): void {
  try {
    makeFolders(resolve(folder))
  } catch (cause) {
    throw new BuildError(`the folder \`${folder}\` cannot be made`, {
      cause,
      hint: 'check that no file has its name and that you may write there, or use `-o`',
    })
  }
}

/** Dot file of our own in the same folder: only there is a rename one step. */
function temporaryName(name: string): string {
  // Two writers of one process have different clocks' nanoseconds, and `wx` sees to it.
  return `.${name}.${process.pid}.${process.hrtime.bigint().toString(36)}.diglot`
}

const temporaryPattern = /^\..+\.(\d+)\.[a-z\d]+\.diglot$/u

async function writeThrough(path: string, content: Content): Promise<number> {
  const handle = await open(path, 'wx')
  try {
    await writeFile(handle, content)
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

/** So that the new name survives a loss of power; not every system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // The file itself is written; only the moment at which its name is safe is later.
  }
}

/** A file is young while its writer, perhaps on another machine, may be at work. */
const youngMs = 60_000

/** Remove what processes left that were killed in the middle of a write. */
async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = temporaryPattern.exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    const path = join(folder, name)
    const status = await stat(path).catch(() => undefined)
    if (status?.isFile() && Date.now() - status.mtimeMs > youngMs) {
      await rm(path, { force: true })
    }
  }
}

function isOfSystem(cause: unknown): boolean {
  return cause instanceof Error && 'errno' in cause
}

function unwritable(path: string, cause: unknown): BuildError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const full = code === 'ENOSPC' || code === 'EDQUOT'
  return new BuildError(
    full ? `no room is left to write \`${path}\`` : `\`${path}\` cannot be written`,
    {
      cause,
      hint: full
        ? 'make room, or choose a folder elsewhere with `-o`'
        : 'check that you may write there, or choose another folder with `-o`',
    },
  )
}
