import { describe, expect, test } from 'vitest'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { type ManuscriptRevision, reviewManuscript } from '../../src/review.ts'
import { describeFollowed } from '../../src/review/describe-followed.ts'
import type { Review } from '../../src/review/review.ts'
import { formatSummary, summarise } from '../../src/review/review.ts'
import { toTerminal } from '../../src/review/to-terminal.ts'

type Files = Readonly<Record<string, string>>

const german = `# Das Wort

Das Wort nimmt den Ton des Raumes an, in den es fällt[^1].

Gesagt wurde es im Juli, als niemand zuhörte.

- Ein Gast kam.
- Ein anderer ging.

[^1]: Ein Wort aus einer anderen Sprache.
`
const english = `# The Word

The word takes on the sound of the room that it falls into[^1].

It was said in July, when nobody listened.

- A guest came.
- Another one left.

[^1]: A word of another language.
`
const added =
  'Ein neuer Absatz, den vorher niemand vermisst hat, steht nun hier zwischen den anderen; er ist so lang, dass ihn keiner für den Teil eines anderen halten kann, und er handelt von 1848 und von 1849.'
const files: Files = {
  'book.yaml': 'title: Das Wort\nlanguage: de\ntranslations: [en]\n',
  'de/01.md': german,
  'en/01.md': english,
}

async function revision(label: string, changed: Files): Promise<ManuscriptRevision> {
  const source = memorySource({ ...files, ...changed })
  return { label, source, manuscript: await readManuscript(source) }
}

async function reviewed(now: Files, old: Files = {}): Promise<Review> {
  const revisions = [await revision('v1', old), await revision('v2', now)] as const
  return reviewManuscript(...revisions, () => Promise.resolve())
}

/** `c1 en has not changed, en/01.md:3` for every change that asks for something. */
async function followed(now: Files, old: Files = {}): Promise<string[]> {
  const { followed: passages } = await reviewed(now, old)
  return [...passages].flatMap(([id, all]) =>
    all.map((passage) => `${id} ${describeFollowed(passage)}`),
  )
}

describe('a changed passage of the original', () => {
  test('whose translation has not changed is stale', async () => {
    const now = { 'de/01.md': german.replace('Juli', 'Juni') }
    expect(await followed(now)).toEqual(['c1 en has not changed, en/01.md:5'])
    const told = formatSummary(summarise(await reviewed(now)))
    expect(told).toBe('1 change in 1 chapter: 1 change of words; en: 1 passage stale')
  })

  test('whose translation has changed as well was followed', async () => {
    const now = {
      'de/01.md': german.replace('Juli', 'Juni'),
      'en/01.md': english.replace('July', 'June'),
    }
    expect(await followed(now)).toEqual(['c1 en has changed too (c2), en/01.md:5'])
    expect(summarise(await reviewed(now)).behind.size).toBe(0)
  })

  test('is followed only where it was changed', async () => {
    const now = {
      'de/01.md': german.replace('Juli', 'Juni'),
      'en/01.md': english.replace('room', 'hall'),
    }
    expect(await followed(now)).toEqual(['c1 en has not changed, en/01.md:5'])
  })

  test('is the one that calls a changed note', async () => {
    const now = { 'de/01.md': german.replace('anderen', 'fremden') }
    expect(await followed(now)).toEqual(['c1 en has not changed, en/01.md:3'])
  })

  test('is an item of a list, not the list', async () => {
    const now = {
      'de/01.md': german.replace('Ein Gast', 'Kein Gast'),
      'en/01.md': english.replace('Another one left', 'The other one left'),
    }
    expect(await followed(now)).toEqual(['c1 en has not changed, en/01.md:7'])
  })

  test('that is new and not translated is missing', async () => {
    const now = {
      'de/01.md': german.replace('Gesagt', `${added}\n\nGesagt`),
    }
    expect(await followed(now)).toEqual(['c1 en has no translation of it'])
    expect(formatSummary(summarise(await reviewed(now)))).toContain(
      '; en: 1 not translated',
    )
  })

  test('that is gone has a translation to be removed', async () => {
    const gone = /Gesagt.*\n\n/u
    const now = { 'de/01.md': german.replace(gone, '') }
    expect(await followed(now)).toEqual(['c1 en has not changed, en/01.md:5'])
    const both = { ...now, 'en/01.md': english.replace(/It was.*\n\n/u, '') }
    expect(await followed(both)).toEqual(['c1 en has changed too (c2), en/01.md:5'])
  })

  test('asks for nothing when it is only divided or carried elsewhere, or by its signs', async () => {
    const [title = '', first = '', second = '', ...rest] = german.split('\n\n')
    const moved = { 'de/01.md': [title, second, first, ...rest].join('\n\n') }
    expect(await followed(moved)).toEqual([])
    const signs = { 'de/01.md': german.replace('Juli, als', 'Juli; als') }
    expect(await followed(signs)).toEqual([])
    const counted = files['book.yaml']?.concat('stale: [punctuation]\n') ?? ''
    expect(
      await followed({ ...signs, 'book.yaml': counted }, { 'book.yaml': counted }),
    ).toEqual(['c1 en has not changed, en/01.md:5'])
  })

  test('of a chapter that nobody has translated is missing', async () => {
    const one = { 'de/02.md': '# Zwei\n\nEin Kapitel, das niemand übersetzt hat.\n' }
    const other = { 'de/02.md': '# Zwei\n\nEin Kapitel, das keiner übersetzt hat.\n' }
    expect(await followed(other, one)).toEqual(['c1 en has no translation of it'])
  })
})

test('on the terminal it stands below the change', async () => {
  const review = await reviewed({ 'de/01.md': german.replace('Juli', 'Juni') })
  expect(toTerminal(review, { hasColours: false, columns: 80 }))
    .toBe(`v1 → v2: 1 change in 1 chapter: 1 change of words; en: 1 passage stale

Das Wort  de/01.md
  5:20  words
    Gesagt wurde es im [-Juli-]{+Juni+}, als niemand zuhörte.
    → en has not changed, en/01.md:5`)
})
