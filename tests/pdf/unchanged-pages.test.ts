import { expect, test } from 'vitest'
import { breakSections, type MeasuredSection } from '../../src/pdf/break-sections.ts'
import { unchangedPages } from '../../src/pdf/unchanged-pages.ts'
import { galleyOf, plain } from '../pages/random-galley.ts'

/** Ten lines of 20 px on a page. */
const room = { heightPx: 200, separatorPx: 10, lineHeightPx: 20, noteShare: 0.6 }
const chapter = {
  start: 'recto',
  isFacing: false,
  kind: 'text',
  opening: 'opening',
  title: '',
} as const

function section(
  galley: MeasuredSection['galley'],
  changedLines: readonly number[],
  changedNoteLines: readonly (readonly number[])[] = [],
): MeasuredSection {
  const nowhere = { anchors: {}, noteAnchors: {}, floatAnchors: {}, beads: [] }
  return { galley, ...nowhere, changedLines, changedNoteLines, changedFloats: [] }
}

function foliosOf(
  measured: readonly MeasuredSection[],
  kinds: readonly string[],
): string[] {
  const facts = kinds.map((kind) => ({ ...chapter, kind }))
  const broken = breakSections(measured, facts, { room, folios: 'page' })
  const left = unchangedPages(broken, measured, facts)
  return broken.sections
    .flat()
    .flatMap(({ pageIndex, folio }) => (left.has(pageIndex) ? folio : []))
}

test('pages of chapters on which no line has changed, and blank ones', () => {
  const long = galleyOf(plain(40, {}))
  expect(
    foliosOf(
      [section(galleyOf(plain(5, {})), []), section(long, [12])],
      ['review', 'text'],
    ),
  ).toEqual(['2', '3', '5', '6'])
})

test('a page has changed on which a changed line of a note stands', () => {
  const galley = galleyOf([{ notes: [0] }, ...plain(12, {})], [plain(20, {})])
  expect(foliosOf([section(galley, [], [[0]])], ['text'])).not.toContain('1')
  expect(foliosOf([section(galley, [], [[19]])], ['text'])).toContain('1')
  expect(foliosOf([section(galley, [], [[19]])], ['text'])).not.toContain('2')
})

test('a page has changed on which a changed figure stands', () => {
  const float = { heightPx: 100, gapPx: 10, place: 8, call: 8, until: 15, notes: [] }
  const floats = [{ ...float, may: ['top'] as const }]
  const galley = { ...galleyOf(plain(15, {})), floats }
  expect(foliosOf([section(galley, [])], ['text'])).toEqual(['1', '2', '3'])
  const changed = { ...section(galley, []), changedFloats: [0] }
  expect(foliosOf([changed], ['text'])).toEqual(['1', '3'])
})
