import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restoreEdits } from '../../src/exchange/restore-edits.ts'
import {
  bringBack,
  type BroughtBack,
  exchangeChapter,
} from '../support/exchange-chapter.ts'

const german = `# Der Brunnen {#brunnen}

Im Hof steht ein *Brunnen*[^1], den [niemand](https://example.org/de) kennt[^2].

> Das Seil ist aus Hanf,
> der Eimer aus Zink.
>
> - Er wiegt *wenig*.
>   Sagt man.
> - Er fasst acht Liter.

[^1]: Er gehört zum **Haus** Nummer neun.

[^2]: Und der Hund.
`

const english = `# The Well {#brunnen}

In the yard there is a _well_[^a], that [nobody](https://example.org/en) knows[^b].

> The rope is of hemp,
> the bucket of zinc.
>
> - It weighs *little*.
>   They say.
> - It holds eight litres.

[^a]: It belongs to **house** number nine.

[^b]: And the dog.
`

/** Bring back a chapter in which one unit has another text. */
function change(before: string, after: string, base?: string): BroughtBack {
  return bringBack(exchangeChapter(german, english, base), ({ target }) =>
    target.replace(before, after),
  )
}

describe('what a translator changed is written, and nothing else', () => {
  test.each([
    ['a heading', 'The Well', 'The Old Well'],
    ['a paragraph', 'In the yard there', 'Here'],
    ['a quotation', 'the bucket of zinc', 'the bucket of tin'],
    ['an item inside a quotation', 'They say.', 'So they say.'],
    ['a note', 'number nine', 'number ten'],
  ])('%s', (_name, before, after) => {
    const { text, faults } = change(before, after)
    expect(faults).toEqual([])
    expect(text).toBe(english.replace(before, after))
  })

  test('markup moves with its placeholder, in the marks of the translation', () => {
    const { text } = change(
      'there is a <em>well</em><note1/>, that',
      'stands<note1/>, as a <em>well</em>, what',
    )
    expect(text).toContain(
      'In the yard stands[^a], as a _well_, what [nobody](https://example.org/en)',
    )
  })

  test('a paragraph may be divided', () => {
    const { text, faults } = change('hemp, the', 'hemp.\n\nThe')
    expect(faults).toEqual([])
    expect(text).toContain('> The rope is of hemp.\n>\n> The bucket of zinc.\n>\n> - It')
  })

  test('what would be markup is escaped, and no more', () => {
    expect(change('They say', '2 * 3 * 4 say').text).toContain('2 * 3 * 4 say.')
    expect(change('They say', '*They* say').text).toContain('\\*They\\* say.')
    expect(change('It holds', '1. It holds').text).toContain('- 1\\. It holds')
  })

  test('a unit that is unfinished is left as it is', () => {
    const { edits, counts } = bringBack(exchangeChapter(german, english), ({ target }) =>
      target.startsWith('The rope') ? undefined : target,
    )
    expect(edits).toEqual([])
    expect(counts.unfinished).toBe(0)
  })
})

describe('is refused', () => {
  test.each([
    ['a note that is dropped', '<note1/>', '', '`<note1>` is missing'],
    [
      'notes that are swapped',
      /<note1\/>(?<between>.*)<note2\/>/u,
      '<note2/>$1<note1/>',
      'the notes are called in another order: `<note2/>`, `<note1/>`',
    ],
    [
      'a note that is called twice',
      '<note1/>',
      '<note1/><note1/>',
      '`<note1>` stands there 2 times, not 1',
    ],
    [
      'a note that is another',
      '<note1/>',
      '<note2/>',
      '`<note2>` stands there 2 times, not 1',
    ],
    ['emphasis that is dropped', /<\/?em>/gu, '', '`<em>` is missing'],
    [
      'emphasis that is added',
      'In the yard',
      'In the <em>yard</em>',
      '`<em>` stands there 2 times, not 1',
    ],
    ['a placeholder of nothing', 'In the yard', 'In the yard<a3>', '`<a3>` has no end'],
    [
      'placeholders that cross',
      '<em>well</em>',
      '<em>well<a1></em>',
      '`</em>` ends what did not begin there',
    ],
  ])('%s', (_name, before, after, reason) => {
    const { faults, edits } = bringBack(exchangeChapter(german, english), ({ target }) =>
      target.startsWith('In the') ? target.replace(before, after) : target,
    )
    expect(faults.map((fault) => [fault.rule, fault.reason])).toEqual([
      ['unit-keeps-placeholders', reason],
    ])
    expect(edits).toEqual([])
  })

  test.each([
    [
      'a control character',
      'yard',
      'ya\u0007rd',
      'character U+0007 cannot stand in a text',
    ],
    [
      'a heading of two paragraphs',
      'The Well',
      'The\n\nWell',
      'it has 2 paragraphs, and one block stands there',
    ],
    [
      'a note without the passage that calls it',
      'And the dog.',
      ' ',
      'there is nothing but spaces',
    ],
  ])('%s', (_name, before, after, reason) => {
    const { faults, edits } = change(before, after)
    expect(faults.map((fault) => [fault.rule, fault.reason])).toEqual([
      ['unit-can-be-written', reason],
    ])
    expect(edits).toEqual([])
  })
})

describe('a passage that was stale', () => {
  const before = german
    .replace('acht Liter', 'sieben Liter')
    .replace('Im Hof', 'Im Garten')

  test('is confirmed when it comes back finished, the others stay stale', () => {
    const chapter = exchangeChapter(german, english, before)
    const { confirmed } = bringBack(chapter, ({ target, state }) =>
      state === 'stale' && target.includes('yard')
        ? target.replace('yard', 'court')
        : undefined,
    )
    expect(
      confirmed.map(({ bead }) => bead.original[0]?.[0]?.position?.start.line),
    ).toEqual([3])
  })

  test('is confirmed as it is when the translator says that it is right', () => {
    const chapter = exchangeChapter(german, english, before)
    const { confirmed, edits } = bringBack(chapter, ({ target }) => target)
    expect(confirmed.length).toBe(2)
    expect(edits).toEqual([])
  })
})

describe('what was missing', () => {
  test('a paragraph with its note is put in its place', () => {
    const dog =
      'den ganzen langen Tag in der Sonne vor der Tür und rührt sich nicht, auch nicht, wenn jemand den Eimer hinablässt und das Seil auf dem alten Holz zu singen anfängt'
    const whole = german
      .replace('\n> Das', `\nDer *Hund* schläft ${dog}[^hund].\n\n> Das`)
      .concat('\n[^hund]: Er heißt Rex.\n')
    const { text, faults, confirmed } = bringBack(
      exchangeChapter(whole, english, german),
      ({ source, target }) =>
        target !== ''
          ? target
          : source
              .replace('Hund', 'dog')
              .replace('Der', 'The')
              .replace('Er heißt', 'He is'),
    )
    expect(faults).toEqual([])
    expect(text).toBe(
      english
        .replace('\n> The', `\nThe *dog* schläft ${dog}[^hund].\n\n> The`)
        .replace('the dog.\n', 'the dog.\n\n[^hund]: He is Rex.\n'),
    )
    expect(confirmed.length).toBe(1)
  })

  test('an item inside a quotation is put in its place', () => {
    const whole = german.replace('Liter.\n', 'Liter.\n> - Er ist alt.\n')
    const { text, faults } = bringBack(exchangeChapter(whole, english), ({ target }) =>
      target === '' ? 'It is old.' : target,
    )
    expect(faults).toEqual([])
    expect(text).toBe(english.replace('litres.\n', 'litres.\n> - It is old.\n'))
  })

  test('a list waits until all of it is translated', () => {
    const whole = german.replace(
      '\n> Das',
      '\n- Das erste, was man braucht, ist Geduld.\n- Das zweite ist eine Schaufel mit Stiel.\n\n> Das',
    )
    const { text, counts } = bringBack(
      exchangeChapter(whole, english),
      ({ source, target }) =>
        source.startsWith('Das erste') ? 'Patience first' : target,
    )
    expect(text).toBe(english)
    expect(counts).toEqual({ changed: 0, unfinished: 0, waiting: 1 })
  })

  test('a title is put into the front matter', () => {
    const { text } = bringBack(
      exchangeChapter(`---\ntitle: "Der: Brunnen"\n---\n\n${german}`, english),
      ({ target }) => (target === '' ? 'The: Well' : target),
    )
    expect(text).toBe(`---\ntitle: "The: Well"\n---\n\n${english}`)
  })
})

test('an entry finds its passage though the original was edited meanwhile', () => {
  const now = exchangeChapter(german.replace('Und der', 'Und auch der'), english, german)
  const { faults, text, confirmed } = bringBack(now, ({ target }) =>
    target.replace('And the dog', 'The dog, too'),
  )
  expect(faults).toEqual([])
  expect(text).toContain('[^b]: The dog, too.')
  expect(confirmed.length).toBe(1)
})

describe('the file as it stands', () => {
  const edit = { start: 6, end: 9, text: 'ein\nWort' }

  test.each([
    [
      'ends of lines of Windows',
      'Größe\r\nist\r\n',
      'Größe\nist\n',
      'Größe\r\nein\r\nWort\r\n',
    ],
    [
      'a byte order mark',
      '\uFEFFGröße\nist\n',
      'Größe\nist\n',
      '\uFEFFGröße\nein\nWort\n',
    ],
    [
      'letters that are not composed',
      'Gro\u0308ße\nist\n',
      'Größe\nist\n',
      'Gro\u0308ße\nein\nWort\n',
    ],
  ])('keeps %s', (_name, raw, parsed, expected) => {
    expect(restoreEdits(raw, parsed, [edit])).toBe(expected)
  })
})

/** Blocks in which the markup of translations stands in every place. */
const inline = fc.constantFrom(
  'Wort',
  '*Wort*',
  '**zwei Wörter**',
  '`code`',
  '[Ziel](https://example.org)',
  '![Bild](a.png "Titel")',
  '[wort]{lang=fr}',
  '^[Eine *Notiz* hier.]',
  '\\*',
  '<br>',
  '$x^2$',
  'am&nbsp;Ende',
  '3 * 4',
  'https://example.org/a_b',
)
const running = fc
  .array(inline, { minLength: 1, maxLength: 6 })
  .map((parts) => `Satz ${parts.join(' ')}.`)
const block = fc.oneof(
  running,
  running.map((text) => `## ${text}`),
  fc
    .array(running, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((one) => `- ${one}`).join('\n')),
  fc
    .array(running, { minLength: 1, maxLength: 2 })
    .map((lines) => lines.map((one) => `> ${one}`).join('\n>\n')),
  running.map((text) => `| ${text} | b |\n| --- | --- |\n| c | ${text} |`),
  running.map((text) => `:::verse\n${text}\n  ${text}\n:::`),
)
const chapter = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => `${blocks.join('\n\n')}\n`)

describe('whatever the chapter', () => {
  test('a round trip without a change changes nothing', () => {
    fc.assert(
      fc.property(chapter, chapter, (original, translation) => {
        const { edits, faults } = bringBack(
          exchangeChapter(original, translation),
          ({ target }) => target,
        )
        expect(faults).toEqual([])
        expect(edits).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('a word more in every unit is a word more in every unit of the file', () => {
    fc.assert(
      fc.property(chapter, (text) => {
        const { text: changed, faults } = bringBack(
          exchangeChapter(text, text),
          ({ target, body }) =>
            body.type === 'running' && target.startsWith('Satz')
              ? target.replace('Satz', 'Ein Satz')
              : target,
        )
        expect(faults).toEqual([])
        expect(changed.replaceAll('Ein Satz', 'Satz').replaceAll('\\*', '*')).toBe(
          text.replaceAll('&nbsp;', '\u00A0').replaceAll('\\*', '*'),
        )
      }),
      { numRuns: 60 },
    )
  })
})
