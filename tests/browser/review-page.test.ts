import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from 'vitest'
import { review } from '../../src/cli/review.ts'
import { openBrowser } from '../support/browser.ts'
import { record } from '../support/recorder.ts'

const paragraphs = Array.from(
  { length: 14 },
  (_, index) => `Paragraph ${index} says something of its own that no other one says.`,
)
const manuscript = (blocks: readonly (string | undefined)[]): string =>
  `---\nlang: en\n---\n\n# A Chapter\n\n${blocks.join('\n\n')}\n`
const old = manuscript([...paragraphs, 'A note[^1] - here.', '[^1]: An old note.'])
const now = manuscript([
  paragraphs[0],
  ...paragraphs.slice(2, 12),
  '<script>document.title = "run"</script>',
  `${paragraphs[12]} A *new* sentence, with an ![alternative](no.svg).`,
  paragraphs[13],
  paragraphs[1],
  'A note[^n] – here.',
  '[^n]: A new note.',
])

let folder = ''
let html = ''
let browser: Browser
let page: Page
const requests: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-review-'))
  const path = (name: string): string => join(folder, name)
  writeFileSync(path('old.md'), old)
  writeFileSync(path('new.md'), now)
  const out = path('review.html')
  await record(
    ['review', path('old.md'), path('new.md'), '--format', 'html', '-o', out],
    [review],
  )
  html = readFileSync(out, 'utf8')
  browser = await openBrowser()
}, 120_000)

beforeEach(async () => {
  page = await browser.newPage()
  page.on('request', (request) => void requests.push(request.url()))
  await page.setViewport({ width: 1200, height: 900 })
  await page.setContent(html)
}, 60_000)

afterEach(() => page.close())
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

/** Texts of the elements that a person sees. */
function seen(selector: string): Promise<string[]> {
  return page.$$eval(selector, (elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => (element.textContent ?? '').replaceAll(/\s+/gu, ' ').trim()),
  )
}

test('the page shows what has changed, and nothing of the manuscript runs or is fetched', async () => {
  expect(await seen('header p')).toEqual([
    '5 changes in 1 chapter: 3 changes of words, 1 move, 1 change of typography',
  ])
  expect(await seen('main p ins')).toContainEqual(
    expect.stringContaining('A new sentence, with an alternative.'),
  )
  expect(await seen('.note del')).toEqual([expect.stringContaining('old')])
  expect(await page.title()).not.toBe('run')
  expect(requests.filter((url) => !url.startsWith('about:'))).toEqual([])
})

test('unchanged stretches are folded, and unfold', async () => {
  expect(await seen('summary')).toEqual([expect.stringMatching(/^\d+ unchanged/u)])
  expect(await seen('details p')).toEqual([])
  await page.click('#unfold')
  expect((await seen('details p')).length).toBeGreaterThan(2)
})

test('j and k, and the buttons, go from change to change', async () => {
  await page.keyboard.press('j')
  expect(await seen('#position')).toEqual(['change 1 of 5'])
  await page.keyboard.press('j')
  await page.click('#next')
  expect(await seen('#position')).toEqual(['change 3 of 5'])
  await page.keyboard.press('k')
  expect(await seen('#position')).toEqual(['change 2 of 5'])
  expect(await page.$$eval('.here:focus', (elements) => elements.length)).toBe(1)
})

test('both ends of a move lead to each other', async () => {
  const links = await page.$$eval('.move-mark a', (elements) =>
    elements.map((element) => {
      const target = document.getElementById(element.hash.slice(1))
      return target?.classList.contains('move-mark') === true
    }),
  )
  expect(links).toEqual([true, true])
})

test('a class that is filtered out reads as it does now', async () => {
  expect(await seen('del.is-typography')).toEqual([expect.stringContaining('-')])
  await page.click('input[value=typography]')
  expect(await seen('del.is-typography')).toEqual([])
  await page.keyboard.press('j')
  expect(await seen('#position')).toEqual(['change 1 of 5'])
})

test('side by side, the old text has nothing new and the new one nothing old', async () => {
  await page.click('input[value=side]')
  expect(await seen('.old ins, .old .come, .new del, .new .gone')).toEqual([])
  expect((await seen('.old del')).length).toBeGreaterThan(0)
  await page.click('input[value=inline]')
  expect(await seen('.old')).toEqual([])
  expect((await seen('main ins, main del')).length).toBeGreaterThan(3)
})

test('at 200 % of the size on a narrow screen nothing runs out of it', async () => {
  await page.setViewport({ width: 400, height: 800, deviceScaleFactor: 2 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400)
})

test('on paper there are the changes and no buttons', async () => {
  await page.emulateMediaType('print')
  expect(await seen('.tools')).toEqual([])
  expect((await seen('main ins')).length).toBeGreaterThan(1)
})

describe('axe finds nothing', () => {
  const axe = readFileSync(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  )

  test.each([
    ['light', 'inline'],
    ['dark', 'inline'],
    ['light', 'side'],
  ])(
    '%s, %s',
    async (scheme, view) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      await page.click(`input[value=${view}]`)
      await page.evaluate(axe)
      const found: unknown = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
      )
      expect(found).toEqual([])
    },
    60_000,
  )
})
