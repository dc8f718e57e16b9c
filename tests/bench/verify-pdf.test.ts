import { expect, test } from 'vitest'
import { isSound } from '../../bench/format-report.ts'
import { plantTokens } from '../../bench/plant-tokens.ts'
import type { Margins } from '../../bench/type-area.ts'
import { type PdfReport, verifyPdf } from '../../bench/verify-pdf.ts'
import { tinyLine, tinyPdf, type TinyWord } from '../support/tiny-pdf.ts'

const { expected } = plantTokens('tiny', [
  {
    path: '1.md',
    text: '# The Title\n\nFirst words of it[^a] go on here.\n\nMore words[^b] follow them.\n\n[^a]: Short note.\n\n[^b]: Long note that goes on.\n',
  },
])

/** 20 mm are 56.7 pt. */
const margins: Margins = { inner: 20, outer: 20, head: 20, foot: 20, isMirrored: false }

const head: TinyWord = { text: 'Title', x: 60, baseline: 30, isArtifact: true }
const mark = (text: string, x: number, baseline: number): TinyWord => ({
  text,
  x,
  baseline: baseline - 4,
  size: 6,
})
const line = (text: string, baseline: number): TinyWord[] =>
  tinyLine(text, { x: 60, baseline })
const note = (text: string, baseline: number): TinyWord[] =>
  tinyLine(text, { x: 60, baseline, size: 8 })

const title = line('The Title', 80)
// `First words of it c0001c` is 24 letters wide: the mark stands at 60 + 24 × 6.
const first = [...line('First words of it c0001c', 100), mark('1', 204, 100)]
const goesOn = line('go on here.', 112)
const more = [...line('More words c0002c', 124), mark('2', 162, 124)]
const follow = line('follow them.', 136)
const shortNote = note('1 n0001n Short note. e0001e', 500)
const longNote = [
  ...note('2 n0002n Long note', 512),
  ...note('that goes on. e0002e', 524),
]
const page: TinyWord[] = [
  head,
  ...title,
  ...first,
  ...goesOn,
  ...more,
  ...follow,
  ...shortNote,
  ...longNote,
]

/** The sound page with a word changed. */
function pageWith(text: string, change: Partial<TinyWord>): TinyWord[] {
  const index = page.findIndex((word) => word.text === text)
  return page.with(index, Object.assign({}, page[index], change))
}

async function verify(...pages: readonly (readonly TinyWord[])[]): Promise<PdfReport> {
  return verifyPdf(tinyPdf(pages), expected, { margins })
}

test('a sound page is sound', async () => {
  const report = await verify(page)
  expect(report.notes).toMatchObject({ same: 2, split: 0, faults: [] })
  expect(report.words.faults).toEqual([])
  expect(report.places).toEqual({ offPage: [], outside: [], overlaps: [] })
  expect(isSound(report)).toBe(true)
})

test('a word hyphenated at the end of a page is the same word', async () => {
  const report = await verify(
    [
      ...title,
      ...first,
      ...goesOn,
      ...more,
      ...line('fol-', 136),
      ...shortNote,
      ...longNote,
    ],
    line('low them.', 80),
  )
  expect(report.words.faults).toEqual([])
})

test('a word hyphenated at the end of a page goes on below a figure', async () => {
  const above = [...title, ...first, ...goesOn, ...more, ...line('fol-', 136)]
  const figure = line('Title', 80)
  const report = await verify(
    [...above, ...shortNote, ...longNote],
    [...figure, ...line('low them.', 180)],
  )
  expect(report.words).toMatchObject({ lost: 0 })
})

test('a lost word is found', async () => {
  const report = await verify(page.filter(({ text }) => text !== 'here.'))
  expect(report.words.faults).toMatchObject([
    { kind: 'lost', words: 'here.', where: 'body' },
  ])
  expect(isSound(report)).toBe(false)
})

test('a lost word of a note is found', async () => {
  const report = await verify(page.filter(({ text }) => text !== 'Short'))
  expect(report.words.faults).toMatchObject([
    { kind: 'lost', words: 'Short', where: 'note 1' },
  ])
})

test('a line printed twice is found', async () => {
  const report = await verify(
    page,
    goesOn.map((word) => ({ ...word, baseline: 80 })),
  )
  expect(report.words).toMatchObject({ lost: 0, doubled: 3 })
})

test('a word that nobody wrote is found', async () => {
  const report = await verify([
    ...page.slice(0, -10),
    ...line('Alien', 148),
    ...page.slice(-10),
  ])
  expect(report.words.foreign).toBe(1)
})

test('a note on the page after its call is found', async () => {
  const report = await verify(
    [...title, ...first, ...goesOn, ...more, ...follow, ...shortNote],
    longNote,
  )
  expect(report.notes).toMatchObject({ same: 1, next: 1, later: 0 })
  expect(report.words.faults).toEqual([])
})

test('a note two pages after its call is found', async () => {
  const report = await verify(
    [...title, ...first, ...goesOn, ...longNote.slice(0, 0), ...shortNote, ...more],
    follow,
    longNote,
  )
  expect(report.notes).toMatchObject({ later: 1 })
})

test('a note before its call is found', async () => {
  const report = await verify(
    [...title, ...first, ...goesOn, ...shortNote, ...longNote],
    [...more, ...follow],
  )
  expect(report.notes).toMatchObject({ before: 1 })
})

test('a note that goes on at the foot of the next page is split', async () => {
  const report = await verify(
    [
      ...title,
      ...first,
      ...goesOn,
      ...more,
      ...shortNote,
      ...note('2 n0002n Long note', 512),
    ],
    [...follow, ...note('that goes on. e0002e', 500)],
  )
  expect(report.notes).toMatchObject({ same: 1, split: 1, faults: [] })
  expect(report.words.faults).toEqual([])
})

test('a lost note, a lost tail and a lost call are found', async () => {
  const lost = await verify([
    ...title,
    ...first,
    ...goesOn,
    ...more,
    ...follow,
    ...longNote,
  ])
  expect(lost.notes).toMatchObject({ lostNotes: 1, lostTails: 1 })
  const tail = await verify(page.filter(({ text }) => text !== 'e0002e'))
  expect(tail.notes).toMatchObject({ lostNotes: 0, lostTails: 1 })
  const call = await verify(page.filter(({ text }) => text !== 'c0002c'))
  expect(call.notes).toMatchObject({ lostCalls: 1 })
})

test('a wrong mark is found', async () => {
  const report = await verify(
    page.map((word) =>
      word.text === '2' && word.size === 6 ? { ...word, text: '7' } : word,
    ),
  )
  expect(report.notes).toMatchObject({ wrongMarks: 1 })
  expect(isSound(report)).toBe(false)
})

test('a word beyond the edge of the page is found', async () => {
  const report = await verify(pageWith('here.', { x: 390 }))
  expect(report.places.offPage).toEqual([{ page: 1, text: 'he' }])
  // What is cut off is not there to be read.
  expect(report.words).toMatchObject({ lost: 1 })
})

test('a word outside the type area is found, a running head is not', async () => {
  const report = await verify(pageWith('here.', { x: 330 }))
  expect(report.places).toMatchObject({
    offPage: [],
    outside: [{ page: 1, text: 'here.' }],
  })
})

test('a line that runs into the foot margin is found', async () => {
  const low = note('that goes on. e0002e', 560)
  const report = await verify([...page.slice(0, -low.length), ...low])
  expect(report.places.outside).toHaveLength(4)
})

test('a word printed over another is found', async () => {
  const report = await verify(pageWith('here.', { x: 65 }))
  expect(report.places.overlaps.length).toBeGreaterThan(0)
})

test('an empty band is found, before a chapter and on the last page it is not', async () => {
  const body = [...title, ...first, ...goesOn, ...more]
  const rest = [...follow, ...longNote]
  const report = await verify([...body, ...shortNote], rest)
  expect(report.gaps).toEqual([{ page: 1, heightPt: 368, fromPt: 126 }])
  expect((await verify([...body, ...shortNote, ...rest])).gaps).toEqual([])
})

test('two notes may go on beside one another, from a page to the next', async () => {
  const both = plantTokens('tiny', [
    {
      path: '1.md',
      text: '# The Title\n\nWords[^a] and[^b] more words.\n\n[^a]: One two three four five six seven eight.\n\n[^b]: Red orange yellow green blue indigo violet.\n',
    },
  ]).expected
  const begun = [
    ...line('The Title', 80),
    ...line('Words c0001c', 100),
    mark('1', 132, 100),
    ...line('and c0002c', 112),
    mark('2', 120, 112),
    ...line('more words.', 124),
    ...note('1 n0001n One two three', 500),
    ...note('2 n0002n Red orange yel-', 512),
  ]
  const ended = [
    ...note('four five six seven eight. e0001e', 500),
    ...note('low green blue indigo violet. e0002e', 512),
  ]
  const sound = await verifyPdf(tinyPdf([begun, ended]), both, { margins })
  expect(sound.words.faults).toEqual([])
  expect(sound.notes).toMatchObject({ split: 2, faults: [] })
})
