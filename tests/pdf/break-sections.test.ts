import { expect, test } from 'vitest'
import { breakSections, type MeasuredSection } from '../../src/pdf/break-sections.ts'
import { galleyOf, plain } from '../pages/random-galley.ts'

/** Ten lines of 20 px on a page. */
const room = { heightPx: 200, separatorPx: 10, lineHeightPx: 20, noteShare: 0.6 }
const needs = { room, folios: 'page' } as const
const facts = {
  start: 'recto',
  isFacing: false,
  kind: 'text',
  opening: 'opening',
  title: '',
} as const

const unchanged = { changedLines: [], changedNoteLines: [], changedFloats: [] }

function section(
  lines: number,
  anchors: MeasuredSection['anchors'] = {},
): MeasuredSection {
  return {
    galley: galleyOf(plain(lines, {})),
    anchors,
    noteAnchors: {},
    beads: [],
    floatAnchors: {},
    ...unchanged,
  }
}

test('sections begin on rectos, a blank page before them where it has to be', () => {
  const { sections, pageCount } = breakSections(
    [section(5), section(15), section(5)],
    [facts, facts, facts],
    needs,
  )
  const folios = sections.map((pages) =>
    pages.map(({ folio, kind }) => `${folio} ${kind}`),
  )
  expect(folios).toEqual([
    ['1 opening'],
    ['2 blank', '3 opening', '4 text'],
    ['5 opening'],
  ])
  expect(pageCount).toBe(5)
})

test('every place has the folio of its page, a blank page counting', () => {
  const { folios } = breakSections(
    [section(5, { a: 0, b: 4 }), section(25, { c: 0, d: 9, e: 10, f: 24 })],
    [facts, facts],
    needs,
  )
  expect(folios).toEqual({ a: '1', b: '1', c: '3', d: '3', e: '4', f: '5' })
})

test('a place in a note has the folio of the page where its line stands', () => {
  const galley = galleyOf([{ notes: [0] }, ...plain(12, {})], [plain(20, {})])
  const noteAnchors = { begin: { note: 0, line: 0 }, end: { note: 0, line: 19 } }
  const measured = {
    galley,
    anchors: {},
    noteAnchors,
    beads: [],
    floatAnchors: {},
    ...unchanged,
  }
  const { folios } = breakSections([measured], [facts], needs)
  expect(folios).toEqual({ begin: '1', end: '2' })
})

test('a place in a float has the folio of the page where that stands', () => {
  const float = { heightPx: 100, gapPx: 10, place: 8, call: 8, until: 15, notes: [] }
  const floats = [{ ...float, may: ['top'] as const }]
  const galley = { ...galleyOf(plain(15, {})), floats }
  const measured = {
    galley,
    anchors: {},
    noteAnchors: {},
    floatAnchors: { figure: 0 },
    beads: [],
    ...unchanged,
  }
  expect(breakSections([measured], [facts], needs).folios).toEqual({ figure: '2' })
})
