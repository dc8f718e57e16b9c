import type { Metadata, Sharp } from 'sharp'
import type { Picture } from '../manuscript/read-image.ts'

/** Area of a cover of 1600 × 2560 px: what every store and reading system takes. */
const mostPixels = 1600 * 2560

const longestSidePx = 2560

/** Quality at which the eye sees no difference, as JPEG counts it. */
const quality = 85

/**
 * Make a picture fit for reading systems: of a size they can show, upright, in a format and
 * with colours that Kindle and Kobo know.
 *
 * One that is fit already is returned as it is, so is one that moves or is drawn. The same
 * picture gives the same bytes on every machine: one thread, no vector instructions.
 *
 * @returns The picture, or what is wrong with it, in the writer’s words.
 * @see Kindle Publishing Guidelines, “Image guidelines”; kobolabs/epub-spec, “Images”
 */
export async function fitPicture(picture: Picture): Promise<Picture | string> {
  if (picture.type === 'image/svg+xml' || picture.type === 'image/gif') return picture
  const { default: sharp } = await import('sharp')
  sharp.simd(false)
  sharp.concurrency(1)
  sharp.cache(false)
  try {
    const source = sharp(picture.bytes)
    const metadata = await source.metadata()
    if ((metadata.pages ?? 1) > 1 || isFit(picture, metadata)) return picture
    return await encode(scale(source.autoOrient(), metadata), picture, metadata)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return `cannot be read: ${error.message.split('\n')[0] ?? ''}`
  }
}

function isFit({ type }: Picture, metadata: Metadata): boolean {
  const { width, height, orientation = 1, space, depth } = metadata
  return (
    type !== 'image/webp' &&
    width * height <= mostPixels &&
    Math.max(width, height) <= longestSidePx &&
    orientation === 1 &&
    space !== 'cmyk' &&
    depth === 'uchar'
  )
}

function scale(source: Sharp, { width, height }: Metadata): Sharp {
  const factor = Math.min(
    1,
    longestSidePx / Math.max(width, height),
    Math.sqrt(mostPixels / (width * height)),
  )
  if (factor === 1) return source
  const side = Math.floor(Math.max(width, height) * factor)
  return source.resize({ width: side, height: side, fit: 'inside' })
}

/** What may be transparent stays so, and what was drawn without loss stays sharp. */
async function encode(
  scaled: Sharp,
  { type }: Picture,
  { hasAlpha, space }: Metadata,
): Promise<Picture> {
  const coloured = space === 'b-w' ? scaled : scaled.toColourspace('srgb')
  if (type === 'image/png' || hasAlpha) {
    const bytes = await coloured.png({ compressionLevel: 9 }).toBuffer()
    return { bytes, type: 'image/png' }
  }
  const bytes = await coloured.jpeg({ quality, mozjpeg: true }).toBuffer()
  return { bytes, type: 'image/jpeg' }
}
