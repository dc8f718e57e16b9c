import { describe, expect, test } from 'vitest'
import { differingAddresses } from '../../src/translation/compare-addresses.ts'
import { type LostNumber, lostNumbers } from '../../src/translation/compare-numbers.ts'
import { dateFinder } from '../../src/translation/dates-in.ts'
import { isUntranslated } from '../../src/translation/is-untranslated.ts'
import {
  hasUnpairedQuote,
  unpairedBracket,
} from '../../src/translation/unpaired-marks.ts'
import { numbersIn } from '../../src/translation/numbers-in.ts'
import type { PlacedAddress } from '../../src/translation/passage-facts.ts'
import { tag } from '../support/tag.ts'

function lost(original: string, translation: string): readonly LostNumber[] {
  const theirs = numbersIn(translation)
  return lostNumbers(numbersIn(original), theirs, theirs)
}

describe('numbers', () => {
  test.each([
    ['1.000,5 Liter', '1,000.5 litres'],
    ['1 000,5 Liter', '1,000.5 litres'],
    ['1’000.5 Liter', '1 000,5 litres'],
    ['1.250 Jahre', '1,250 years'],
    ['zwölf von 250', '12 of 250'],
    ['er hat 25 Eimer', 'he has twenty-five buckets'],
    ['3000 Menschen', 'three thousand people'],
    ['Joh. 3,16–18', 'John 3:16-18'],
    ['1914–18', '1914–1918'],
    ['die 1970er Jahre', 'les années 70'],
    ['um 15:30 Uhr', 'at 3:30 p.m.'],
    ['3. Der dritte Punkt', '(3) The third point'],
    ['im 18. Jahrhundert', 'in the 1700s'],
    ['220 公斤，1942 年 8 月', '220 kilograms, August 1942'],
    ['1600萬', '16 million'],
    ['第二期（98-102 年）', 'the second phase (2009–2013)'],
    ['im Jahr 1938', 'في عام ١٩٣٨'],
  ])('%s is %s', (original, translation) => {
    expect(lost(original, translation)).toEqual([])
  })

  test.each([
    ['1.250 Jahre', '1,205 years', [{ written: '1.250', instead: '1,205' }]],
    ['im Jahr 1776', 'in 1767', [{ written: '1776', instead: '1767' }]],
    ['er hat 25 Eimer', 'he has 52 buckets', [{ written: '25', instead: '52' }]],
    ['im Jahr 1776 war', 'once there was', [{ written: '1776' }]],
    ['12,5 m tief', 'deep', [{ written: '12,5' }]],
  ])('%s is not %s', (original, translation, expected) => {
    expect(lost(original, translation)).toEqual(expected)
  })
})

test.each([
  ['am 12. Mai 1776', 'de'],
  ['on 12 May 1776', 'en'],
  ['on May 12th, 1776', 'en'],
  ['le 12 mai 1776', 'fr'],
  ['el 12 de mayo de 1776', 'es'],
  ['1776 年 5 月 12 日', 'zh'],
  ['1776年5月12日', 'ja'],
])('%s is the twelfth of May', (text, language) => {
  expect(dateFinder(tag(language))(text).map(({ day, month }) => [day, month])).toEqual([
    [12, 5],
  ])
})

function placed(url: string): PlacedAddress {
  return { url, node: { type: 'text', value: '' } }
}

function differing(original: string, translation: string): number {
  return differingAddresses([placed(original)], [placed(translation)], {
    languages: [tag('de'), tag('en')],
    elsewhere: new Set([translation]),
  }).length
}

describe('addresses', () => {
  test.each([
    ['https://de.wikipedia.org/wiki/Brunnen', 'https://en.wikipedia.org/wiki/Water_well'],
    ['https://example.org/de/brunnen', 'https://example.org/en/well'],
    ['http://www.example.org/a/', 'https://example.org/a'],
    ['https://example.de/brunnen', 'https://example.com/well'],
    ['../de/02.md#seil', '../en/02.md#rope'],
    ['#seil', '#rope'],
    ['brunnen-de.svg', 'brunnen-en.svg'],
    ['/brunnen', '/en/well'],
  ])('%s may be %s', (original, translation) => {
    expect(differing(original, translation)).toBe(0)
  })

  test.each([
    ['https://verein.example/x', 'https://society.example/x'],
    ['eimer.svg', 'seil.svg'],
  ])('%s may not be %s', (original, translation) => {
    expect(differing(original, translation)).toBe(1)
  })
})

test.each([
  ['(a) one, b) two, 12) three', undefined],
  ['Ja :-) (oder nein)', undefined],
  ['（半）「角」', undefined],
  ['(one (two)', '('],
  ['one] (two)', ']'],
  ['(one [two)]', ')'],
])('of “%s” %s has no partner', (text, sign) => {
  expect(unpairedBracket(text)).toBe(sign)
})

test('marks of quotations count in any language, those of inches do not', () => {
  expect(hasUnpairedQuote('„a“ “b” «c» 3.5" "d"')).toBe(false)
  expect(hasUnpairedQuote('„a“ „b')).toBe(true)
})

function same(text: string, markedLetters = 0): boolean {
  const facts = { text, numbers: [], addresses: [], markedLetters }
  return isUntranslated(facts, facts)
}

describe('the same text in both languages', () => {
  test.each([
    ['a sentence', 'Im Hof steht ein alter Brunnen, aus dem niemand Wasser holt.', true],
    [
      'a sentence without spaces',
      '院子裡有一口老井，已經很多年沒有人從裡面打水了。',
      true,
    ],
    ['few words', 'Der alte Brunnen im Hof', false],
    ['names', 'Anna Müller, Karl Meier, Rosa Weber, Otto Braun', false],
    ['a reference', 'Müller, Der alte Brunnen im Hof, Berlin, S. 12 und 14', false],
  ])('%s', (_name, text, expected) => {
    expect(same(text)).toBe(expected)
  })

  test('what is mostly in italics is quoted', () => {
    expect(same('am Brunnen vor dem Tore da steht ein Lindenbaum', 40)).toBe(false)
  })
})
