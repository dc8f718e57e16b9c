import { expect, test } from 'vitest'
import { plantTokens } from '../../bench/plant-tokens.ts'
import type { Margins } from '../../bench/type-area.ts'
import type { BreakReport } from '../../bench/verify-breaks.ts'
import { verifyPdf } from '../../bench/verify-pdf.ts'
import { tinyLine, tinyPdf, type TinyWord } from '../support/tiny-pdf.ts'

const margins: Margins = { inner: 20, outer: 20, head: 20, foot: 20, isMirrored: false }

/** Lines of 12 pt from the head of the type area down. */
function pageOf(lines: readonly string[]): TinyWord[] {
  return lines.flatMap((text, index) =>
    text === '' ? [] : tinyLine(text, { x: 60, baseline: 70 + 12 * index }),
  )
}

const paragraph = (name: string, lines: number): string[] =>
  Array.from({ length: lines }, (_, line) => `${name}${line}a ${name}${line}b`)

/** Break reports of a chapter: a title, then blocks of lines, printed on these pages. */
async function breaksOf(
  blocks: readonly (readonly string[])[],
  pages: readonly (readonly string[])[],
): Promise<BreakReport> {
  const text = `# The Title\n\n${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
  const { expected } = plantTokens('tiny', [{ path: '1.md', text }])
  const report = await verifyPdf(tinyPdf(pages.map(pageOf)), expected, { margins })
  return report.breaks
}

const first = paragraph('f', 40)
const second = paragraph('s', 40)
const sound = { widows: [], orphans: [], headings: [], unlevel: [], short: [] }

test('full pages with two lines and more on either side are sound', async () => {
  const pages = [['The Title', ...first, ...second.slice(0, 10)], second.slice(10)]
  expect(await breaksOf([first, second], pages)).toEqual(sound)
})

test('the last line of a paragraph alone at the head is a widow, the first at the foot an orphan', async () => {
  const widow = [
    ['The Title', ...first.slice(0, 39)],
    [...first.slice(39), ...second],
  ]
  expect(await breaksOf([first, second], widow)).toEqual({ ...sound, widows: [2] })
  const orphan = [['The Title', ...first, ...second.slice(0, 1)], second.slice(1)]
  expect(await breaksOf([first, second], orphan)).toEqual({ ...sound, orphans: [1] })
})

test('a heading needs two lines below it', async () => {
  const blocks = [first, ['## Next'], ['alone here'], second]
  const pages = [['The Title', ...first, 'Next', 'alone here'], second]
  expect(await breaksOf(blocks, pages)).toEqual({ ...sound, headings: [1] })
})

test('versos and rectos end level, and pages are full, but for the last', async () => {
  const third = paragraph('t', 40)
  const pages = [
    ['The Title', ...first],
    second.slice(0, 36),
    [...second.slice(36), ...third.slice(0, 37)],
    third.slice(37),
  ]
  const { unlevel, short } = await breaksOf([first, second, third], pages)
  expect(unlevel).toEqual([2])
  expect(short).toEqual([2])
})
