import { describe, expect, test } from 'vitest'
import { chapterUnits } from '../../src/exchange/chapter-units.ts'
import { exchangeChapter } from '../support/exchange-chapter.ts'

const german = `---
title: Der Brunnen
---

# Der Brunnen

Im Hof steht ein *Brunnen*[^1], den [niemand](https://example.org/de) kennt.

- Das Seil ist aus Hanf.
- Der Eimer ist aus \`Zink\`.

| Jahr | Tiefe |
| ---- | ----- |
| 1776 | 12 m  |

[^1]: Er gehört zum **Haus** Nummer neun.
`

const english = `---
title: The Well
---

# The Well

In the yard there is a *well*[^7] that [nobody](https://example.org/en) knows.

- The rope is of hemp.
- The bucket is of \`zinc\`.

| Year | Depth |
| ---- | ----- |
| 1776 | 12 m  |

[^7]: It belongs to **house** number nine.
`

function texts(base?: string): (readonly [string, string, string, string])[] {
  return chapterUnits(exchangeChapter(german, english, base)).map(
    ({ context, source, target, state }) => [context, source, target, state] as const,
  )
}

test('a chapter is divided into what a translator works on at a time', () => {
  expect(texts()).toEqual([
    ['brunnen|title', 'Der Brunnen', 'The Well', 'translated'],
    ['brunnen', 'Der Brunnen', 'The Well', 'translated'],
    [
      'brunnen',
      'Im Hof steht ein <em>Brunnen</em><note1/>, den <a1>niemand</a1> kennt.',
      'In the yard there is a <em>well</em><note1/> that <a1>nobody</a1> knows.',
      'translated',
    ],
    [
      'brunnen|note',
      'Er gehört zum <strong>Haus</strong> Nummer neun.',
      'It belongs to <strong>house</strong> number nine.',
      'translated',
    ],
    ['brunnen', 'Das Seil ist aus Hanf.', 'The rope is of hemp.', 'translated'],
    [
      'brunnen',
      'Der Eimer ist aus <code>Zink</code>.',
      'The bucket is of <code>zinc</code>.',
      'translated',
    ],
    ['brunnen', 'Jahr', 'Year', 'translated'],
    ['brunnen', 'Tiefe', 'Depth', 'translated'],
    ['brunnen', '1776', '1776', 'translated'],
    ['brunnen', '12 m', '12 m', 'translated'],
  ])
})

test('comments say what a unit is and what its placeholders stand for', () => {
  const units = chapterUnits(exchangeChapter(german, english))
  expect(units[2]?.comments).toEqual([
    'paragraph',
    'translated at en/brunnen.md:7',
    'note1 = [^1] Er gehört zum Haus Nummer neun.',
    'a1 = https://example.org/de',
  ])
  expect(units[3]?.comments[0]).toBe('note, paragraph, called at de/brunnen.md:7')
})

function stale(before: string, after: string): (readonly [string, string | undefined])[] {
  const chapter = exchangeChapter(german.replace(before, after), english, german)
  return chapterUnits(chapter)
    .filter(({ state }) => state === 'stale')
    .map(({ source, previous }) => [source, previous] as const)
}

describe('of what changed since it was translated', () => {
  test('a passage is stale, with what it was', () => {
    expect(stale('Im Hof', 'Im Garten')).toEqual([
      [
        'Im Garten steht ein <em>Brunnen</em><note1/>, den <a1>niemand</a1> kennt.',
        'Im Hof steht ein <em>Brunnen</em><note1/>, den <a1>niemand</a1> kennt.',
      ],
    ])
  })

  test('one item of a list is stale, not the list', () => {
    expect(stale('Hanf', 'Stahl')).toEqual([
      ['Das Seil ist aus Stahl.', 'Das Seil ist aus Hanf.'],
    ])
  })

  test('a note is stale, not the passage that calls it', () => {
    expect(stale('Nummer neun', 'Nummer zehn')).toEqual([
      [
        'Er gehört zum <strong>Haus</strong> Nummer zehn.',
        'Er gehört zum <strong>Haus</strong> Nummer neun.',
      ],
    ])
  })

  test('a title is stale', () => {
    expect(stale('title: Der Brunnen', 'title: Der alte Brunnen')).toEqual([
      ['Der alte Brunnen', 'Der Brunnen'],
    ])
  })

  test('a comma makes nothing stale', () => {
    expect(stale('Im Hof steht', 'Im Hof, steht')).toEqual([])
  })
})

describe('contexts', () => {
  test('stay the same when passages are added, moved or edited', () => {
    const edited = german
      .replace(
        'Im Hof',
        'Ein Absatz mehr, der zwischen den anderen steht und nicht übersetzt ist, und noch einer.\n\nIm Hof',
      )
      .replaceAll('[^1]', '[^2]')
    const before = texts()
    const after = chapterUnits(exchangeChapter(edited, english))
    const keys = new Set(after.map(({ context, source }) => `${context} ${source}`))
    expect(
      before.filter(([context, source]) => !keys.has(`${context} ${source}`)),
    ).toEqual([])
  })

  test('count passages that say the same', () => {
    const chapter = exchangeChapter('Ja.\n\nNein.\n\nJa.\n', 'Yes.\n\nNo.\n\nYes.\n')
    expect(chapterUnits(chapter).map(({ context }) => context)).toEqual([
      'brunnen',
      'brunnen',
      'brunnen|2',
    ])
  })
})

test('text that looks like a placeholder is escaped, and a note with a name has it in its context', () => {
  const chapter = exchangeChapter('Das Zeichen \\<em>[^seil] &lt;', 'The sign[^seil]\n')
  const [unit] = chapterUnits(chapter)
  expect(unit?.source).toBe('Das Zeichen &lt;em><note1/> <')
})
