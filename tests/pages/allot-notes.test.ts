import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Allotment, allotNotes, type OpenNote } from '../../src/pages/allot-notes.ts'
import { squeezeNotes } from '../../src/pages/squeeze-notes.ts'
import { galleyOf, plain, randomGalley, type WrittenNoteLine } from './random-galley.ts'

const begun = (note: number, from = 0): OpenNote => ({ note, from })

interface Queue {
  readonly open?: readonly OpenNote[]
  readonly fresh?: number
}

/** Share room among notes of 10 px a line; all of them are fresh unless told otherwise. */
function allot(
  notes: readonly (readonly WrittenNoteLine[])[],
  roomPx: number,
  { open = [begun(0)], fresh = open.length }: Queue = {},
): string | undefined {
  return show(allotNotes(galleyOf([], notes), open, fresh, roomPx))
}

function show(allotment: Allotment | undefined): string | undefined {
  if (!allotment) return undefined
  const placed = allotment.placed.map(({ note, from, to }) => `${note}:${from}–${to}`)
  const carried = allotment.carried.map(({ note, from }) => `${note}:${from}`)
  return `${placed.join(' ')} | ${carried.join(' ')}`.trim()
}

test('a note that fits is set whole', () => {
  expect(allot([plain(4, {})], 40)).toBe('0:0–4 |')
})

test('a note that does not is split with two lines on either side', () => {
  expect(allot([plain(5, {})], 45)).toBe('0:0–3 | 0:3')
  expect(allot([plain(5, {})], 20)).toBe('0:0–2 | 0:2')
  expect(allot([plain(5, {})], 19)).toBeUndefined()
})

test('a table that goes on in a note has room for its head', () => {
  const rows = plain(6, { headPx: 15 })
  expect(allot([rows], 40, { open: [begun(0, 2)], fresh: 0 })).toBe('0:2–4 | 0:4')
  expect(allot([rows], 55, { open: [begun(0, 2)], fresh: 0 })).toBe('0:2–6 |')
})

test('lines may be off by what browsers round', () => {
  expect(allot([plain(4, {})], 39.96)).toBe('0:0–4 |')
})

test('nothing is set after a note that is split', () => {
  const notes = [plain(5, {}), plain(1, {})]
  const open = [begun(0), begun(1)]
  expect(allot(notes, 45, { open, fresh: 0 })).toBe('0:0–3 | 0:3 1:0')
  expect(allot(notes, 45, { open, fresh: 1 })).toBeUndefined()
})

test('what was carried goes on where it ended, and a fresh note begins after it', () => {
  const notes = [plain(5, {}), plain(5, {})]
  const open = [begun(0, 3), begun(1)]
  expect(allot(notes, 45, { open, fresh: 1 })).toBe('0:3–5 1:0–2 | 1:2')
})

test('a note called in a note is set after it, before the next', () => {
  const notes = [[{ notes: [2] }], [{}], [{}, {}]]
  expect(allot(notes, 40, { open: [begun(0), begun(1)] })).toBe('0:0–1 2:0–2 1:0–1 |')
})

test('a note is split before a line whose note could not begin', () => {
  const notes = [[...plain(4, {}), { notes: [1] }, {}], plain(3, {})]
  expect(allot(notes, 65)).toBe('0:0–4 | 0:4')
  expect(allot(notes, 90)).toBe('0:0–6 1:0–3 |')
})

test('a note that is split goes on before the notes called in it', () => {
  const notes = [[{}, { notes: [1] }, ...plain(4, {})], plain(8, {})]
  expect(allot(notes, 50)).toBe('0:0–3 1:0–2 | 0:3 1:2')
})

test('no notes need no room', () => {
  expect(allot([], -10, { open: [] })).toBe('|')
})

test('a note without lines counts as set', () => {
  expect(allot([[], [{}]], 10, { open: [begun(0), begun(1)] })).toBe('0:0–0 1:0–1 |')
})

test('squeezed, at least a part of the first note is set, whatever the room', () => {
  const notes = [plain(5, {}), [{}]]
  const squeezed = squeezeNotes(galleyOf([], notes), [begun(0), begun(1)], -5)
  expect(show(squeezed)).toBe('0:0–2 | 0:2 1:0')
})

test('squeezed, a note waits if the one that calls it leaves no room', () => {
  const notes = [[{ notes: [1] }, { notes: [2] }], plain(3, {}), [{}]]
  expect(show(squeezeNotes(galleyOf([], notes), [begun(0)], 30))).toBe('0:0–2 | 1:0 2:0')
})

const inOrder = (notes: readonly number[]): number[] =>
  notes.toSorted((one, other) => one - other)

test('whatever is set and carried is all there was, and keeps within the room', () => {
  fc.assert(
    fc.property(
      randomGalley,
      fc.integer({ min: -20, max: 600 }),
      fc.nat({ max: 4 }),
      (galley, roomPx, waiting) => {
        const open = galley.lines
          .flatMap((line) => line.notes)
          .slice(0, 6)
          .map((note) => begun(note))
        const fresh = Math.max(0, open.length - waiting)
        const allotment = allotNotes(galley, open, fresh, roomPx)
        fc.pre(allotment !== undefined)
        const { placed, carried, heightPx } = allotment
        expect(heightPx).toBeLessThanOrEqual(Math.max(0, roomPx) + 0.1)
        const set = placed.map(({ note }) => note)
        const waitingNotes = carried.filter(({ from }) => from === 0)
        const called = placed.flatMap(({ note, from, to }) =>
          (galley.notes[note] ?? []).slice(from, to).flatMap((line) => line.notes),
        )
        const wanted = [...open.map(({ note }) => note), ...called]
        const found = [...set, ...waitingNotes.map(({ note }) => note)]
        expect(inOrder(found)).toEqual(inOrder(wanted))
        expect(
          placed.filter(({ note, to }) => to < (galley.notes[note] ?? []).length),
        ).toHaveLength(carried.filter(({ from }) => from > 0).length)
        const mustBegin = [
          ...open.slice(open.length - fresh).map(({ note }) => note),
          ...called,
        ]
        expect(mustBegin.filter((note) => !set.includes(note))).toEqual([])
      },
    ),
  )
})
