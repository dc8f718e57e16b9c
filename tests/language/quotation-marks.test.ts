import { expect, test } from 'vitest'
import { quotationMarks } from '../../src/language/quotation-marks.ts'
import { tag } from '../support/tag.ts'

test.each([
  ['de', '„|“|‚|‘'],
  ['de-AT', '„|“|‚|‘'],
  ['de-1901', '„|“|‚|‘'],
  ['de-CH', '«|»|‹|›'],
  ['de-CH-1901', '«|»|‹|›'],
  ['fr', '«\u202F|\u202F»|“|”'],
  ['fr-BE', '«\u202F|\u202F»|“|”'],
  ['fr-CH', '«\u202F|\u202F»|‹\u202F|\u202F›'],
  ['en', '“|”|‘|’'],
  ['en-GB', '“|”|‘|’'],
  ['es', '“|”|‘|’'],
  ['it', '«|»|“|”'],
  ['nl', '‘|’|“|”'],
  ['pl', '„|”|«|»'],
  ['pt-PT', '«|»|“|”'],
  ['pt-BR', '“|”|‘|’'],
  ['ru', '«|»|„|“'],
  ['zh-TW', '「|」|『|』'],
  ['tlh', '“|”|‘|’'],
])('%s: %s', (language, expected) => {
  const { open, close, innerOpen, innerClose } = quotationMarks(tag(language))
  expect([open, close, innerOpen, innerClose].join('|')).toBe(expected)
})
