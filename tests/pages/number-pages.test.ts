import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SectionToNumber, numberPages } from '../../src/pages/number-pages.ts'
import { plain } from './random-galley.ts'

function section(start: SectionToNumber['start'], count: number): SectionToNumber {
  const pages = plain(count, { from: 0, to: 1, notes: [], overfullPx: 0 })
  return { start, pagesFrom: () => pages }
}

function show(...sections: readonly SectionToNumber[]): string[] {
  return numberPages(sections).map((pages) =>
    pages.map(({ folio, side, kind }) => `${folio} ${side} ${kind}`).join(', '),
  )
}

test('the first page is a recto', () => {
  expect(show(section('page', 2))).toEqual(['1 recto opening, 2 verso text'])
})

test('a blank verso lets a section begin on a recto', () => {
  expect(show(section('recto', 1), section('recto', 2), section('recto', 1))).toEqual([
    '1 recto opening',
    '2 verso blank, 3 recto opening, 4 verso text',
    '5 recto opening',
  ])
})

test('a section that may begin anywhere follows at once', () => {
  expect(show(section('recto', 1), section('page', 1))).toEqual([
    '1 recto opening',
    '2 verso opening',
  ])
})

test('a section without pages takes none', () => {
  expect(show(section('recto', 1), section('recto', 0), section('page', 1))).toEqual([
    '1 recto opening',
    '',
    '2 verso opening',
  ])
})

test('whatever the sections: pages are numbered without a gap, odd on rectos, none is lost', () => {
  const anySection = fc
    .tuple(fc.constantFrom('recto' as const, 'page' as const), fc.nat({ max: 5 }))
    .map(([start, pages]) => section(start, pages))
  fc.assert(
    fc.property(fc.array(anySection), (sections) => {
      const numbered = numberPages(sections)
      const all = numbered.flat()
      expect(all.map(({ pageIndex }) => pageIndex)).toEqual([...all.keys()])
      expect(all.map(({ folio }) => Number(folio) - 1)).toEqual([...all.keys()])
      for (const { folio, side } of all) {
        expect(side).toBe(Number(folio) % 2 === 1 ? 'recto' : 'verso')
      }
      for (const [index, pages] of numbered.entries()) {
        const text = pages.filter(({ kind }) => kind !== 'blank')
        expect(text.map(({ plan }) => plan)).toEqual(sections[index]?.pagesFrom('recto'))
        expect(
          pages
            .slice(1)
            .every(({ kind }) => kind === 'text' || pages[0]?.kind === 'blank'),
        ).toBe(true)
        const isRecto = text[0]?.side !== 'verso'
        expect(isRecto || sections[index]?.start === 'page').toBe(true)
      }
    }),
  )
})

test('a page of figures alone is not blank', () => {
  const floats = [{ float: 0, position: 'page' as const }]
  const pages = [{ from: 1, to: 1, notes: [], floats, overfullPx: 0 }]
  expect(show({ start: 'page', pagesFrom: () => pages })).toEqual(['1 recto opening'])
})
