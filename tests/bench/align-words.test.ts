import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { alignWords } from '../../bench/align-words.ts'

const words = array(constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 40 })

test('matches are equal words in the order of both sides', () => {
  assert(
    property(words, words, (left, right) => {
      const matched = [...alignWords(left, right).entries()].filter(([, at]) => at !== -1)
      const places = matched.map(([, at]) => at)
      expect(matched.map(([index]) => left[index])).toEqual(places.map((at) => right[at]))
      expect(new Set(places).size).toBe(places.length)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }),
  )
})

test('equal texts match in every word', () => {
  assert(
    property(words, (text) => {
      expect([...alignWords(text, text)]).toEqual([...text.keys()])
    }),
  )
})

test('of two texts without a unique word the longest common part is matched', () => {
  const left = 'a b a b a b'.split(' ')
  const right = 'b b a a b a b b'.split(' ')
  expect([...alignWords(left, right)].filter((at) => at !== -1)).toHaveLength(5)
})
