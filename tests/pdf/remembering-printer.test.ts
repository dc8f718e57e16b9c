import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Printer, Resource } from '../../src/pdf/printer.ts'
import { rememberingPrinter } from '../../src/pdf/remembering-printer.ts'
import { memoryCache } from '../support/memory-cache.ts'

/** Everything that an answer depends on. */
interface Asked {
  readonly browser: string
  readonly html: string
  readonly script: string
  readonly files: Readonly<Record<string, Pick<Resource, 'type'> & { text: string }>>
  readonly calls: readonly (readonly [name: string, argument: unknown])[]
}

/**
 * A printer whose answers tell all that it was given. Each document loads `font`; the call
 * `picture` loads `picture`, and asks for an address that is refused.
 */
function tellingPrinter(identity: string, opened: string[] = []): Printer {
  return {
    identity,
    async open({ html, script, resource, refused }) {
      opened.push(html)
      const heard: unknown[] = [identity, html, script]
      const load = async (path: string): Promise<void> => {
        const file = await resource(path)
        heard.push(file && [file.type, String(file.bytes)])
      }
      await load('font')
      const tell = (): Uint8Array => new TextEncoder().encode(JSON.stringify(heard))
      return {
        async call(name, argument) {
          heard.push(name, argument)
          if (name === 'picture') {
            await load('picture')
            refused('https://example.org/')
          }
          return { heard: [...heard] }
        },
        print: () => Promise.resolve(tell()),
        paint: ({ widthPx, heightPx }) =>
          Promise.resolve(new Uint8Array([...tell(), widthPx, heightPx])),
        close: () => Promise.resolve(),
      }
    },
  }
}

/** Everything that comes of a document, as one text. */
async function answersOf(printer: Printer, asked: Asked): Promise<string> {
  const refused = new Set<string>()
  const document = await printer.open({
    html: asked.html,
    script: asked.script,
    resource(path) {
      const file = asked.files[path]
      const bytes = new TextEncoder().encode(file?.text)
      return Promise.resolve(file && { bytes, type: file.type })
    },
    refused: (url) => refused.add(url),
  })
  const answers: unknown[] = []
  for (const [name, argument] of asked.calls) {
    answers.push(await document.call(name, argument))
  }
  answers.push(String(await document.print()))
  answers.push(String(await document.paint({ widthPx: 3, heightPx: 4 })))
  await document.close()
  return JSON.stringify([answers, [...refused]])
}

const word = fc.constantFrom('a', 'b', 'ab')
const file = fc.record({ type: word, text: word })
const call = fc.tuple(
  fc.constantFrom('layOut', 'picture', 'divide'),
  fc.option(word, { nil: undefined }),
)
const asked = fc.record({
  browser: word,
  html: word,
  script: word,
  files: fc.record({ font: file, picture: file }, { requiredKeys: [] }),
  calls: fc.array(call, { maxLength: 4 }),
})

test('whatever changes between two builds, answers are those of a printer without memory', async () => {
  // Small words, so that inputs often differ in one place only.
  const builds = fc.array(asked, { minLength: 2, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(builds, async (all) => {
      const cache = memoryCache()
      for (const one of [...all, ...all]) {
        const printer = tellingPrinter(one.browser)
        expect(await answersOf(rememberingPrinter(printer, cache), one)).toBe(
          await answersOf(printer, one),
        )
      }
    }),
    { numRuns: 300 },
  )
})

const usual: Asked = {
  browser: 'shell 143',
  html: '<p>Wort',
  script: 'diglotPage = {}',
  files: { font: { type: 'font/woff2', text: 'f' } },
  calls: [
    ['layOut', []],
    ['divide', { css: '' }],
  ],
}

test('what was asked before opens no document', async () => {
  const cache = memoryCache()
  const opened: string[] = []
  const printer = rememberingPrinter(tellingPrinter('shell 143', opened), cache)
  await answersOf(printer, usual)
  await answersOf(printer, usual)
  expect(opened).toHaveLength(1)
})

const changes: readonly (readonly [name: string, Partial<Asked>])[] = [
  ['another browser', { browser: 'shell 144' }],
  ['another text', { html: '<p>Wörter' }],
  ['another script', { script: 'diglotPage = []' }],
  ['another font', { files: { font: { type: 'font/woff2', text: 'g' } } }],
  ['another type of a file', { files: { font: { type: 'font/ttf', text: 'f' } } }],
  ['a missing file', { files: {} }],
  ['another argument', { calls: [...usual.calls.slice(0, 1), ['divide', 'p{}']] }],
  ['another order', { calls: usual.calls.toReversed() }],
  ['fewer calls', { calls: usual.calls.slice(0, 1) }],
]

test.each(changes)('with %s it is asked for anew', async (_, change) => {
  const changed = { ...usual, ...change }
  const cache = memoryCache()
  const opened: string[] = []
  await answersOf(rememberingPrinter(tellingPrinter('shell 143'), cache), usual)
  const printer = tellingPrinter(changed.browser, opened)
  const answers = await answersOf(rememberingPrinter(printer, cache), changed)
  expect(opened).toHaveLength(1)
  expect(answers).toBe(await answersOf(tellingPrinter(changed.browser), changed))
})

test('a damaged answer is asked for anew', async () => {
  const cache = memoryCache()
  const printer = rememberingPrinter(tellingPrinter('shell 143'), cache)
  const first = await answersOf(printer, usual)
  for (const key of cache.entries.keys()) cache.keep(key, { loaded: [] })
  expect(await answersOf(printer, usual)).toBe(first)
})
