import { expect, test } from 'vitest'
import { generatedWords, translationCredit } from '../../src/language/generated-words.ts'
import { languageName } from '../../src/language/language-name.ts'
import { tag } from '../support/tag.ts'

test('words are those of the language, whatever its region, else English', () => {
  expect(generatedWords(tag('de-CH')).contents).toBe('Inhalt')
  expect(generatedWords(tag('ru')).notes).toBe('Примечания')
  expect(generatedWords(tag('grc')).contents).toBe('Contents')
})

test('a translation is credited in its own language', () => {
  expect(translationCredit(tag('en-GB'), tag('de'), 'Ann Lee')).toBe(
    'Translated from the German by Ann Lee',
  )
  expect(translationCredit(tag('fr'), tag('de-AT'), 'A. L.')).toBe(
    'Traduit de l’allemand par A. L.',
  )
  expect(translationCredit(tag('it'), tag('de'), 'A. L.')).toBe('Traduzione di A. L.')
})

test('languages are named in themselves or in another language', () => {
  expect(languageName(tag('fr'))).toBe('français')
  expect(languageName(tag('fr'), tag('de'))).toBe('Französisch')
})
