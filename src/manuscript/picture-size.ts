import type { Picture } from './read-image.ts'

/** Width and height of a picture in its own pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/**
 * Read the size of a picture from its head.
 *
 * @returns `undefined` for what is drawn, and for a head that is cut off.
 * @see PNG, 11.2.1; JPEG (ITU T.81), B.2.2; GIF89a, 18; WebP Container Specification
 */
export function pictureSize({ bytes, type }: Picture): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (type === 'image/png') {
      return { width: view.getUint32(16), height: view.getUint32(20) }
    }
    if (type === 'image/gif') {
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    }
    if (type === 'image/jpeg') return sizeOfJpeg(view)
    return type === 'image/webp' ? sizeOfWebp(view) : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The first frame header gives the size; segments before it say how long they are. */
function sizeOfJpeg(view: DataView): PictureSize {
  let at = 2
  for (;;) {
    const marker = view.getUint8(at + 1)
    const isFill = marker === 0xff
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += isFill ? 1 : 2 + view.getUint16(at + 2)
  }
}

function sizeOfWebp(view: DataView): PictureSize {
  const kind = view.getUint8(15)
  const uint24 = (at: number): number =>
    view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  // `VP8X`, `VP8L`, `VP8 `.
  if (kind === 0x58) return { width: uint24(24) + 1, height: uint24(27) + 1 }
  if (kind === 0x4c) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return {
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  }
}
