import { BuildError } from '../diagnostics/build-error.ts'
import type { ManuscriptSource } from './source.ts'

/**
 * Hold a manuscript in memory, for tests and for callers that have no files.
 *
 * @param files Contents by path; text stands for its UTF-8 bytes.
 */
export function memorySource(
  files: Readonly<Record<string, string | Uint8Array>>,
  label = 'manuscript/',
): ManuscriptSource {
  const contents = new Map(Object.entries(files))
  return {
    label,
    list: () => Promise.resolve([...contents.keys()].toSorted()),
    read(path) {
      const content = contents.get(path)
      if (content !== undefined) {
        return Promise.resolve(typeof content === 'string' ? toUtf8(content) : content)
      }
      return Promise.reject(
        new BuildError(`there is no \`${path}\``, { hint: 'add the file' }),
      )
    },
  }
}

/** `TextEncoder` belongs to the host, and the core has no host. */
function toUtf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const code = scalarValue(character)
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), continuation(code))
    else if (code < 0x1_0000) {
      bytes.push(0xe0 | (code >> 12), continuation(code >> 6), continuation(code))
    } else {
      bytes.push(0xf0 | (code >> 18), continuation(code >> 12))
      bytes.push(continuation(code >> 6), continuation(code))
    }
  }
  return Uint8Array.from(bytes)
}

/** A lone surrogate has no UTF-8; hosts write U+FFFD for it. */
function scalarValue(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
}

function continuation(code: number): number {
  return 0x80 | (code & 0x3f)
}
