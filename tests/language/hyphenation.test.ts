import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadHyphenator } from '../../src/language/hyphenation.ts'
import { tag } from '../support/tag.ts'

const hyphenate = async (language: string, text: string): Promise<string> =>
  (await loadHyphenator(tag(language))).hyphenate(text).replaceAll('\u00AD', '-')

describe('words are divided by the patterns of their language', () => {
  test.each([
    ['de', 'Rückversicherung', 'Rück-ver-si-che-rung'],
    ['de', 'Zucker', 'Zu-cker'],
    ['de', 'Schifffahrt', 'Schiff-fahrt'],
    ['de', 'VERANTWORTUNG Verantwortung', 'VERANTWORTUNG Ver-ant-wor-tung'],
    ['de-AT', 'Sicherheitsgarantie', 'Si-cher-heits-ga-ran-tie'],
    ['de-CH', 'Massnahme', 'Mass-nahme'],
    ['de-1901', 'Rückversicherung', 'Rück-ver-si-che-rung'],
    ['en', 'typography', 'ty-pog-ra-phy'],
    ['en-GB', 'typography', 'ty-po-graphy'],
    ['en', 'associate project present', 'as-so-ciate project present'],
    ['fr', 'l’administration', 'l’ad-mi-nis-tra-tion'],
    ['es', 'constitución', 'cons-ti-tu-ción'],
    ['it', 'rassicurazione', 'ras-si-cu-ra-zio-ne'],
    ['nl', 'geruststelling', 'ge-rust-stel-ling'],
    ['pl', 'bezpieczeństwo', 'bez-pie-czeń-stwo'],
    ['pt-BR', 'tranquilização', 'tran-qui-li-za-ção'],
    ['ru', 'безопасность', 'без-опас-ность'],
    ['la', 'constitutionem', 'con-sti-tu-tio-nem'],
    ['grc', 'ἄνθρωπος', 'ἄν-θρω-πος'],
    ['sr-Latn', 'osiguranje', 'osi-gu-ra-nje'],
  ])('%s: %s', async (language, text, expected) => {
    expect(await hyphenate(language, text)).toBe(expected)
  })
})

test('short words, figures, capitals, addresses and words the writer joined stay whole', async () => {
  const text =
    'Haus UNESCO 2026er B2Bereich Grund\u2060gesetz https://example.org/Verfassung Sicherheit@example.org'
  expect(await hyphenate('de', text)).toBe(text)
})

test('where the writer put soft hyphens no others are added', async () => {
  expect(await hyphenate('de', 'Staub\u00ADecken')).toBe('Staub-ecken')
})

test('a language without patterns divides nothing', async () => {
  expect(await hyphenate('tlh', 'klingonische')).toBe('klingonische')
})

test('nothing but soft hyphens is added, and never near the ends of a word', async () => {
  const { hyphenate: divide } = await loadHyphenator(tag('de'))
  const letters = fc.stringMatching(/^[a-zäöüßA-ZÄÖÜéİ -]{0,40}$/u)
  fc.assert(
    fc.property(letters, (text) => {
      const divided = divide(text)
      expect(divided.replaceAll('\u00AD', '')).toBe(text)
      for (const word of divided.split(/[ -]/u)) {
        const parts = word.split('\u00AD')
        if (parts.length === 1) continue
        expect(parts[0]?.length).toBeGreaterThanOrEqual(2)
        expect(parts.at(-1)?.length).toBeGreaterThanOrEqual(3)
      }
    }),
  )
})
