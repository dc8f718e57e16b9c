import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BeadLines, BothSides } from '../../src/pages/beads.ts'
import type { ChosenPage } from '../../src/pages/choose-pages.ts'
import { type FacingPages, facingPages } from '../../src/pages/facing.ts'
import type { Galley, PageRoom, Side } from '../../src/pages/galley.ts'
import { facingFirstFit } from './facing-first-fit.ts'
import { faultsOf } from './page-faults.ts'
import { beadsOf, randomTexts } from './random-beads.ts'
import { galleyOf, plain, type WrittenLine } from './random-galley.ts'

/** Ten lines of 20 px. */
const room: PageRoom = {
  heightPx: 200,
  separatorPx: 10,
  lineHeightPx: 20,
  noteShare: 0.6,
}

/** Beads of so many lines on either side, and galleys of these lines. */
function textsOf(
  lengths: readonly (readonly [number, number])[],
  lines: Partial<BothSides<Readonly<Record<number, WrittenLine>>>> = {},
): BothSides<Galley> & { readonly beads: readonly BeadLines[] } {
  const side = (which: 0 | 1, own: Readonly<Record<number, WrittenLine>>): Galley => {
    const count = lengths.reduce((sum, bead) => sum + bead[which], 0)
    return galleyOf(Array.from({ length: count }, (_, line) => own[line] ?? {}))
  }
  const verso = side(0, lines.verso ?? {})
  const recto = side(1, lines.recto ?? {})
  return {
    verso,
    recto,
    beads: beadsOf(lengths, verso.lines.length, recto.lines.length),
  }
}

type Texts = ReturnType<typeof textsOf>

/** Spreads as `from–to | from–to`, notes as `note:from–to`. */
function show({ beads, ...galleys }: Texts): string[] {
  return facingPages(galleys, beads, room).map(
    ({ verso, recto }) => `${showPage(verso)} | ${showPage(recto)}`,
  )
}

function showPage({ plan: { from, to, notes } }: ChosenPage): string {
  return [
    `${from}–${to}`,
    ...notes.map((part) => `${part.note}:${part.from}–${part.to}`),
  ].join(' ')
}

describe('the two pages of a spread', () => {
  test('are full and level where both texts are of one length', () => {
    expect(show(textsOf(plain(5, [5, 5])))).toEqual([
      '0–10 | 0–10',
      '10–20 | 10–20',
      '20–25 | 20–25',
    ])
  })

  test('end with the same bead, and the shorter text leaves white', () => {
    expect(show(textsOf(plain(6, [5, 4])))).toEqual([
      '0–10 | 0–8',
      '10–20 | 8–16',
      '20–30 | 16–24',
    ])
  })

  test('part a bead in proportion', () => {
    expect(show(textsOf(plain(5, [8, 4])))).toEqual([
      '0–10 | 0–5',
      '10–20 | 5–10',
      '20–30 | 10–15',
      '30–40 | 15–20',
    ])
  })

  test('share a bead that is longer than a page between spreads', () => {
    expect(show(textsOf([[40, 20]]))).toEqual([
      '0–10 | 0–5',
      '10–20 | 5–10',
      '20–30 | 10–15',
      '30–40 | 15–20',
    ])
  })

  test('wait for a text that the other side does not have', () => {
    const texts = textsOf([
      [5, 5],
      [15, 0],
      [5, 5],
    ])
    expect(show(texts)).toEqual(['0–10 | 0–5', '10–20 | 5–5', '20–25 | 5–10'])
  })

  test('stay blank on one side where its text has ended', () => {
    expect(
      show(
        textsOf([
          [5, 3],
          [0, 17],
        ]),
      ),
    ).toEqual(['0–5 | 0–10', '5–5 | 10–20'])
  })

  test('carry notes on, each on its own side', () => {
    const verso = galleyOf(plain(12, {}).with(1, { notes: [0] }), [plain(14, {})])
    const recto = galleyOf(plain(12, {}).with(1, { notes: [0] }), [plain(2, {})])
    const beads = beadsOf(plain(12, [1, 1]), 12, 12)
    const shown = show({ verso, recto, beads })
    expect(shown[0]).toMatch(/^0–\d 0:0–\d+ \| 0–\d 0:0–2$/u)
    expect(shown[1]).toMatch(/0:\d+–14 \|/u)
  })

  test('obey a page break of either side', () => {
    const texts = textsOf(plain(4, [3, 3]), { verso: { 6: { breakBefore: 'forced' } } })
    expect(show(texts)).toEqual(['0–6 | 0–6', '6–12 | 6–12'])
  })

  test('part a heading from its text rather than begin a bead in two spreads', () => {
    const never: WrittenLine = { breakBefore: 'never' }
    const texts = textsOf(
      [
        [1, 1],
        [9, 9],
        [1, 1],
        [1, 1],
      ],
      {
        verso: { 1: never, 10: { breakBefore: 'never', heightPx: 180 }, 11: never },
        recto: {},
      },
    )
    const spreads = facingPages(texts, texts.beads, room)
    expect(beadFaults(texts.beads, spreads)).toEqual([])
  })
})

/** Beads that do not start in the same spread on both sides. */
function beadFaults(
  beads: readonly BeadLines[],
  spreads: readonly FacingPages[],
): string[] {
  const spreadOf = (side: Side, line: number): number =>
    spreads.findIndex(({ [side]: { plan } }) => plan.from <= line && line < plan.to)
  return beads.flatMap(({ verso, recto }, index) => {
    if (verso.to === verso.from || recto.to === recto.from) return []
    const left = spreadOf('verso', verso.from)
    const right = spreadOf('recto', recto.from)
    return left === right ? [] : [`bead ${index} starts in spreads ${left} and ${right}`]
  })
}

function sideFaults(
  galley: Galley,
  anyRoom: PageRoom,
  pages: readonly ChosenPage[],
): string[] {
  const parted = pages.filter(({ charges }) =>
    charges.some(({ name }) => name === 'parted'),
  )
  const allowed = new Set(
    parted.map(({ plan: { from, to } }) => `page ${from}–${to} ends where none may`),
  )
  const plans = pages.map(({ plan }) => plan)
  return faultsOf(galley, anyRoom, plans).filter((fault) => !allowed.has(fault))
}

const randomRoom = fc.record({
  heightPx: fc.integer({ min: 150, max: 900 }),
  separatorPx: fc.integer({ min: 0, max: 20 }),
  lineHeightPx: fc.constant(20),
  noteShare: fc.constantFrom(0.3, 0.6, 1),
})

test('whatever the texts: the bead rule holds, and nothing is lost, moved or overfull on either side', () => {
  fc.assert(
    fc.property(randomTexts, randomRoom, ({ beads, ...galleys }, anyRoom) => {
      const spreads = facingPages(galleys, beads, anyRoom)
      const left = spreads.map(({ verso }) => verso)
      const right = spreads.map(({ recto }) => recto)
      expect(beadFaults(beads, spreads)).toEqual([])
      expect(sideFaults(galleys.verso, anyRoom, left)).toEqual([])
      expect(sideFaults(galleys.recto, anyRoom, right)).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('whatever the texts: spreads decided together cost no more than one after the other', () => {
  fc.assert(
    fc.property(randomTexts, randomRoom, ({ beads, ...galleys }, anyRoom) => {
      const charges = facingPages(galleys, beads, anyRoom).flatMap(({ verso, recto }) =>
        verso.charges.concat(recto.charges),
      )
      const together = charges.reduce((sum, { cost }) => sum + cost, 0)
      const firstFit = facingFirstFit(galleys, beads, anyRoom)
      expect(together).toBeLessThanOrEqual(firstFit * (1 + 1e-9) + 1e-6)
    }),
    { numRuns: 150 },
  )
})

const long: Readonly<Record<string, (count: number) => Texts>> = {
  'beads of a few lines': (count) =>
    textsOf(
      Array.from({ length: count / 10 }, (_, bead) => [8 + (bead % 5), 6 + (bead % 7)]),
    ),
  'a text that the other side does not have': (count) =>
    textsOf([
      [5, 5],
      [count, 0],
    ]),
  'a bead': (count) => textsOf([[count, count]]),
}

test.each(Object.entries(long))(
  'the work that %s makes grows no faster than its length',
  (_, texts) => {
    expect(looksOf(texts(4000)) / looksOf(texts(1000))).toBeLessThan(5)
  },
)

/** How often a line of either text is looked at. */
function looksOf({ verso, recto, beads }: Texts): number {
  let looks = 0
  const watched = (galley: Galley): Galley => ({
    lines: new Proxy(galley.lines, {
      get(target, key, receiver) {
        if (typeof key === 'string' && /^\d+$/u.test(key)) looks += 1
        return Reflect.get(target, key, receiver)
      },
    }),
    notes: galley.notes,
  })
  facingPages({ verso: watched(verso), recto: watched(recto) }, beads, room)
  return looks
}
