import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { memorySource } from '../../src/manuscript/memory-source.ts'
import { readManuscript } from '../../src/manuscript/read-manuscript.ts'
import { withPrinter } from '../../src/system/chromium.ts'
import { type DiskCache, openDiskCache } from '../../src/system/disk-cache.ts'
import { packEpub } from '../../src/system/epub-archive.ts'
import { fitPicture } from '../../src/system/fit-picture.ts'
import { packageFonts } from '../../src/system/fonts.ts'
import { templateSource } from '../../src/system/package-folder.ts'
import { descendants } from '../support/processes.ts'
import { writeInto } from '../support/written-files.ts'

let folder = ''
let cache: DiskCache | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-warm-'))
  cache = openDiskCache('test', { folder: join(folder, 'stages') })
})

afterAll(() => rmSync(folder, { recursive: true }))

const paragraph = 'Ein Wort bürgt für ein anderes, und dieses für ein drittes. '.repeat(9)
const square = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="${colour}" d="M0 0h9v9H0z"/></svg>`

const manuscript: Readonly<Record<string, string>> = {
  'book.yaml': `title: Probe
language: de
editions:
  reader: { format: pdf, template: book }
  sheet: { format: pdf, template: own, lineNumbers: 5 }
  ebook: { format: epub, pagesOf: reader }
`,
  'de/01-eins.md': `# Eins {#eins}\n\n${`${paragraph}[^a]\n\n`.repeat(8)}![Ein Quadrat](../square.svg)\n\n[^a]: ${paragraph}\n`,
  'de/02-zwei.md': `# Zwei\n\nSiehe [eins](01-eins.md#eins). ${paragraph}\n`,
  'square.svg': square('red'),
  'own/template.html': readFileSync('templates/handout/template.html', 'utf8'),
  'own/page.css': `${readFileSync('templates/handout/page.css', 'utf8')}p { color: #111 }`,
}

interface Outcome {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly messages: readonly string[]
  /** Did a browser run at any step? Not looked for without a cache. */
  readonly hasBrowser: boolean
}

async function buildAll(
  files: Readonly<Record<string, string>>,
  stages?: DiskCache,
): Promise<Outcome> {
  const source = memorySource(files)
  const read = await readManuscript(source, { templates: ['book', 'handout', 'ebook'] })
  const written = new Map<string, Buffer>()
  let hasBrowser = false
  const { messages } = await build(read, read.config.editions, {
    source,
    templates: templateSource(),
    fonts: packageFonts(),
    date: new Date(0),
    withPrinter: (work) => withPrinter({ cache: stages }, work),
    fitPicture,
    packEpub,
    write: writeInto(written),
    step() {
      hasBrowser ||= stages !== undefined && isBrowserOpen()
      return Promise.resolve()
    },
  })
  return { files: written, messages: messages.map(String), hasBrowser }
}

function digestsOf({ files }: Outcome): string[] {
  return [...files].map(
    ([name, bytes]) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`,
  )
}

function isBrowserOpen(): boolean {
  return descendants(process.pid).some(({ command }) =>
    command.includes('--remote-debugging-pipe'),
  )
}

/** The manuscript with a word of a file changed. */
const change = (path: string, from: string, to: string): Record<string, string> => {
  const text = manuscript[path] ?? ''
  expect(text).toContain(from)
  return { ...manuscript, [path]: text.replace(from, to) }
}

test('a build with a warm cache gives the bytes of one without, whatever was changed', async () => {
  const edits = [
    manuscript,
    change('de/01-eins.md', 'drittes', 'viertes'),
    change('book.yaml', 'lineNumbers: 5', 'lineNumbers: 3'),
    change('own/page.css', '#111', '#222'),
    change('square.svg', 'red', 'blue'),
  ]
  expect((await buildAll(manuscript, cache)).hasBrowser).toBe(true)
  for (const files of edits) {
    const warm = await buildAll(files, cache)
    const cold = await buildAll(files)
    expect([...warm.files.keys()]).toEqual(['reader.pdf', 'sheet.pdf', 'ebook.epub'])
    expect(digestsOf(warm)).toEqual(digestsOf(cold))
    expect(warm.messages).toEqual(cold.messages)
    expect(warm.hasBrowser).toBe(files !== manuscript)
  }
})
