import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { objectReplacement, setText } from '../../src/language/set-text.ts'
import { tag } from '../support/tag.ts'

const set = (language: string, text: string): string =>
  setText([{ text, language: tag(language) }]).join('')

describe('quotation marks', () => {
  test.each([
    ['de', '"Ja", sagte er.', '„Ja“, sagte er.'],
    ['de', '("Ja")', '(„Ja“)'],
    ['de', 'das "Wort "réassurance" selbst"', 'das „Wort ‚réassurance‘ selbst“'],
    ['de', `"Er sagte 'Ja'"`, '„Er sagte ‚Ja‘“'],
    ['de', 'Nicht-"Kunst" – "Kunst"', 'Nicht-„Kunst“ – „Kunst“'],
    ['de', '„Schon gesetzt“, "noch nicht"', '„Schon gesetzt“, „noch nicht“'],
    ['de', '„Er rief "Ja"“', '„Er rief ‚Ja‘“'],
    ['de', '"… und dann"', '„… und dann“'],
    ['de-CH', `"Er sagte 'Ja'"`, '«Er sagte ‹Ja›»'],
    ['de-AT', '"Ja"', '„Ja“'],
    ['en', `"He said 'yes' twice," I know.`, '“He said ‘yes’ twice,” I know.'],
    ['en', `'Yes,' he said, 'and "no" too.'`, '‘Yes,’ he said, ‘and “no” too.’'],
    ['en', '"I never—" she said', '“I never—” she said'],
    ['en', '—"Never!"—', '—“Never!”—'],
    ['en', `"'Tis true"`, '“’Tis true”'],
    ['en', 'an unclosed "quotation', 'an unclosed “quotation'],
    ['en', '"a" "b" ["c"] {"d"}', '“a” “b” [“c”] {“d”}'],
    ['en', '"', '“'],
    ['fr', '"Oui"', '«\u202FOui\u202F»'],
    ['fr', '" Oui "', '«\u202FOui\u202F»'],
    ['fr', '« Oui »', '«\u202FOui\u202F»'],
    ['fr', `"l'été "chaud" de l'an"`, '«\u202Fl’été “chaud” de l’an\u202F»'],
    ['fr', `l'"été"`, 'l’«\u202Fété\u202F»'],
    ['fr-CH', `"un 'mot'"`, '«\u202Fun ‹\u202Fmot\u202F›\u202F»'],
    ['es', '¿"Qué"?', '¿“Qué”?'],
    ['it', '"Sì"', '«Sì»'],
    ['pl', '"Tak"', '„Tak”'],
    ['sv', '"Ja"', '”Ja”'],
    ['nl', `"Ja" zei 't kind`, '‘Ja’ zei ’t kind'],
  ])('%s: %s', (language, text, expected) => {
    expect(set(language, text)).toBe(expected)
  })
})

describe('apostrophes', () => {
  test.each([
    ['en', `it's the dogs' bone`, 'it’s the dogs’ bone'],
    ['en', `rock 'n' roll in the '90s`, 'rock ’n’ roll in the ’90s'],
    ['en', `'rock 'n' roll'`, '‘rock ’n’ roll’'],
    ['en', `'90' is a number`, '‘90’ is a number'],
    ['de', `Hans' Buch, geht's? 's war`, 'Hans’ Buch, geht’s? ’s war'],
    ['de', `der Sommer '68 und die '68er`, 'der Sommer ’68 und die ’68er'],
    ['de-CH', `1'000'000 Franken`, '1’000’000 Franken'],
    ['fr', `aujourd'hui l'été`, 'aujourd’hui l’été'],
    ['it', `l'uomo 'ndrangheta`, 'l’uomo ’ndrangheta'],
    ['nl', `'s-Gravenhage, 't kind`, '’s-Gravenhage, ’t kind'],
  ])('%s: %s', (language, text, expected) => {
    expect(set(language, text)).toBe(expected)
  })
})

describe('primes', () => {
  test.each([
    [`5' 6" tall`, '5′ 6″ tall'],
    [`48°51'24" N`, '48°51′24″ N'],
    ['"Catch 22" he read', '“Catch 22” he read'],
    ['boards of 6" x 8"', 'boards of 6″ x 8″'],
  ])('%s', (text, expected) => {
    expect(set('en', text)).toBe(expected)
  })
})

describe('French spaces', () => {
  test.each([
    [
      'fr',
      'Quoi ? Non ! Si ; voilà : ceci',
      'Quoi\u202F? Non\u202F! Si\u202F; voilà\u00A0: ceci',
    ],
    [
      'fr',
      'Quoi? Non! Si; voilà: ceci',
      'Quoi\u202F? Non\u202F! Si\u202F; voilà\u00A0: ceci',
    ],
    [
      'fr',
      'Quoi?! Ah!!! (?) "Quoi?"',
      'Quoi\u202F?! Ah\u202F!!! (?) «\u202FQuoi\u202F?\u202F»',
    ],
    ['fr', 'à 10:30 sur https://x.org/?a=b; fin', 'à 10:30 sur https://x.org/?a=b; fin'],
    ['fr', 'bien :-) ou ;-) ou :)', 'bien :-) ou ;-) ou :)'],
    ['fr', 'voir ici\u00A0!', 'voir ici\u202F!'],
    ['fr-CA', 'Quoi ? voilà : ceci', 'Quoi? voilà\u00A0: ceci'],
    ['fr-CH', 'Quoi ? voilà : ceci', 'Quoi\u202F? voilà\u202F: ceci'],
    ['de', 'Wirklich? Ja: 10:30!', 'Wirklich? Ja: 10:30!'],
  ])('%s: %s', (language, text, expected) => {
    expect(set(language, text)).toBe(expected)
  })
})

test('pieces of one block are seen together, each in its own language', () => {
  const de = tag('de')
  expect(
    setText([
      { text: 'Er sagte "', language: de },
      { text: 'force', language: tag('fr') },
      { text: '" und "', language: de },
      { text: objectReplacement, language: de },
      { text: '", dann ', language: de },
      { text: 'dit "oui" !', language: tag('fr') },
    ]),
  ).toEqual([
    'Er sagte „',
    'force',
    '“ und „',
    objectReplacement,
    '“, dann ',
    'dit «\u202Foui\u202F»\u202F!',
  ])
})

/** Nested quotations in straight signs, with what is to be set for them. */
const quotation = fc.letrec<{ quoted: [string, string] }>((tie) => ({
  quoted: fc
    .tuple(
      fc.constantFrom('uno', 'due', 'tre'),
      fc.option(tie('quoted'), { maxDepth: 6, nil: undefined }),
      fc.constantFrom('quattro', 'cinque.', 'sei!'),
    )
    .map(([first, inside, last]): [string, string] => [
      `"${[first, inside?.[0], last].filter(Boolean).join(' ')}"`,
      `<${[first, inside?.[1], last].filter(Boolean).join(' ')}>`,
    ]),
}))

test('nested quotations alternate between outer and inner marks', () => {
  fc.assert(
    fc.property(quotation.quoted, ([straight, nested]) => {
      let depth = 0
      const expected = nested.replaceAll(/[<>]/gu, (sign) => {
        if (sign === '<') depth += 1
        const marks = depth % 2 === 1 ? '„“' : '‚‘'
        if (sign === '>') depth -= 1
        return marks.charAt(sign === '<' ? 0 : 1)
      })
      expect(set('de', straight)).toBe(expected)
    }),
  )
})

const letters = (strings: readonly string[]): string[] =>
  strings.map((text) => text.replaceAll(/[^a-z0-9]/gu, ''))

const texts = fc.array(
  fc.record({
    text: fc.stringMatching(/^[a-c1 "'«»„“;!?:.(–\n]{0,12}$/u),
    language: fc.constantFrom(...['de', 'en', 'fr', 'fr-CH', 'sv', 'nl'].map(tag)),
  }),
  { maxLength: 5 },
)

test('no letter or figure is lost or moved, and no straight sign stays', () => {
  fc.assert(
    fc.property(texts, (pieces) => {
      const result = setText(pieces)
      expect(letters(result)).toEqual(letters(pieces.map(({ text }) => text)))
      expect(result.join('')).not.toMatch(/["']/u)
    }),
  )
})

test('text that was set stays as it is when set again', () => {
  fc.assert(
    fc.property(texts, (pieces) => {
      const once = pieces.map(({ language }, index) => ({
        language,
        text: setText(pieces)[index] ?? '',
      }))
      expect(setText(once)).toEqual(once.map(({ text }) => text))
    }),
  )
})

test('a long text full of signs takes time in proportion to its length', () => {
  const start = performance.now()
  set('fr', `"a 'b ! `.repeat(20_000))
  set('en', `'a" `.repeat(40_000))
  set('fr', ' '.repeat(200_000) + '" ')
  expect(performance.now() - start).toBeLessThan(10_000)
})
