import { VFile } from 'vfile'

/** Media types of the pictures that every reading system shows. */
export type PictureType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/svg+xml'

const signatures: readonly (readonly [PictureType, number, string])[] = [
  ['image/png', 0, '\u0089PNG\r\n\u001A\n'],
  ['image/jpeg', 0, '\u00FF\u00D8\u00FF'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
]

/** Tell the media type of a picture by its first bytes: names may lie. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const start = String.fromCodePoint(...bytes.subarray(0, 16))
  const found = signatures.find(([, at, sign]) => start.startsWith(sign, at))
  if (found) return found[0]
  const text = String(new VFile({ value: bytes.subarray(0, 4000) }))
  return isSvg(text) ? 'image/svg+xml' : undefined
}

/** What may stand before the first element. */
const prolog = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>/iuy

function isSvg(text: string): boolean {
  let at = 0
  for (;;) {
    prolog.lastIndex = at
    if (!prolog.test(text)) break
    at = prolog.lastIndex
  }
  return /^<(?:[\w-]+:)?svg[\s>]/u.test(text.slice(at, at + 100))
}
