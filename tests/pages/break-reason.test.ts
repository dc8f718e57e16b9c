import { expect, test } from 'vitest'
import { choosePages } from '../../src/pages/choose-pages.ts'
import type { PageRoom } from '../../src/pages/galley.ts'
import {
  galleyOf,
  plain,
  type WrittenLine,
  type WrittenNoteLine,
} from './random-galley.ts'

/** Ten lines of 20 px. */
const room: PageRoom = {
  heightPx: 200,
  separatorPx: 10,
  lineHeightPx: 20,
  noteShare: 0.6,
}

/** Each page as `to: reason, charges`. */
function explain(
  lines: readonly WrittenLine[],
  notes: readonly (readonly WrittenNoteLine[])[] = [],
): string[] {
  return choosePages(galleyOf(lines, notes), room).map(({ plan, reason, charges }) =>
    [`${plan.to}: ${reason}`, ...charges.map(({ name, cost }) => `${name} ${cost}`)].join(
      ', ',
    ),
  )
}

test('a page is full, the last one ends with the section', () => {
  expect(explain(plain(16, {}))).toEqual(['10: full', '16: end'])
})

test('a page break of the manuscript is told as such', () => {
  const lines = plain(9, {}).with(4, { breakBefore: 'forced' as const })
  expect(explain(lines)).toEqual(['4: forced', '9: end'])
})

test('a widow saved costs a line of white', () => {
  const lines = plain(16, {}).with(10, { breakBefore: 'widow' as const })
  expect(explain(lines)).toEqual(['9: widow, white 1', '16: end'])
})

test('what belongs together does not fit', () => {
  const lines: WrittenLine[] = [
    ...plain(8, {}),
    {},
    ...plain(3, { breakBefore: 'never' }),
    {},
  ]
  expect(explain([...lines, ...plain(3, {})])[0]).toBe('8: block, white 4')
})

test('a note does not fit with its call', () => {
  const lines = plain(16, {}).with(9, { notes: [0] })
  expect(explain(lines, [plain(3, {})])[0]).toBe('9: notes, white 1')
})

test('a page is cut short for the sake of the last', () => {
  expect(explain(plain(12, {}))).toEqual(['8: together, white 4', '12: end'])
})
