import { expect, test } from 'vitest'
import { setText } from '../../src/language/set-text.ts'
import { tag } from '../support/tag.ts'

/** `~` stands for a no-break space. */
test.each([
  ['de', 'nach § 5 und §§ 6–7', 'nach §~5 und §§~6–7'],
  ['de', 'vgl. S. 12, Bd. II und Nr. 3', 'vgl. S.~12, Bd.~II und Nr.~3'],
  ['de', '10 km, 5 %, 20 °C, 8 Uhr, 3 Mio.', '10~km, 5~%, 20~°C, 8~Uhr, 3~Mio.'],
  ['de', '10 kmh und 3 Millimeter', '10 kmh und 3 Millimeter'],
  ['de', 'J. S. Bach, z. B. und i. d. R.', 'J.~S.~Bach, z.~B. und i.~d.~R.'],
  ['de', 'am 3. Mai 2026', 'am 3.~Mai 2026'],
  ['de', 'Dr. Ada und das Ende. Die Frau', 'Dr.~Ada und das Ende. Die Frau'],
  ['de', 'S.\n12', 'S.~12'],
  ['en', 'see p. 12 and vol. 3, Mr Smith', 'see p.~12 and vol.~3, Mr~Smith'],
  ['en', 'on 5 May at 8 p.m.', 'on 5~May at 8~p.m.'],
  ['en', 'a ship. 12 men', 'a ship. 12 men'],
  ['fr', 'n° 5, M. Dupont, le 1er mai', 'n°~5, M.~Dupont, le 1er~mai'],
  ['la', '§ 5 et 10 km, S. 12', '§~5 et 10~km, S. 12'],
])('%s: %s', (language, text, tied) => {
  const [set = ''] = setText([{ text, language: tag(language) }])
  expect(set.replaceAll('\u00A0', '~')).toBe(tied)
})

test('a tie goes by the language of its place', () => {
  const pieces = [
    { text: 'siehe S. 12; ', language: tag('de') },
    { text: 'S. 12', language: tag('la') },
  ]
  expect(setText(pieces)).toEqual(['siehe S.\u00A012; ', 'S. 12'])
})

test('what has been tied stays as it is when set again', () => {
  const pieces = [{ text: 'z. B. § 5 auf S. 12', language: tag('de') }]
  const once = setText(pieces)
  expect(setText([{ text: once[0] ?? '', language: tag('de') }])).toEqual(once)
})

test('a long text is read in one go', () => {
  const text = `${'S. '.repeat(20_000)}§ ${' '.repeat(20_000)}5`
  expect(setText([{ text, language: tag('de') }])[0]).toHaveLength(text.length)
})
