import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseColumns } from '../../src/pages/choose-columns.ts'
import type { PageRoom } from '../../src/pages/galley.ts'
import type { ColumnsPlan, ParallelGalley } from '../../src/pages/parallel-galley.ts'
import { columnsFaults } from './columns-faults.ts'
import { plain } from './random-galley.ts'
import { parallelOf, randomParallelGalley } from './random-parallel-galley.ts'

/** Ten lines of 20 px. */
const room: PageRoom = {
  heightPx: 200,
  separatorPx: 10,
  lineHeightPx: 20,
  noteShare: 0.6,
}

function pagesOf(galley: ParallelGalley): ColumnsPlan[] {
  return chooseColumns(galley, room).map(({ plan }) => plan)
}

/** Lines of each column, then notes of each area: `0–10 0–8 | 0:0–3`. */
function show(galley: ParallelGalley): string[] {
  return pagesOf(galley).map(({ columns, areas, overfullPx }) => {
    const lines = columns.map(({ from, to }) => `${from}–${to}`).join(' ')
    const notes = areas.map((parts) =>
      parts.map((part) => `${part.note}:${part.from}–${part.to}`).join(' '),
    )
    const isNoted = notes.some((own) => own !== '')
    const over = overfullPx > 0 ? [`over by ${overfullPx}`] : []
    return [lines, ...(isNoted ? notes : []), ...over].join(' | ')
  })
}

const bead = (...counts: number[]): { sides: object[][] } => ({
  sides: counts.map((count) => plain(count, {})),
})

describe('beads', () => {
  test('stand below one another, each below the longest side of the one before', () => {
    // 4 + 4 lines fill eight of ten; the third bead of three lines is not parted for two.
    expect(show(parallelOf([bead(4, 3), bead(2, 4), bead(3, 3)]))).toEqual([
      '0–6 0–7',
      '6–9 7–10',
    ])
  })

  test('are parted in all columns where the page would stay too empty', () => {
    expect(show(parallelOf([bead(4, 4), bead(12, 11)]))).toEqual([
      '0–10 0–10',
      '10–16 10–15',
    ])
  })

  test('a side that has ended stays empty', () => {
    expect(show(parallelOf([bead(25, 4)]))).toEqual([
      '0–10 0–4',
      '10–20 4–4',
      '20–25 4–4',
    ])
  })

  test('a side that one language lacks leaves its column empty', () => {
    expect(show(parallelOf([bead(6, 0), bead(4, 4), bead(5, 5)]))).toEqual([
      '0–10 0–4',
      '10–15 4–9',
    ])
  })

  test('a bead with its heading goes to the next page rather than part from it', () => {
    const heading = bead(1, 1)
    const text = { ...bead(3, 3), breakBefore: 'never' as const }
    const first = [
      {},
      { breakBefore: 'never' as const },
      { breakBefore: 'never' as const },
    ]
    const whole = { ...text, sides: [first, first] }
    expect(show(parallelOf([bead(8, 8), heading, whole]))).toEqual([
      '0–8 0–8',
      '8–12 8–12',
    ])
  })

  test('of a side with a widow a line less stays', () => {
    const sides = [
      plain(14, {}),
      plain(11, {}).with(10, { breakBefore: 'widow' as const }),
    ]
    expect(show(parallelOf([{ sides }]))).toEqual(['0–10 0–9', '10–14 9–11'])
  })

  test('something higher than a page has a page of its own', () => {
    const tall = { sides: [[{ heightPx: 230 }], [{}]] }
    expect(show(parallelOf([bead(2, 2), tall, bead(2, 2)]))).toEqual([
      '0–2 0–2',
      '2–3 2–3 | over by 30',
      '3–5 3–5',
    ])
  })
})

describe('notes', () => {
  test('stand under their own column', () => {
    const sides = [
      plain(6, {}).with(0, { notes: [0] }),
      plain(6, {}).with(0, { notes: [1] }),
    ]
    const galley = parallelOf([{ sides }], [plain(3, {}), plain(1, {})])
    expect(show(galley)).toEqual(['0–6 0–6 | 0:0–3 | 1:0–1'])
  })

  test('leave the other column its lines', () => {
    const sides = [plain(14, {}).with(0, { notes: [0] }), plain(14, {})]
    const galley = parallelOf([{ sides }], [plain(5, {})])
    expect(show(galley)).toEqual(['0–7 0–10 | 0:0–5 | ', '7–14 10–14'])
  })

  test('of one area stand below all columns', () => {
    const sides = [
      plain(14, {}).with(0, { notes: [0] }),
      plain(14, {}).with(0, { notes: [1] }),
    ]
    const galley = parallelOf([{ sides }], [plain(3, {}), plain(2, {})], [[0, 1]])
    expect(show(galley)).toEqual(['0–7 0–7 | 0:0–3 1:0–2', '7–14 7–14'])
  })

  test('a long note goes on under its own column', () => {
    const sides = [plain(30, {}).with(0, { notes: [0] }), plain(30, {})]
    const galley = parallelOf([{ sides }], [plain(30, {})])
    const pages = show(galley)
    expect(pages[0]).toMatch(/^0–\d+ 0–(?:9|10) \| 0:0–\d+ \| $/u)
    expect(pages.length).toBeLessThan(7)
    expect(columnsFaults(galley, room, pagesOf(galley))).toEqual([])
  })
})

test('sides that go on are level by their baselines', () => {
  const sides = [plain(20, { risePx: 12 }), plain(20, { heightPx: 20, risePx: 15 })]
  const [, second] = pagesOf(parallelOf([{ sides }]))
  expect(second?.loweredPx).toEqual([3, 0])
})

test('whatever the beads and their notes, nothing is lost, early, late or too high', () => {
  fc.assert(
    fc.property(randomParallelGalley, (galley) => {
      expect(columnsFaults(galley, room, pagesOf(galley))).toEqual([])
    }),
    { numRuns: 60 },
  )
})
