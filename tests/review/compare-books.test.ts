import { describe, expect, test } from 'vitest'
import { changesOf, marks } from './compared.ts'

const one =
  'Der erste Absatz erzählt vom Sommer, in dem die Schule früher schloss als sonst.'
const two =
  'Der zweite handelt von einer Hitze, die niemand vergessen hat, der dabei war.'
const three =
  'Im dritten steht, was der Lehrer sagte, als er die Fenster wieder zumachte.'
const four =
  'Der vierte endlich zieht die Lehre daraus und entlässt die Leser nach Hause.'
const text = (...blocks: string[]): string => `# Titel\n\n${blocks.join('\n\n')}\n`

const table = (...rows: string[]): string =>
  text(['| Ort | Jahr |', '| - | - |', ...rows].join('\n'))
const long = (seed: number): string => {
  let state = seed
  return Array.from({ length: 32_000 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return `w${state % 4000}`
  }).join(' ')
}

describe('what is no change', () => {
  test.each([
    ['the same text', text(one, two), text(one, two)],
    ['reflow', text(one, two), text(one.replaceAll(' ', '\n'), two.replace(', ', ',\n'))],
    ['markers of lists', text('- a\n- b\n\n1. c\n2. d'), text('* a\n* b\n\n1) c\n1) d')],
    [
      'padding of tables',
      text('| a | b |\n|-|-|\n| 1 | 2 |'),
      text('|a|b|\n|---|:-\n|1|2|'),
    ],
    [
      'shape of quotation marks',
      text('Er sagt: "Ja, ’s geht".'),
      text("Er sagt: „Ja, 's geht“."),
    ],
    [
      'style of headings and emphasis',
      text('## A\n\n*b* **c**'),
      text('A\n-\n\n_b_ __c__'),
    ],
    [
      'numbers of notes',
      text('A[^1] b[^2].', '[^1]: Eins.', '[^2]: Zwei.'),
      text('A[^7] b[^3].', '[^3]: Zwei.', '[^7]: Eins.'),
    ],
    [
      'labels of notes, and where a note is written',
      text('A[^hitze] b.', '[^hitze]: Eins.'),
      text('A^[Eins.] b.'),
    ],
    [
      'labels of headings that links follow',
      text('## Ort {#ort}', 'Siehe [oben](#ort).'),
      text('## Ort {#platz}', 'Siehe [oben](#platz).'),
    ],
  ])('%s', async (_, old, now) => {
    // Only the padding test changes an alignment, which is a change of the table.
    const expected = old.includes('|-|-|') ? ['structure: '] : []
    expect(await marks(old, now)).toEqual(expected)
  })

  test('a chapter file with another name', async () => {
    expect(await marks({ '1-a.md': text(one) }, { '1-b.md': text(one) })).toEqual([])
  })
})

describe('words', () => {
  test('an edited word', async () => {
    const [change, ...others] = await changesOf(
      text(one),
      text(one.replace('früher', 'eher')),
    )
    expect(others).toEqual([])
    expect(change).toMatchObject({
      id: 'c1',
      class: 'words',
      kind: 'replacement',
      chapter: 'Titel',
      old: { text: 'früher', place: { file: 'a.md', line: 3, column: 56 } },
      new: { text: 'eher', place: { file: 'a.md', line: 3, column: 56 } },
      before: 'Der erste Absatz erzählt vom Sommer, in dem die Schule ',
      after: ' schloss als sonst.',
    })
  })

  test('half a sentence is one change', async () => {
    const now = one.replace(
      'in dem die Schule früher schloss als sonst',
      'den in der Stadt alle hassten',
    )
    expect(await marks(text(one), text(now))).toEqual([
      'words: [-in dem die Schule früher schloss als sonst-]{+den in der Stadt alle hassten+}',
    ])
  })

  test('a new sentence begins where it begins', async () => {
    expect(
      await marks(text('A ist da. B ist da.'), text('A ist da. C ist da. B ist da.')),
    ).toEqual(['words: {+C ist da.+}'])
  })

  test('Chinese has words too', async () => {
    expect(
      await marks(text('我昨天看了一本有趣的书。'), text('我昨天看了一本无聊的书。')),
    ).toEqual(['words: [-有趣-]{+无聊+}'])
  })

  test.each([
    ['number', 'Im Jahr 1776 war es.', 'Im Jahr 1778 war es.'],
    ['punctuation', 'Er kam, sah und siegte.', 'Er kam; sah und siegte.'],
    ['typography', 'Er kam - und ging...', 'Er kam – und ging…'],
    ['markup', 'Er kam und *siegte*.', 'Er kam und siegte.'],
    ['markup', 'Siehe [dort](https://a.example).', 'Siehe [dort](https://b.example).'],
    ['structure', '## Ein Titel', '### Ein Titel'],
    ['words', 'Ein `alt` steht da.', 'Ein `neu` steht da.'],
    ['words', 'Es gilt $a = b$.', 'Es gilt $a = c$.'],
  ])('%s: %s', async (is, old, now) => {
    const found = await changesOf(text(old), text(now))
    expect([...new Set(found.map((change) => change.class))]).toEqual([is])
  })
})

describe('blocks', () => {
  test('a paragraph that is carried elsewhere is one change', async () => {
    const found = await changesOf(
      text(one, two, three, four),
      text(one, three, four, two),
    )
    expect(found).toMatchObject([
      {
        class: 'move',
        kind: 'move',
        old: { place: { line: 5 } },
        new: { place: { line: 9 } },
      },
    ])
  })

  test('also into another chapter, together with its neighbour', async () => {
    const found = await changesOf(
      { '1.md': text(one, two, three), '2.md': text(four).replace('Titel', 'Ende') },
      { '1.md': text(one), '2.md': text(four, two, three).replace('Titel', 'Ende') },
    )
    expect(found).toMatchObject([
      {
        class: 'move',
        old: { place: { file: '1.md' } },
        new: { place: { file: '2.md' } },
      },
    ])
  })

  test('a paragraph is carried elsewhere and edited', async () => {
    const now = text(two.replace('vergessen', 'verwunden'), one, three)
    expect(await marks(text(one, three, two), now)).toEqual([
      `move: {+${two.replace('vergessen', 'verwunden')}+}`,
      'words: [-vergessen-]{+verwunden+}',
    ])
  })

  test('a paragraph that stands there twice was copied, not moved', async () => {
    expect(await marks(text(one, two, three), text(one, two, three, one))).toEqual([
      `copy, words: {+${one}+}`,
    ])
  })

  test('a paragraph is split, and merged again', async () => {
    const whole = text(`${one} ${two}`)
    expect(await marks(whole, text(one, two))).toEqual(['structure: '])
    expect(await marks(text(one, two), whole)).toEqual(['structure: '])
  })

  test('rows and cells of tables', async () => {
    expect(
      await marks(
        table('| Basel | 1901 |', '| Bern | 1902 |'),
        table('| Basel | 1901 |', '| Chur | 1903 |', '| Bern | 1904 |'),
      ),
    ).toEqual(['words: {+Chur | 1903+}', 'number: [-1902-]{+1904+}'])
  })
})

describe('notes are compared at their call', () => {
  const old = text(
    'Das Wort[^1] hält gut[^2].',
    '[^1]: Siehe dort drüben.',
    '[^2]: Anders hier.',
  )

  test('changed text', async () => {
    const now = old.replace('drüben', 'oben')
    expect(await marks(old, now)).toEqual(['note 1, words: [-drüben-]{+oben+}'])
  })

  test('a new note leaves the others as they are', async () => {
    const now = old.replace('Wort[^1]', 'Wort[^neu][^1]').concat('\n[^neu]: Ganz neu.\n')
    expect(await marks(old, now)).toEqual(['note: {+[Ganz neu.]+}'])
  })

  test('a removed note', async () => {
    const now = text('Das Wort hält gut[^2].', '[^2]: Anders hier.')
    expect(await marks(old, now)).toEqual(['note: [-[Siehe dort drüben.]-]'])
  })

  test('of notes that say the same each stays where it is', async () => {
    const note = 'Siehe den Brief vom Juli, Seite siebzehn.'
    const changed = note.replace('siebzehn', 'neunzehn')
    const manuscript = (first: string): string =>
      text(`${one}[^a]`, `${two}[^b]`, `[^a]: ${first}`, `[^b]: ${note}`)
    expect(await marks(manuscript(note), manuscript(changed))).toEqual([
      'note 1, words: [-siebzehn-]{+neunzehn+}',
    ])
  })

  test('a note that says as little as others was not carried elsewhere', async () => {
    const first = text(`${one}[^a]`, two, '[^a]: Ebd.')
    const second = text(one, `${two}[^a]`, '[^a]: Ebd.')
    expect(await marks(first, second)).toEqual(['note: [-[Ebd.]-]', 'note: {+[Ebd.]+}'])
  })

  test('a call that was carried elsewhere', async () => {
    const now = text(
      'Das Wort hält[^1] gut[^2].',
      '[^1]: Siehe dort drüben.',
      '[^2]: Anders hier.',
    )
    expect(await marks(old, now)).toEqual([
      'note: [-[Siehe dort drüben.]-] = c2',
      'note: {+[Siehe dort drüben.]+} = c1',
    ])
  })
})

describe('bounds', () => {
  test('a paragraph of 200,000 characters against a different one ends', async () => {
    const found = await changesOf(text(long(1)), text(long(2)))
    expect(found.length).toBeGreaterThan(0)
  }, 120_000)
})
