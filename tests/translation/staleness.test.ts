import * as fc from 'fast-check'
import type { Root } from 'mdast'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import type { ChangeClass } from '../../src/manuscript/change-class.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { alignChapter } from '../../src/translation/align-chapter.ts'
import { beadStates, type StatedBead } from '../../src/translation/bead-states.ts'
import { confirmBeads } from '../../src/translation/confirm-beads.ts'
import { tag } from '../support/tag.ts'

const counted = new Set<ChangeClass>(['words', 'numbers', 'notes'])

function parse(value: string): Root {
  return parseMarkdown(new VFile({ value }), { series: [], language: tag('de') })
}

function statesOf(original: string, translation: string, base?: string): StatedBead[] {
  const trees = {
    original: parse(original),
    translation: parse(translation),
    base: base === undefined ? undefined : parse(base),
  }
  return beadStates(alignChapter(trees.original, trees.translation).beads, trees, counted)
}

function confirm(original: string, base: string, beads: readonly StatedBead[]): string {
  return confirmBeads(sourceOf(base), sourceOf(original), beads)
}

function sourceOf(text: string): { text: string; tree: Root } {
  return { text, tree: parse(text) }
}

const german = `# Der Brunnen

Im Hof steht ein Brunnen[^1], aus dem seit 40 Jahren niemand mehr Wasser geholt hat.

Das Seil hängt noch an seinem Haken. Es ist von *Hanf* und an drei Stellen geflickt.

Wer es anfasst, hat Fasern an den Fingern[^2], die bis zum Abend nach Keller riechen.

[^1]: Er gehört zum Haus Nummer neun.

[^2]: Und nach Teer.
`

const english = `# The Well

In the yard there is a well[^1] from which nobody has drawn any water for 40 years.

The rope still hangs on its hook. It is made of *hemp* and has been mended in three places.

Who touches it has fibres on his fingers[^2] that smell of the cellar until evening.

[^1]: It belongs to number nine.

[^2]: And of tar.
`

/** States and changes of the beads after the heading. */
function changesOf(original: string, base = german): string[] {
  return statesOf(original, english, base)
    .slice(1)
    .map(({ state, changes }) => [state, ...changes].join(' '))
}

describe('a change of the original', () => {
  test.each<[string, string, string, string]>([
    ['words', 'geflickt', 'gestopft', 'stale words'],
    ['numbers', '40 Jahren', '41 Jahren', 'stale numbers'],
    ['markup', '*Hanf*', '**Hanf**', 'fresh markup'],
    ['emphasis on another word', 'von *Hanf* und', 'von Hanf *und*', 'fresh markup'],
    ['punctuation', 'Haken. Es', 'Haken; es', 'fresh punctuation'],
    ['a word of a note', 'nach Teer', 'nach Pech', 'stale notes'],
    ['a comma of a note', 'zum Haus Nummer', 'zum Haus, Nummer', 'fresh punctuation'],
    ['the lines', 'Haken. Es ist', 'Haken.\nEs ist', 'fresh'],
  ])('of %s has its class', (_name, before, after, expected) => {
    const changed = changesOf(german.replace(before, after))
    const others = changed.filter((state) => state !== 'fresh')
    expect(others).toEqual(expected === 'fresh' ? [] : [expected])
  })

  test('an address is markup, in a link, bare, or inside HTML', () => {
    const text = [
      'Siehe [hier](https://example.org/a) und dort.',
      'Siehe https://example.org/a dort.',
      '<aside>\nSiehe [hier](https://example.org/a) dort.\n</aside>',
    ].join('\n\n')
    const states = statesOf(text.replaceAll('.org/a', '.net/b'), text, text)
    expect(states.map(({ changes }) => changes)).toEqual([
      ['markup'],
      ['markup'],
      ['markup'],
    ])
    expect(states.map(({ state }) => state)).not.toContain('stale')
  })

  test('renumbered notes are none', () => {
    const renumbered = german
      .replaceAll('[^2]', '[^zwei]')
      .replaceAll('[^1]', '[^2]')
      .replaceAll('[^zwei]', '[^1]')
    expect(changesOf(renumbered)).toEqual(['fresh', 'fresh', 'fresh'])
  })

  test('a note that comes to it is one of notes', () => {
    const noted = `${german.replace('Haken.', 'Haken.[^3]')}\n[^3]: Von Eisen.\n`
    expect(changesOf(noted)).toEqual(['fresh', 'stale notes', 'fresh'])
  })

  test('a moved block takes its confirmation with it', () => {
    const [head = '', first = '', second = '', third = '', ...notes] =
      german.split('\n\n')
    const moved = [head, second, first, third, ...notes].join('\n\n')
    const states = statesOf(moved, english, german)
    expect(states.map(({ state }) => state)).not.toContain('stale')
  })

  test('a divided paragraph is not stale by itself', () => {
    const divided = german.replace('Haken. Es ist', 'Haken.\n\nEs ist')
    const states = statesOf(divided, english, german)
    expect(states.map(({ state }) => state)).not.toContain('stale')
    expect(states.flatMap(({ changes }) => changes)).toContain('markup')
  })

  test('a paragraph that came to it has no translation', () => {
    const more = german.replace(
      '[^1]: Er',
      'Der Eimer dazu ist fort, und die Kurbel, mit der man ihn heraufholte, dreht sich seither leer im Wind, was man nachts bis in die Küche hört.\n\n[^1]: Er',
    )
    expect(changesOf(more)).toEqual(['fresh', 'fresh', 'fresh', 'missing words markup'])
  })

  test('a paragraph that is gone leaves a translation without original', () => {
    const less = german.replace(/Das Seil[^\n]+\n\n/u, '')
    expect(changesOf(less)).toEqual(['fresh', 'dropped words', 'fresh'])
  })
})

test('without a base text translated beads are unconfirmed', () => {
  const states = statesOf(german, english).map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['unconfirmed']))
})

const nouns = ['Seil', 'Eimer', 'Haken', 'Kurbel', 'Brunnen', 'Hof', 'Kette', 'Stein']
const word = fc.constantFrom(...nouns, 'und', 'hängt', 'fällt', 'alt', 'neu', 'tief')

/** Paragraphs that differ much, as those of a text do. */
const paragraphs = fc
  .array(fc.array(word, { minLength: 5, maxLength: 25 }), { minLength: 2, maxLength: 12 })
  .map((texts) =>
    texts.map((words, index) => `Absatz${'abcdefghijklmn'[index]} ${words.join(' ')}.`),
  )

describe('whatever is edited', () => {
  test('n edited paragraphs make exactly these n beads stale, and confirming them none', () => {
    fc.assert(
      fc.property(
        paragraphs,
        fc.uniqueArray(fc.nat({ max: 11 })),
        fc.boolean(),
        (texts, chosen, hasNotes) => {
          const edited = new Set(chosen.filter((index) => index < texts.length))
          const noted = texts.map((text, index) =>
            hasNotes && index % 2 === 0 ? `${text}[^${index}]` : text,
          )
          const notes = texts.flatMap((_, index) =>
            hasNotes && index % 2 === 0
              ? [`[^${index}]: Anmerkung ${nouns[index % 8]}.`]
              : [],
          )
          const base = `${[...noted, ...notes].join('\n\n')}\n`
          const original = `${[
            ...noted.map((text, index) =>
              edited.has(index) ? text.replace('.', ' anders.') : text,
            ),
            ...notes,
          ].join('\n\n')}\n`

          const states = statesOf(original, base, base)
          const stale = states.filter(({ state }) => state === 'stale')
          expect(stale.length).toBe(edited.size)
          expect(
            states.flatMap(({ state }, index) => (state === 'stale' ? [index] : [])),
          ).toEqual([...edited].toSorted((a, b) => a - b))
          const confirmed = confirm(original, base, stale)
          const after = statesOf(original, base, confirmed)
          expect(after.filter(({ state }) => state !== 'fresh')).toEqual([])
          // What was confirmed is the original itself, letter for letter.
          expect(confirmed).toBe(original)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('confirming one bead leaves the others stale', () => {
    const original = german
      .replace('geflickt', 'gestopft')
      .replace('nach Teer', 'nach Pech')
    const [first, ...others] = statesOf(original, english, german).filter(
      ({ state }) => state === 'stale',
    )
    expect(others.length).toBe(1)
    const confirmed = confirm(original, german, first ? [first] : [])
    expect(confirmed).toBe(german.replace('geflickt', 'gestopft'))
    expect(changesOf(original, confirmed)).toEqual(['fresh', 'fresh', 'stale notes'])
  })

  test('confirming beads one by one ends with none that is stale', () => {
    const changed = german
      .replace('geflickt', 'gestopft')
      .replace('nach Teer', 'nach Pech')
      .replace('# Der Brunnen', '# Der alte Brunnen')
      .replace('Brunnen[^1]', 'Brunnen[^neu] im Kreis[^1]')
    const original = `${changed}\n[^neu]: Er ist rund.\n`
    let base = german
    for (let count = 0; count < 10; count += 1) {
      const next = statesOf(original, english, base).find(
        ({ state }) => state === 'stale',
      )
      if (!next) break
      base = confirm(original, base, [next])
    }
    const states = statesOf(original, english, base)
    expect(states.map(({ state }) => state)).not.toContain('stale')
  })

  test('a note whose label is taken gets another', () => {
    const base =
      'Eins[^1] und noch etwas mehr.\n\nZwei[^2] und etwas ganz anderes.\n\n[^1]: Alt.\n\n[^2]: Jung.\n'
    const original =
      'Eins[^2] und noch etwas viel mehr.\n\nZwei[^1] und etwas ganz anderes.\n\n[^1]: Jung.\n\n[^2]: Uralt.\n'
    const stale = statesOf(original, base, base).filter(({ state }) => state === 'stale')
    const confirmed = confirm(original, base, stale)
    expect(confirmed).toBe(
      'Eins[^2-2] und noch etwas viel mehr.\n\nZwei[^2] und etwas ganz anderes.\n\n[^2]: Jung.\n\n[^2-2]: Uralt.\n',
    )
    const after = statesOf(original, base, confirmed)
    expect(after.map(({ state }) => state)).toEqual(['fresh', 'fresh'])
  })
})
