import { expect, test } from 'vitest'
import { generateManuscript } from '../../bench/generate.ts'
import { plantTokens } from '../../bench/plant-tokens.ts'

test('a made-up manuscript has a note in every 250 words, and is always the same', () => {
  const chapters = generateManuscript(20_000)
  const { expected } = plantTokens('made-up', chapters)
  const body = expected.chapters.reduce(
    (sum, { words }) => sum + words.split(' ').length,
    0,
  )
  expect(chapters).toHaveLength(3)
  expect(body / expected.notes).toBeGreaterThan(230)
  expect(body / expected.notes).toBeLessThan(270)
  const longest = expected.chapters
    .flatMap(({ notes }) => notes)
    .filter(({ words }) => words.split(' ').length > 140)
  expect(longest).toHaveLength(Math.floor(expected.notes / 20))
  expect(generateManuscript(20_000)).toEqual(chapters)
})
