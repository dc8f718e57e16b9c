import { readFile } from 'node:fs/promises'
import { type Unzipped, unzipSync } from 'fflate'
import { BuildError } from '../diagnostics/build-error.ts'
import type { ArchiveFile } from '../epub/archive-file.ts'

/** An EPUB container as it lies on the disk. */
export interface EpubContainer {
  /** Without `mimetype`; text is decoded. */
  readonly files: readonly ArchiveFile[]
  /** What is wrong with the container itself. */
  readonly faults: readonly string[]
}

/** Most bytes that are unpacked. */
const mostBytes = 2_000_000_000

const text = /\.(?:xhtml|opf|ncx|xml|css|svg|txt)$/u

/**
 * Unpack an EPUB container.
 *
 * @throws {BuildError} When there is no such file, or it is no archive.
 * @see EPUB 3.3, “OCF ZIP container”
 */
export async function readEpub(path: string): Promise<EpubContainer> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new BuildError(`\`${path}\` cannot be read`, {
      hint: 'name an e-book that `diglot build` has written',
      cause: error,
    })
  })
  const entries = Object.entries(unpack(bytes, path))
  const decoder = new TextDecoder()
  return {
    files: entries
      .filter(([name]) => name !== 'mimetype' && !name.endsWith('/'))
      .map(([name, content]) => ({
        path: name,
        // A drawing goes into the book byte for byte.
        bytes:
          text.test(name) && !name.endsWith('.svg') ? decoder.decode(content) : content,
      })),
    faults: faultsOfMimetype(bytes),
  }
}

function unpack(bytes: Uint8Array, path: string): Unzipped {
  let total = 0
  try {
    return unzipSync(bytes, {
      filter({ originalSize }) {
        total += originalSize
        if (total > mostBytes) throw new Error('too large')
        return true
      },
    })
  } catch (error) {
    throw new BuildError(`\`${path}\` is no archive that can be unpacked`, {
      hint: 'build it again',
      cause: error,
    })
  }
}

/** Reading systems know an e-book by the first bytes of its file. */
function faultsOfMimetype(bytes: Buffer): string[] {
  const isStored = bytes.readUInt16LE(8) === 0
  const hasNoExtra = bytes.readUInt16LE(28) === 0
  const head = bytes.toString('latin1', 30, 58)
  return isStored && hasNoExtra && head === 'mimetypeapplication/epub+zip'
    ? []
    : ['the archive does not begin with `mimetype`, stored as it is']
}
