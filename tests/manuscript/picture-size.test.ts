import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { pictureSize } from '../../src/manuscript/picture-size.ts'
import { pictureType } from '../../src/manuscript/picture-type.ts'

const grey: Sharp = sharp({
  create: { width: 37, height: 91, channels: 4, background: '#8888' },
})

test.each([
  ['PNG', grey.clone().png()],
  ['JPEG', grey.clone().jpeg()],
  [
    'progressive JPEG with metadata',
    grey.clone().jpeg({ progressive: true }).withMetadata(),
  ],
  ['GIF', grey.clone().gif()],
  ['WebP', grey.clone().removeAlpha().webp()],
  ['WebP with transparency', grey.clone().webp()],
  ['WebP without loss', grey.clone().webp({ lossless: true })],
])('the size of a %s is read from its head', async (_, image) => {
  const bytes = await image.toBuffer()
  const type = pictureType(bytes)
  if (type === undefined) throw new Error('no picture')
  expect(pictureSize({ bytes, type })).toEqual({ width: 37, height: 91 })
})

test('a head that is cut off has no size', () => {
  expect(
    pictureSize({ bytes: Buffer.from('\u0089PNG'), type: 'image/png' }),
  ).toBeUndefined()
  expect(
    pictureSize({ bytes: Buffer.from([0xff, 0xd8]), type: 'image/jpeg' }),
  ).toBeUndefined()
})
