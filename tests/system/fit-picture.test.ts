import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { pictureType } from '../../src/manuscript/picture-type.ts'
import type { Picture } from '../../src/manuscript/read-image.ts'
import { fitPicture } from '../../src/system/fit-picture.ts'

/** A picture of noise, always the same. */
function noise(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const raw = Buffer.alloc(width * height * channels)
  for (let at = 0; at < raw.length; at += 1) raw[at] = (at * 7919) % 251
  return sharp(raw, { raw: { width, height, channels } })
}

async function pictureOf(image: Sharp): Promise<Picture> {
  const bytes = await image.toBuffer()
  const type = pictureType(bytes)
  if (type === undefined) throw new Error('no picture')
  return { bytes, type }
}

async function fitted(
  image: Sharp,
): Promise<{ type: string; width: number; height: number }> {
  const fit = await fitPicture(await pictureOf(image))
  if (typeof fit === 'string') throw new Error(fit)
  const { width, height } = await sharp(fit.bytes).metadata()
  expect(pictureType(fit.bytes)).toBe(fit.type)
  return { type: fit.type, width, height }
}

describe('a picture that is fit stays as it is', () => {
  test.each([
    ['JPEG', () => noise(60, 40).jpeg()],
    ['PNG', () => noise(60, 40, 4).png()],
    ['a cover', () => noise(1600, 2560).jpeg({ quality: 20 })],
    ['GIF', () => noise(60, 40).gif()],
  ])('%s', async (_, make) => {
    const picture = await pictureOf(make())
    expect(await fitPicture(picture)).toBe(picture)
  })

  test('what is drawn', async () => {
    const svg: Picture = { bytes: Buffer.from('<svg/>'), type: 'image/svg+xml' }
    expect(await fitPicture(svg)).toBe(svg)
  })
})

test('one that is too large is scaled, keeping its shape', async () => {
  expect(await fitted(noise(3000, 300).jpeg())).toEqual({
    type: 'image/jpeg',
    width: 2560,
    height: 256,
  })
  const square = await fitted(noise(2100, 2100).png({ compressionLevel: 1 }))
  expect(square.type).toBe('image/png')
  expect(square.width).toBe(2023)
  expect(square.height).toBe(2023)
})

test('WebP, which Kindle and Kobo do not know, becomes JPEG, or PNG if it is transparent', async () => {
  expect(await fitted(noise(60, 40).webp())).toMatchObject({ type: 'image/jpeg' })
  expect(await fitted(noise(60, 40, 4).webp())).toMatchObject({ type: 'image/png' })
})

test('a photograph is turned upright', async () => {
  expect(await fitted(noise(60, 40).jpeg().withMetadata({ orientation: 6 }))).toEqual({
    type: 'image/jpeg',
    width: 40,
    height: 60,
  })
})

test('colours for the press become colours for the screen', async () => {
  const picture = await pictureOf(noise(60, 40).toColourspace('cmyk').jpeg())
  const fit = await fitPicture(picture)
  const { space } = await sharp(
    typeof fit === 'string' ? undefined : fit.bytes,
  ).metadata()
  expect(space).toBe('srgb')
})

test('the same picture gives the same bytes', async () => {
  const picture = await pictureOf(noise(2700, 200).jpeg())
  const sums = await Promise.all(
    [1, 2].map(async () => {
      const fit = await fitPicture(picture)
      return createHash('sha256')
        .update(typeof fit === 'string' ? fit : fit.bytes)
        .digest('hex')
    }),
  )
  expect(sums[0]).toBe(sums[1])
})

test('one that is cut off is told', async () => {
  const { bytes, type } = await pictureOf(noise(600, 400).png())
  expect(await fitPicture({ bytes: bytes.subarray(0, 60), type })).toMatch(
    /cannot be read/u,
  )
})
