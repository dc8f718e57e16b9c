import { expect, test } from 'vitest'
import { fontPackage } from '../../src/language/font-package.ts'
import { ownScript, scriptFonts, scriptOf } from '../../src/language/script-fonts.ts'
import { tag } from '../support/tag.ts'

test.each([
  ['ع', 'de', 'Arab'],
  ['א', 'de', 'Hebr'],
  ['अ', 'de', 'Deva'],
  ['の', 'de', 'Jpan'],
  ['한', 'de', 'Kore'],
  ['話', 'ja', 'Jpan'],
  ['話', 'zh', 'Hans'],
  ['話', 'zh-TW', 'Hant'],
  ['話', 'ko', 'Kore'],
  ['話', 'de', 'Hans'],
  ['。', 'ja', 'Jpan'],
  ['ἀ', 'grc', 'Grek'],
  ['🦜', 'de', 'Zsye'],
  ['🇩', 'de', 'Zsye'],
  ['⸻', 'de', undefined],
])('%s in a passage in %s is %s', (character, language, script) => {
  expect(scriptOf(character, tag(language))).toBe(script)
})

test('every script has a font, and it is in a package', () => {
  expect(scriptFonts('Jpan')?.families[0]).toBe('Noto Serif JP')
  expect(fontPackage('Noto Serif JP')).toBe('@fontsource/noto-serif-jp')
  expect(scriptFonts('Latn')).toBeUndefined()
})

test('Urdu is written in Arabic letters, Azerbaijani in Latin ones', () => {
  expect(ownScript(tag('ur-Aran'))).toBe('Arab')
  expect(ownScript(tag('az'))).toBe('Latn')
})
