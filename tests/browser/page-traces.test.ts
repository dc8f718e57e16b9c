import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { withPrinter } from '../../src/system/chromium.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { fitPicture } from '../../src/system/fit-picture.ts'
import { packageFonts } from '../../src/system/fonts.ts'
import { templateSource } from '../../src/system/package-folder.ts'
import { bytesOf } from '../support/written-files.ts'

/**
 * Pages compared as text: every line of small manuscripts, one for each thing that page
 * make-up does, and of the sample manuscript. `npx vitest run --update` writes what is
 * expected anew; what changed there is to be read like code.
 */
const folder = fileURLToPath(new URL('../manuscripts/', import.meta.url))
const sample = fileURLToPath(new URL('../../manuscript/', import.meta.url))
const template = fileURLToPath(new URL('../support/small-template/', import.meta.url))

/** Its pages are checked word by word instead; see `torture.test.ts`. */
const untraced = new Set(['torture'])

/** Editions of the sample manuscript that are traced: the others differ in language alone. */
const sampleEditions = new Set(['book-de', 'handout-fr'])

interface Traced {
  readonly messages: readonly string[]
  readonly traces: ReadonlyMap<string, string>
}

function readFiles(root: string, prefix = ''): Record<string, Uint8Array> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('expected'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll(/\/+/gu, '/'))
  return Object.fromEntries(
    paths.map((path) => [prefix + path.slice(root.length), readFileSync(path)]),
  )
}

const small = readFiles(template, 'small/')
const manuscripts = new Map([
  ...readdirSync(folder)
    .filter((name) => !untraced.has(name))
    .toSorted()
    .map((name) => [name, readFiles(`${folder}${name}/`)] as const),
  ['sample', readFiles(sample)],
])

const traced = new Map<string, Traced>()

beforeAll(async () => {
  await withPrinter({}, async (printer) => {
    for (const [name, files] of manuscripts) {
      const source = memorySource({ ...small, ...files })
      const manuscript = await readManuscript(source, {})
      const editions = manuscript.config.editions.filter(
        (one) => name !== 'sample' || sampleEditions.has(one.name),
      )
      const traces = new Map<string, string>()
      const { messages } = await build(
        manuscript,
        editions,
        {
          source,
          templates: templateSource(),
          fonts: packageFonts(),
          date: new Date(0),
          withPrinter: (work) => work(printer),
          fitPicture,
          packEpub,
          write: async (path, content) => {
            const bytes = await bytesOf(content)
            if (path.endsWith('.txt')) traces.set(path, bytes.toString())
            return { path, bytes: bytes.length }
          },
          step: () => Promise.resolve(),
        },
        { trace: true },
      )
      traced.set(name, { messages: messages.map(String), traces })
    }
  })
})

describe.each([...manuscripts.keys()])('%s', (name) => {
  test('stands on its pages as before', async () => {
    const { messages = [], traces = new Map() } = traced.get(name) ?? {}
    expect(messages).toEqual([])
    expect(traces.size).toBeGreaterThan(0)
    for (const [file, trace] of traces) {
      await expect(trace).toMatchFileSnapshot(`${folder}${name}/expected/${file}`)
    }
  })
})
