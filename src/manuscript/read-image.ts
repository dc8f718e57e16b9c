import { VFile } from 'vfile'
import { BuildError } from '../diagnostics/build-error.ts'
import type { ManuscriptSource } from './source.ts'

/** A picture whose kind was found by looking into it. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly type: PictureType
}

/** Media types of the pictures that every reading system shows. */
export type PictureType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/svg+xml'

/** Largest picture file that is read, in bytes. */
const maxBytes = 50_000_000

/**
 * Read a picture, and look what it is: names may lie.
 *
 * @returns The picture, or what is wrong with it, in the writer's words.
 */
export async function readImage(
  source: ManuscriptSource,
  path: string,
): Promise<Picture | string> {
  try {
    const bytes = await source.read(path)
    if (bytes.length > maxBytes) return `image \`${path}\` is larger than 50 MB`
    const type = pictureType(bytes)
    if (type === undefined) return `\`${path}\` is no picture that can be printed`
    const fault = type === 'image/svg+xml' ? faultOfSvg(decodeText(bytes)) : undefined
    return fault === undefined ? { bytes, type } : `image \`${path}\` ${fault}`
  } catch (error) {
    if (error instanceof BuildError) return error.message
    throw error
  }
}

const signatures: readonly (readonly [PictureType, number, string])[] = [
  ['image/png', 0, '\u0089PNG\r\n\u001A\n'],
  ['image/jpeg', 0, '\u00FF\u00D8\u00FF'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
]

/** Media type of a picture by its first bytes. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const start = String.fromCodePoint(...bytes.subarray(0, 16))
  const found = signatures.find(([, at, sign]) => start.startsWith(sign, at))
  if (found) return found[0]
  return /^\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE svg[^>[]*>|\s)*<svg[\s>]/iu.test(
    decodeText(bytes.subarray(0, 4000)),
  )
    ? 'image/svg+xml'
    : undefined
}

function decodeText(bytes: Uint8Array): string {
  return String(new VFile({ value: bytes }))
}

/** Whatever could run, load or hide something; a picture for print and e-book needs none of it. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/<!ENTITY/iu, 'declares an entity'],
  [/<(?:\w+:)?script[\s>/]/iu, 'holds a script'],
  [
    /<(?:\w+:)?(?:foreignObject|iframe|object|embed|audio|video)[\s>/]/iu,
    'holds a foreign object',
  ],
  [/\son\w+\s*=/iu, 'holds an event handler'],
  [
    /\b(?:xlink:)?href\s*=\s*["']?\s*(?!["']?\s*#)[^"'\s>]/iu,
    'refers to something outside itself',
  ],
  [/url\(\s*["']?\s*(?!["']?\s*#)[^)\s]/iu, 'refers to something outside itself'],
  [/@import/iu, 'refers to something outside itself'],
  [/<\?xml-stylesheet/iu, 'refers to a style sheet'],
]

/** Why an SVG picture is refused; `undefined` when it is a picture and nothing else. */
export function faultOfSvg(svg: string): string | undefined {
  return forbidden.find(([pattern]) => pattern.test(svg))?.[1]
}
