import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/cli/build.ts'
import { check } from '../../src/cli/check.ts'
import { review } from '../../src/cli/review.ts'
import { translation } from '../../src/cli/translation.ts'
import { verify } from '../../src/cli/verify.ts'
import { showControls } from '../../src/diagnostics/show-controls.ts'
import { record } from '../support/recorder.ts'

/*
 * Whatever a command says, nothing of a manuscript reaches the terminal that could move the
 * cursor, colour, hide or turn text around: not from titles, names, labels or texts.
 */

/** Clears the screen, rings, turns text around, hides it, ends a line of C1. */
const evil = '\u001b[2J\u0007\u202e\u200b\u009b31m\u2066'

/** A chapter that is evil wherever it can be. */
function text(words: string): string {
  return [
    `---\nlang: de\ntitle: T${evil}T\n---\n`,
    `# Titel ${evil}\n`,
    `${words}${evil}[^${evil}x] und [^y].\n`,
    `[^y]: Note ${evil}.\n`,
  ].join('\n')
}

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-terminal-'))
  writeFileSync(at('a.md'), text('Ein Wort'))
  writeFileSync(at('b.md'), text('Noch ein anderes Wort'))
  const base = text('Ein Wort')
  writeFileSync(at('a.en.md'), base.replace('lang: de', 'lang: en'))
  writeFileSync(at('a.en.base.md'), base.replace('Ein Wort', 'Ein altes Wort'))
})

afterAll(() => rmSync(folder, { recursive: true }))

const essay = (): string[] => ['-m', at('a.md')]

test.each([
  ['check', () => ['check', ...essay()]],
  ['check --json', () => ['check', '--json', ...essay()]],
  ['build', () => ['build', 'ebook', '-o', at('out'), ...essay()]],
  [
    'verify',
    () => ['verify', '--edition', 'ebook', ...essay(), at('out/ebook.draft.epub')],
  ],
  [
    'verify --json',
    () => [
      'verify',
      '--json',
      '--edition',
      'ebook',
      ...essay(),
      at('out/ebook.draft.epub'),
    ],
  ],
  ['review', () => ['review', at('a.md'), at('b.md')]],
  ['review --format json', () => ['review', '--format', 'json', at('a.md'), at('b.md')]],
  ['translation status', () => ['translation', 'status', ...essay()]],
  ['translation status --json', () => ['translation', 'status', '--json', ...essay()]],
  ['translation show', () => ['translation', 'show', ...essay()]],
  ['translation show --json', () => ['translation', 'show', '--json', ...essay()]],
  ['an edition', () => ['build', `x${evil}`, ...essay()]],
  ['an option', () => ['build', `--x${evil}`]],
  ['a command', () => [`x${evil}`]],
  ['a manuscript', () => ['check', '-m', at(`x${evil}`)]],
  ['a revision', () => ['review', `x${evil}`, ...essay()]],
])('of %s', async (_, words) => {
  process.env['DIGLOT_BROWSER'] = '/nowhere/browser'
  const recording = await record(words(), [build, check, review, translation, verify])
  delete process.env['DIGLOT_BROWSER']
  const said = `${recording.out}\n${recording.error}`
  expect(said.trim()).not.toBe('')
  expect(said).not.toContain('this is a bug')
  for (const line of said.split('\n')) expect(line).toBe(showControls(line))
})
