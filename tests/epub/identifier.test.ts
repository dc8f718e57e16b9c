import { describe, expect, test } from 'vitest'
import type { Book } from '../../src/book/book.ts'
import { toIdentifier } from '../../src/epub/identifier.ts'
import { isValidIsbn } from '../../src/epub/isbn.ts'
import { sampleEdition } from './sample-edition.ts'

function bookWith(changes: Partial<Book>): Book {
  const chapter = { id: 'a', language: 'de', title: 'A', html: '<p>a</p>' }
  return sampleEdition([chapter], { book: changes }).book
}

test.each([
  ['978-3-16-148410-0', 'urn:isbn:9783161484100'],
  ['ISBN 3 16 148410 x', 'urn:isbn:316148410X'],
  ['urn:isbn:9783161484100', 'urn:isbn:9783161484100'],
  [
    'urn:uuid:80e93979-f13a-5f48-b6a0-9af52cf68eb5',
    'urn:uuid:80e93979-f13a-5f48-b6a0-9af52cf68eb5',
  ],
  ['https://doi.org/10.1000/182', 'https://doi.org/10.1000/182'],
])('%s is given as %s', (identifier, expected) => {
  expect(toIdentifier(bookWith({ identifier }))).toBe(expected)
})

describe('a book without identifier', () => {
  const made = toIdentifier(bookWith({}))

  test('has a UUID of version 5', () => {
    expect(made).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u,
    )
  })

  test('keeps it when its text or its date changes', () => {
    expect(toIdentifier(bookWith({ date: '2027' }))).toBe(made)
  })

  test('has another one under another title, by others, in another language or edition', () => {
    const others = [
      { title: 'Zwei' },
      { authors: ['Eva'] },
      { texts: [] },
      { edition: 'excerpt' },
    ]
    const ids = others.map((changes) => toIdentifier(bookWith(changes)))
    expect(new Set([made, ...ids]).size).toBe(5)
  })
})

test.each([
  ['9783161484100', true],
  ['9783161484101', false],
  ['316148410X', true],
  ['3161484100', false],
])('the check digit of %s is right: %s', (digits, isRight) => {
  expect(isValidIsbn(digits)).toBe(isRight)
})
