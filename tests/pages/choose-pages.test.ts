import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosePages } from '../../src/pages/choose-pages.ts'
import type { Galley, PagePlan, PageRoom } from '../../src/pages/galley.ts'
import { galleyOf, plain, randomGalley } from './random-galley.ts'
import { firstFit } from './first-fit.ts'
import { faultsOf } from './page-faults.ts'

/** Ten lines of 20 px. */
const room: PageRoom = {
  heightPx: 200,
  separatorPx: 10,
  lineHeightPx: 20,
  noteShare: 0.6,
}

/** What stands on each page, whatever it costs. */
function breakPages(galley: Galley, pageRoom: PageRoom): PagePlan[] {
  return choosePages(galley, pageRoom).map(({ plan }) => plan)
}

/** Pages as `from–to`, notes as `note:from–to`. */
function show(pages: readonly PagePlan[]): string[] {
  return pages.map(({ from, to, notes, overfullPx }) =>
    [
      `${from}–${to}`,
      ...notes.map((part) => `${part.note}:${part.from}–${part.to}`),
      ...(overfullPx > 0 ? [`over by ${overfullPx}`] : []),
    ].join(' '),
  )
}

const noteCount = (page: string): number => page.split(' ').length - 1

describe('text', () => {
  test('pages are filled with whole lines', () => {
    expect(show(breakPages(galleyOf(plain(25, {})), room))).toEqual([
      '0–10',
      '10–20',
      '20–25',
    ])
  })

  test('an empty galley has no page', () => {
    expect(breakPages(galleyOf([]), room)).toEqual([])
  })

  test('white above a line falls away at the head of a page, but not on the first', () => {
    const lines = plain(23, {}).with(0, { gapPx: 40 }).with(8, { gapPx: 40 })
    expect(show(breakPages(galleyOf(lines), room))).toEqual(['0–8', '8–18', '18–23'])
  })

  test('a heading is kept with its text', () => {
    const lines = [
      ...plain(9, {}),
      {},
      { breakBefore: 'never' as const },
      ...plain(5, {}),
    ]
    expect(show(breakPages(galleyOf(lines), room))).toEqual(['0–9', '9–16'])
  })

  test('a widow takes a line with it', () => {
    const lines = plain(15, {}).with(10, { breakBefore: 'widow' })
    expect(show(breakPages(galleyOf(lines), room))).toEqual(['0–9', '9–15'])
  })

  test('a forced break is obeyed', () => {
    const lines = plain(6, {}).with(2, { breakBefore: 'forced' })
    expect(show(breakPages(galleyOf(lines), room))).toEqual(['0–2', '2–6'])
  })

  test('room is left for the head that a table repeats', () => {
    const lines = plain(22, { headPx: 30 }).with(0, { headPx: 0 })
    expect(show(breakPages(galleyOf(lines), room))).toEqual(['0–10', '10–18', '18–22'])
  })

  test('a block higher than a page has a page of its own', () => {
    const lines = [{}, { heightPx: 230 }, {}]
    expect(show(breakPages(galleyOf(lines), room))).toEqual([
      '0–1',
      '1–2 over by 30',
      '2–3',
    ])
  })

  test('lines that belong together but are far higher than a page are parted', () => {
    const lines = plain(25, { breakBefore: 'never' as const })
    expect(show(breakPages(galleyOf(lines), room))).toEqual(['0–10', '10–20', '20–25'])
  })
})

describe('notes', () => {
  test('stand on the page of their call', () => {
    const lines = plain(12, {}).with(3, { notes: [0] })
    const galley = galleyOf(lines, [plain(3, {})])
    expect(show(breakPages(galley, room))).toEqual(['0–8 0:0–3', '8–12'])
  })

  test('a call in the last line of a page takes its note along', () => {
    const lines = plain(12, {}).with(9, { notes: [0] })
    const galley = galleyOf(lines, [plain(2, {})])
    expect(show(breakPages(galley, room))).toEqual(['0–9', '9–12 0:0–2'])
  })

  test('a long note goes on at the foot of the next page, before that page’s own', () => {
    const lines = plain(14, {})
      .with(1, { notes: [0] })
      .with(4, { notes: [1] })
    const galley = galleyOf(lines, [plain(20, {}), plain(2, {})])
    expect(show(breakPages(galley, room))).toEqual([
      '0–4 0:0–11',
      '4–8 0:11–20 1:0–2',
      '8–14',
    ])
  })

  test('a note longer than a page fills the foot of page after page', () => {
    const galley = galleyOf([{ notes: [0] }, {}, {}], [plain(60, {})])
    const pages = breakPages(galley, room)
    expect(faultsOf(galley, room, pages)).toEqual([])
    expect(pages.length).toBeGreaterThan(3)
  })

  test('a note called in a note is set after it', () => {
    const galley = galleyOf([{ notes: [0, 2] }], [[{}, { notes: [1] }], [{}], [{}]])
    expect(show(breakPages(galley, room))).toEqual(['0–1 0:0–2 1:0–1 2:0–1'])
  })

  test('of fifty notes in a line as many begin as the page holds; the others follow in order', () => {
    const notes = plain(50, [{}])
    const galley = galleyOf([{}, { notes: [...notes.keys()] }, {}], notes)
    expect(show(breakPages(galley, room)).map(noteCount)).toEqual([0, 17, 17, 16])
    expect(faultsOf(galley, room, breakPages(galley, room))).toEqual([])
  })

  test('a picture in a note higher than a page has a page of its own, and no other note waits there', () => {
    const galley = galleyOf([{ notes: [0, 1] }, {}], [[{ heightPx: 300 }], plain(2, {})])
    expect(show(breakPages(galley, room))).toEqual([
      '0–1',
      '1–1 0:0–1 over by 110',
      '1–2 1:0–2',
    ])
  })

  test('notes carried over a forced break stand below the text that follows it', () => {
    const lines = [{}, { notes: [0] }, { breakBefore: 'forced' as const }, {}, {}, {}]
    const galley = galleyOf(lines, [plain(20, {})])
    expect(show(breakPages(galley, room))).toEqual(['0–2 0:0–12', '2–6 0:12–20'])
  })
})

const randomRoom = fc.record({
  heightPx: fc.integer({ min: 150, max: 900 }),
  separatorPx: fc.integer({ min: 0, max: 20 }),
  lineHeightPx: fc.constant(20),
  noteShare: fc.constantFrom(0.3, 0.6, 1),
})

test('whatever the galley: nothing lost, nothing moved, nothing overfull that need not be', () => {
  fc.assert(
    fc.property(randomGalley, randomRoom, (galley, anyRoom) => {
      expect(faultsOf(galley, anyRoom, breakPages(galley, anyRoom))).toEqual([])
    }),
    { numRuns: 600 },
  )
})

test('whatever the galley: pages broken together cost no more than one after the other', () => {
  fc.assert(
    fc.property(randomGalley, randomRoom, (galley, anyRoom) => {
      const costs = choosePages(galley, anyRoom).flatMap(({ charges }) => charges)
      const together = costs.reduce((sum, { cost }) => sum + cost, 0)
      expect(together).toBeLessThanOrEqual(firstFit(galley, anyRoom).cost + 1e-6)
    }),
    { numRuns: 600 },
  )
})

const long: Readonly<Record<string, (count: number) => Galley>> = {
  'a text with notes': (count) =>
    galleyOf(
      Array.from({ length: count }, (_, index) => ({
        breakBefore: index % 7 === 0 ? 'good' : 'widow',
        notes: index % 5 === 0 ? [index / 5] : [],
      })),
      plain(count / 5, plain(6, {})),
    ),
  'lines that may not be parted': (count) =>
    galleyOf(plain(count, { breakBefore: 'never' as const })),
  'a note': (count) => galleyOf([{ notes: [0] }], [plain(count, {})]),
  'notes called in one line': (count) =>
    galleyOf([{ notes: [...plain(count, {}).keys()] }, {}], plain(count, [{}])),
  'notes called in notes': (count) =>
    galleyOf(
      [{ notes: [0] }],
      Array.from({ length: count / 40 }, (_, index) => [
        { notes: index + 1 < count / 40 ? [index + 1] : [] },
        ...plain(39, {}),
      ]),
    ),
}

test.each(Object.entries(long))(
  'the work that %s makes grows no faster than its length',
  (_, lines) => {
    expect(looksOf(lines(10_000)) / looksOf(lines(1000))).toBeLessThan(12)
  },
)

/** How often a line of text or of a note is looked at. */
function looksOf(galley: Galley): number {
  let looks = 0
  const watched = <T extends object>(list: T): T =>
    new Proxy(list, {
      get(target, key, receiver) {
        if (typeof key === 'string' && /^\d+$/u.test(key)) looks += 1
        return Reflect.get(target, key, receiver)
      },
    })
  const notes = galley.notes.map((note) => watched(note))
  breakPages({ lines: watched(galley.lines), notes }, room)
  return looks
}
