import { expect, test } from 'vitest'
import { endsWithHyphen, readToken, toWords } from '../../bench/words.ts'

test.each([
  ['„Wahr\u00ADheit“ – ja', ['Wahrheit', 'ja']],
  ['“re-enter”', ['reenter']],
  ['l’Europe : « oui »', ['lEurope', ':', 'oui']],
  ['text c0001c.', ['text', 'c0001c', '.']],
  ['boldc0012ctext', ['bold', 'c0012c', 'text']],
  ['ﬁnd ½', ['find', '1⁄2']],
  ['日本 go', ['日', '本', 'go']],
  ['[sic]', ['sic']],
])('words of %j', (text, words) => {
  expect(toWords(text)).toEqual(words)
})

test('case and punctuation are kept', () => {
  expect(toWords('Ja, ja!')).not.toEqual(toWords('ja ja'))
})

test('tokens are read with their kind and number', () => {
  expect(readToken('n0042n')).toEqual({ kind: 'begin', number: 42 })
  expect(readToken('c0001e')).toBeUndefined()
})

test('a dash at a line end joins nothing', () => {
  expect(endsWithHyphen('Wahr-')).toBe(true)
  expect(endsWithHyphen('now –')).toBe(false)
  expect(endsWithHyphen('-')).toBe(false)
})
