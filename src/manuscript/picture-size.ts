import type { PictureType } from './picture-type.ts'

/** Width and height of a picture in points. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/**
 * Read how large a picture is from its head: what a program would unpack before it shows it.
 *
 * @param bytes Read, not changed.
 * @returns `undefined` when the picture is cut off or says no size; also for drawings, which
 *   have none.
 */
export function pictureSize({
  bytes,
  type,
}: {
  readonly bytes: Uint8Array
  readonly type: PictureType
}): PictureSize | undefined {
  const size = reader(bytes, type)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

function reader(bytes: Uint8Array, type: PictureType): PictureSize | undefined {
  if (type === 'image/png') return sizeOfPng(bytes)
  if (type === 'image/jpeg') return sizeOfJpeg(bytes)
  if (type === 'image/gif') return sizeOfGif(bytes)
  return type === 'image/webp' ? sizeOfWebp(bytes) : undefined
}

/** @see PNG, 11.2.1 “IHDR”; a picture has data and an end. */
function sizeOfPng(bytes: Uint8Array): PictureSize | undefined {
  const isHead = textAt(bytes, 12, 4) === 'IHDR'
  let hasData = false
  for (let at = 8; at + 8 <= bytes.length;) {
    const name = textAt(bytes, at + 4, 4)
    if (name === 'IDAT') hasData = true
    if (name === 'IEND') {
      if (!isHead || !hasData) return undefined
      return { width: bigEndian(bytes, 16, 4), height: bigEndian(bytes, 20, 4) }
    }
    at += 12 + bigEndian(bytes, at, 4)
  }
  return undefined
}

/** @see ITU-T T.81, B.2.2 “Frame header syntax”. */
function sizeOfJpeg(bytes: Uint8Array): PictureSize | undefined {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    // All frames but the tables DHT, JPG and DAC that lie among their numbers.
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      return { height: bigEndian(bytes, at + 5, 2), width: bigEndian(bytes, at + 7, 2) }
    }
    // Fill bytes, and markers that stand alone.
    const isAlone = marker === 0xff || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)
    at += isAlone ? (marker === 0xff ? 1 : 2) : 2 + bigEndian(bytes, at + 2, 2)
  }
  return undefined
}

/** @see GIF89a, 18 “Logical Screen Descriptor”. */
function sizeOfGif(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 14) return undefined
  return { width: littleEndian(bytes, 6, 2), height: littleEndian(bytes, 8, 2) }
}

/** @see WebP Container Specification; VP8 (RFC 6386, 9.1), VP8L. */
function sizeOfWebp(bytes: Uint8Array): PictureSize | undefined {
  if (bytes.length < 30) return undefined
  const kind = textAt(bytes, 12, 4)
  if (kind === 'VP8X') {
    return {
      width: littleEndian(bytes, 24, 3) + 1,
      height: littleEndian(bytes, 27, 3) + 1,
    }
  }
  if (kind === 'VP8L') {
    const bits = littleEndian(bytes, 21, 4)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (kind !== 'VP8 ') return undefined
  return {
    width: littleEndian(bytes, 26, 2) & 0x3fff,
    height: littleEndian(bytes, 28, 2) & 0x3fff,
  }
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCodePoint(...bytes.subarray(at, at + length))
}

function bigEndian(bytes: Uint8Array, at: number, length: number): number {
  return bytes.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0)
}

function littleEndian(bytes: Uint8Array, at: number, length: number): number {
  return bytes.subarray(at, at + length).reduceRight((sum, byte) => sum * 256 + byte, 0)
}
