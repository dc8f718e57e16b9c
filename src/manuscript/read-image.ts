import { VFile } from 'vfile'
import { BuildError } from '../diagnostics/build-error.ts'
import { faultOfSvg } from './check-svg.ts'
import type { Limits } from './limits.ts'
import { pictureSize } from './picture-size.ts'
import { pictureType, type PictureType } from './picture-type.ts'
import type { ManuscriptSource } from './source.ts'

/** A picture whose kind was found by looking into it. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly type: PictureType
}

/**
 * Read a picture, and look what it is: names may lie.
 *
 * @returns The picture, or what is wrong with it, in the writer's words.
 */
export async function readImage(
  source: ManuscriptSource,
  path: string,
  limits: Limits,
): Promise<Picture | string> {
  try {
    const bytes = await source.read(path)
    const megabytes = limits.pictureBytes / 1e6
    if (bytes.length > limits.pictureBytes) {
      return `image \`${path}\` is larger than ${megabytes} MB`
    }
    const type = pictureType(bytes)
    if (type === undefined) return `\`${path}\` is no picture that can be printed`
    const fault =
      type === 'image/svg+xml'
        ? faultOfSvg(String(new VFile({ value: bytes })))
        : faultOfSize(bytes, type, limits)
    return fault === undefined ? { bytes, type } : `image \`${path}\` ${fault}`
  } catch (error) {
    if (error instanceof BuildError) return error.message
    throw error
  }
}

function faultOfSize(
  bytes: Uint8Array,
  type: PictureType,
  { picturePoints }: Limits,
): string | undefined {
  const size = pictureSize({ bytes, type })
  if (size === undefined) return 'is cut off or damaged'
  const { width, height } = size
  if (width * height <= picturePoints) return undefined
  const most = Math.round(picturePoints / 1e6)
  return `has ${width} × ${height} points, more than ${most} million`
}
