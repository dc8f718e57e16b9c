import { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import { forbiddenCharacters, nameOfCharacter } from './forbidden-character.ts'
import { invalidUtf8Offset } from './invalid-utf8-offset.ts'

/** Byte order marks of encodings that are not ours; the longer before the shorter. */
const foreignMarks: readonly { encoding: string; bytes: readonly number[] }[] = [
  { encoding: 'UTF-32', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'UTF-32', bytes: [0, 0, 0xfe, 0xff] },
  { encoding: 'UTF-16', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16', bytes: [0xfe, 0xff] },
]

/**
 * Decode the bytes of a manuscript file: UTF-8 without byte order mark, lines ended by
 * line feeds, in Unicode normal form C.
 *
 * @param bytes File as read; not changed.
 * @param file Gains a message for the first fault of each kind; its value is not read.
 * @returns Text in which U+FFFD stands for whatever cannot be text, so that the rest of
 *   the file can still be checked; empty when the file is in another encoding.
 */
export function decodeText(bytes: Uint8Array, file: VFile): string {
  const foreign = foreignMarks.find((mark) =>
    mark.bytes.every((byte, index) => bytes[index] === byte),
  )
  if (foreign) {
    report(file, 'text-is-utf8', textNode('', 0), `the file is in ${foreign.encoding}`)
    return ''
  }
  const text = withLineFeeds(decode(bytes))
  const invalid = invalidUtf8Offset(bytes)
  if (invalid !== undefined) {
    const byte = (bytes[invalid] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    const before = withLineFeeds(decode(bytes.subarray(0, invalid)))
    report(
      file,
      'text-is-utf8',
      textNode(text, before.length),
      `byte \`${byte}\` is not UTF-8`,
    )
  }
  return replaceForbidden(text, file).normalize('NFC')
}

function replaceForbidden(text: string, file: VFile): string {
  const places = [...text.matchAll(forbiddenCharacters)]
  const [first] = places
  if (!first) return text
  const name = nameOfCharacter(first[0].charCodeAt(0))
  const others = places.length > 1 ? ` (and ${places.length - 1} more)` : ''
  const node = textNode(text, first.index, first.index + 1)
  const reason = `character ${name} cannot stand in a text${others}`
  report(file, 'text-is-utf8', node, reason).note = 'hint: delete the character'
  return text.replaceAll(forbiddenCharacters, '\ufffd')
}

/** VFile decodes as hosts do: no byte order mark, U+FFFD for faults. */
function decode(bytes: Uint8Array): string {
  return new VFile({ value: bytes }).toString()
}

function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n')
}
