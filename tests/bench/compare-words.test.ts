import { expect, test } from 'vitest'
import { compareWords } from '../../bench/compare-words.ts'

const text = 'Es ist der innerliche Meister, der da lehrt, es ist Christus.'

function differences(expected: string, found: string, heads: readonly string[] = []) {
  const want = expected.split(' ')
  const have = found.split(' ')
  return compareWords(want, have, {
    heads: heads.map((head) => head.split(' ')),
    captions: [['Figure', '1']],
    startsPage: (index) => have[index - 1] === '¶' || index === 0,
  }).differences.map((one) => [
    want.slice(...one.expected).join(' '),
    have.slice(...one.found).join(' '),
  ])
}

test('the same text has no differences', () => {
  expect(differences(text, text)).toEqual([])
})

test('a lost word is found', () => {
  expect(differences(text, text.replace('innerliche ', ''))).toEqual([['innerliche', '']])
})

test('a doubled word is found', () => {
  expect(differences(text, text.replace('Meister,', 'Meister, Meister,'))).toEqual([
    ['', 'Meister,'],
  ])
})

test('a doubled stretch is found', () => {
  const doubled = text.replace('der da lehrt,', 'der da lehrt, der da lehrt,')
  expect(differences(text, doubled)).toEqual([['', 'der da lehrt,']])
})

test('a changed letter is found', () => {
  expect(differences(text, text.replace('lehrt,', 'lehrl,'))).toEqual([
    ['lehrt,', 'lehrl,'],
  ])
})

test('a word cut at a line end is no difference', () => {
  expect(differences(text, text.replace('innerliche', 'inner liche'))).toEqual([])
})

test('a word cut where a part of it stands nearby is no difference', () => {
  expect(differences('in into in', 'in in to in')).toEqual([])
})

test('a formula stands for any text, but not for none', () => {
  expect(differences('let ⟦formula⟧ be', 'let x = 1 be')).toEqual([])
  expect(differences('let ⟦formula⟧ be', 'let be')).toEqual([['⟦formula⟧', '']])
})

test.each(['1.', '•', '(a)'])('the label of a list item may be %s', (label) => {
  expect(differences('⟦label⟧ one ⟦label⟧ two', `${label} one ${label} two`)).toEqual([])
})

test('a link may say the page it leads to', () => {
  expect(differences('in chapter 3 ⟦page⟧ . So', 'in chapter 3, p. 15. So')).toEqual([])
  expect(differences('in chapter 3 ⟦page⟧ . So', 'in chapter 3. So')).toEqual([])
  expect(differences('in chapter 3 ⟦page⟧ . So', 'in chapter. So')).not.toEqual([])
})

test('a list item needs no label, and no word counts as one', () => {
  expect(differences('go ⟦label⟧ one', 'go one')).toEqual([])
  expect(differences('go ⟦label⟧ one', 'go word one')).not.toEqual([])
})

test('the title of a picture may be printed as its caption', () => {
  expect(differences('see here', 'see Figure 1 here')).toEqual([])
  expect(differences('see here', 'see Figure 2 here')).toEqual([['', 'Figure 2']])
})

test('the header row of a table may be repeated at the top of a page, not elsewhere', () => {
  const expected = 'Year Sum 1 2 ¶ 3 4'
  expect(differences(expected, 'Year Sum 1 2 ¶ Year Sum 3 4', ['Year Sum'])).toEqual([])
  expect(differences(expected, 'Year Sum 1 Year Sum 2 ¶ 3 4', ['Year Sum'])).toEqual([
    ['', 'Year Sum'],
  ])
})
