import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { build } from '../../src/cli/build.ts'
import { type Recording, record } from '../support/recorder.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-build-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Build from `manuscript/` into `out/`, both in a folder of their own. */
async function buildFiles(
  files: Readonly<Record<string, string>>,
  ...words: string[]
): Promise<Recording> {
  for (const [path, text] of Object.entries(files)) {
    const whole = join(folder, 'manuscript', path)
    mkdirSync(dirname(whole), { recursive: true })
    writeFileSync(whole, text)
  }
  const places = ['-m', join(folder, 'manuscript'), '-o', join(folder, 'out')]
  return record(['build', ...words, ...places], [build])
}

const config = `title: Das Wort
language: de
editions:
  ebook: { format: epub }
  short: { format: epub, chapters: [01-wort] }
`
const chapters = {
  'de/01-wort.md': '# Das Wort\n\nText.[^1]\n\n[^1]: Anmerkung.\n',
  'de/02-zusage.md': '# Die Zusage\n\nText.\n',
}

test('every edition is written, and every file listed', async () => {
  const { exitCode, out, error } = await buildFiles({ 'book.yaml': config, ...chapters })
  expect(exitCode).toBe(0)
  expect(readdirSync(join(folder, 'out'))).toEqual(['ebook.epub', 'short.epub'])
  const lines = out.split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/out\/ebook\.epub .* kB$/u)
  expect(error).toMatch(/^ebook: write$/mu)
})

test('editions are chosen by name', async () => {
  await buildFiles({ 'book.yaml': config, ...chapters }, 'short')
  expect(readdirSync(join(folder, 'out'))).toEqual(['short.epub'])
})

test('an unknown edition could not run', async () => {
  const files = { 'book.yaml': config, ...chapters }
  const { exitCode, error } = await buildFiles(files, 'ebok')
  expect(exitCode).toBe(2)
  expect(error).toContain('there is no edition `ebok`\n  hint: did you mean `ebook`?')
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

test('with faults in the config nothing is built, and the chapters are checked too', async () => {
  const { exitCode, out, error } = await buildFiles({
    'book.yaml': config.replace('format: epub, ', 'fromat: epub, '),
    'de/01-wort.md': '# Das Wort\n\nText.[^1]\n',
  })
  expect(exitCode).toBe(1)
  expect(out).toBe('')
  expect(error).toContain('did you mean `format`?')
  expect(error).toContain('de/01-wort.md:3:6  error')
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

test('with errors in its text an edition is a draft beside the old file', async () => {
  mkdirSync(join(folder, 'out'))
  writeFileSync(join(folder, 'out/ebook.epub'), 'old')
  const { exitCode, out, error } = await buildFiles({
    'book.yaml': config,
    ...chapters,
    'de/02-zusage.md': '# Die Zusage\n\nText.[^1]\n',
  })
  expect(exitCode).toBe(1)
  expect(error).toContain('de/02-zusage.md:3:6  error')
  const [ebook, short] = out.split('\n')
  expect(ebook).toMatch(/out\/ebook\.draft\.epub .* kB   a draft: its text has errors$/u)
  // The chapter at fault is not in this one.
  expect(short).toMatch(/out\/short\.epub .* kB$/u)
  expect(readdirSync(join(folder, 'out'))).toEqual([
    'ebook.draft.epub',
    'ebook.epub',
    'short.epub',
  ])
  expect(readFileSync(join(folder, 'out/ebook.epub'), 'utf8')).toBe('old')
})

test('--json prints one line of data, and no progress', async () => {
  const files = { 'book.yaml': config, ...chapters }
  const { exitCode, out, error } = await buildFiles(files, '--json', 'ebook')
  expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
  expect(JSON.parse(out)).toEqual({
    editions: [
      {
        name: 'ebook',
        format: 'epub',
        path: join(folder, 'out/ebook.epub'),
        isDraft: false,
        bytes: statSync(join(folder, 'out/ebook.epub')).size,
      },
    ],
    messages: [],
  })
})

test('a name that is near to none gets the list', async () => {
  const { error } = await buildFiles({ 'book.yaml': config, ...chapters }, 'paperback')
  expect(error).toContain('hint: the editions are `ebook`, `short`')
})

test('--timings tells the time of each step, with --json as data', async () => {
  const files = { 'book.yaml': `cover: none\n${config}`, ...chapters }
  const { out } = await buildFiles(files, 'short', '--timings', '--json')
  const { timings } = JSON.parse(out)
  const steps = timings.map(({ step }: { step: string }) => step)
  expect(steps).toEqual(['start', 'read', 'assemble', 'pack', 'write'])
  const told = await buildFiles(files, 'short', '--timings')
  expect(told.out).toMatch(/^short +pack +\d+\.\d\d +\d+\.\d\d/mu)
})
