import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosePages } from '../../src/pages/choose-pages.ts'
import type { Galley, GalleyFloat, PagePlan, PageRoom } from '../../src/pages/galley.ts'
import { firstFit } from './first-fit.ts'
import { faultsOf } from './page-faults.ts'
import { galleyOf, plain, randomFloats, type WrittenLine } from './random-galley.ts'

/** Ten lines of 20 px. */
const room: PageRoom = {
  heightPx: 200,
  separatorPx: 10,
  lineHeightPx: 20,
  noteShare: 0.6,
}

/** A float of 80 px with 10 px of white, in its place or above the text of a later page. */
function floatAt(place: number, more: Partial<GalleyFloat> = {}): GalleyFloat {
  const usual = {
    heightPx: 80,
    gapPx: 10,
    may: ['here', 'top', 'bottom'],
    notes: [],
  } as const
  return { ...usual, place, call: place, until: Number.POSITIVE_INFINITY, ...more }
}

function galleyWith(
  lines: readonly WrittenLine[],
  floats: readonly GalleyFloat[],
  notes: Parameters<typeof galleyOf>[1] = [],
): Galley {
  const until = (float: GalleyFloat): number => Math.min(float.until, lines.length)
  const all = floats.map((float) => Object.assign({}, float, { until: until(float) }))
  return { ...galleyOf(lines, notes), floats: all }
}

/** Pages as `from–to`, floats as `position float`, notes as `note:from–to`. */
function show(pages: readonly PagePlan[]): string[] {
  return pages.map(({ from, to, floats = [], notes }) =>
    [
      `${from}–${to}`,
      ...floats.map(({ float, position }) => `${position} ${float}`),
      ...notes.map((part) => `${part.note}:${part.from}–${part.to}`),
    ].join(', '),
  )
}

/** Pages of 24 lines with a float after the fourth that may stand at these places alone. */
function pagesWhere(may: GalleyFloat['may']): string[] {
  return show(pagesOf(galleyWith(plain(24, {}), [floatAt(4, { may })])))
}

function pagesOf(galley: Galley): PagePlan[] {
  const pages = choosePages(galley, room).map(({ plan }) => plan)
  expect(faultsOf(galley, room, pages)).toEqual([])
  return pages
}

describe('a float', () => {
  test('stands in its place where there is room', () => {
    const galley = galleyWith(plain(12, {}), [floatAt(2)])
    expect(show(pagesOf(galley))).toEqual(['0–5, here 0', '5–12'])
  })

  test('moves on to the head of the next page, and the text fills the page', () => {
    const galley = galleyWith(plain(24, {}), [floatAt(8)])
    expect(show(pagesOf(galley))).toEqual(['0–10', '10–15, top 0', '15–24'])
  })

  test('stays where it would leave no more than two lines of white', () => {
    const lines = plain(20, {})
    const galley = galleyWith(lines, [floatAt(8, { heightPx: 20 })])
    expect(show(pagesOf(galley))[0]).toBe('0–8, here 0')
  })

  test('stands at the foot, the head, or on a page of its own if it has to', () => {
    expect(pagesWhere(['bottom'])).toEqual(['0–5, bottom 0', '5–15', '15–24'])
    expect(pagesWhere(['top'])).toEqual(['0–10', '10–15, top 0', '15–24'])
    expect(pagesWhere(['page'])).toEqual(['0–10', '10–10, page 0', '10–20', '20–24'])
  })

  test('stands no earlier than its call, which may come before its place', () => {
    const galley = galleyWith(plain(30, {}), [floatAt(14, { call: 9, may: ['top'] })])
    expect(show(pagesOf(galley))).toEqual(['0–10', '10–15, top 0', '15–25', '25–30'])
  })

  test('does not leave its chapter', () => {
    const galley = galleyWith(plain(24, {}), [floatAt(4, { may: ['top'], until: 10 })])
    expect(show(pagesOf(galley))).toEqual(['0–9', '9–14, top 0', '14–24'])
  })

  test('does not pass a forced break', () => {
    const lines = plain(24, {}).with(10, { breakBefore: 'forced' as const })
    expect(show(pagesOf(galleyWith(lines, [floatAt(4, { may: ['top'] })])))).toEqual([
      '0–10',
      '10–10, page 0',
      '10–20',
      '20–24',
    ])
  })

  test('takes its notes along, and they stand in the order of the text', () => {
    const lines = plain(24, {})
      .with(3, { notes: [0] })
      .with(4, { notes: [2] })
    const float = floatAt(4, { heightPx: 40, notes: [1] })
    const notes = [plain(1, {}), plain(1, {}), plain(1, {})]
    expect(show(pagesOf(galleyWith(lines, [float], notes)))[0]).toBe(
      '0–5, here 0, 0:0–1, 1:0–1, 2:0–1',
    )
    const moved = galleyWith(lines, [{ ...float, may: ['top'] }], notes)
    expect(show(pagesOf(moved)).slice(0, 2)).toEqual([
      '0–8, 0:0–1, 2:0–1',
      '8–14, top 0, 1:0–1',
    ])
  })

  test('whose notes find no room beside it keeps them for the next page', () => {
    const float = floatAt(1, { heightPx: 195, notes: [0] })
    const galley = galleyWith(plain(2, {}), [float], [plain(2, {})])
    expect(show(pagesOf(galley))).toEqual(['0–2', '2–2, page 0', '2–2, 0:0–2'])
  })
})

test('floats in a row keep their order', () => {
  const galley = galleyWith(
    plain(60, {}),
    [8, 8, 8, 9].map((place) => floatAt(place)),
  )
  const pages = pagesOf(galley)
  expect(pages.flatMap(({ floats = [] }) => floats.map(({ float }) => float))).toEqual([
    0, 1, 2, 3,
  ])
})

test('more floats than wait for text have pages of their own', () => {
  const galley = galleyWith(plain(12, {}), plain(30, floatAt(4)))
  expect(pagesOf(galley).length).toBeGreaterThan(14)
})

const randomRoom = fc.record({
  heightPx: fc.integer({ min: 150, max: 900 }),
  separatorPx: fc.integer({ min: 0, max: 20 }),
  lineHeightPx: fc.constant(20),
  noteShare: fc.constantFrom(0.3, 0.6, 1),
})

test('whatever the galley: every line, note and float once, in order, where it may', () => {
  fc.assert(
    fc.property(randomFloats, randomRoom, (galley, anyRoom) => {
      const pages = choosePages(galley, anyRoom).map(({ plan }) => plan)
      expect(faultsOf(galley, anyRoom, pages)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('whatever the galley: pages chosen together cost no more than one after the other', () => {
  fc.assert(
    fc.property(randomFloats, randomRoom, (galley, anyRoom) => {
      const costs = choosePages(galley, anyRoom).flatMap(({ charges }) => charges)
      const together = costs.reduce((sum, { cost }) => sum + cost, 0)
      expect(together).toBeLessThanOrEqual(firstFit(galley, anyRoom).cost + 1e-6)
    }),
    { numRuns: 300 },
  )
})
