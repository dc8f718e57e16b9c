import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { check } from '../../src/cli/check.ts'
import { type Recording, record } from '../support/recorder.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-check-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

async function checkText(text: string, ...options: string[]): Promise<Recording> {
  const path = join(folder, 'essay.md')
  writeFileSync(path, text)
  return record(['check', '-m', path, ...options], [check])
}

const sound = '---\nlang: de\n---\n\n# Das Wort\n\nText.[^1]\n\n[^1]: Anmerkung.\n'

test('a sound manuscript ends with 0', async () => {
  expect(await checkText(sound)).toEqual({
    exitCode: 0,
    out: 'no faults found',
    error: '',
  })
})

test('warnings are told and end with 0', async () => {
  const { exitCode, error } = await checkText(sound.replace('Text.[^1]', 'Text.'))
  expect(exitCode).toBe(0)
  expect(error).toContain('essay.md:9:1  warning')
})

test('errors are told and end with 1', async () => {
  const { exitCode, error } = await checkText(sound.replace('[^1]:', '[^2]:'))
  expect(exitCode).toBe(1)
  expect(error).toContain('essay.md:7:6  error  note call `[^1]` has no note')
  expect(error).toMatch(/1 error, 1 warning$/u)
})

test('--json prints one line of data', async () => {
  const { exitCode, out, error } = await checkText(
    sound.replace('[^1]:', '[^2]:'),
    '--json',
  )
  expect(exitCode).toBe(1)
  expect(error).toBe('')
  expect(JSON.parse(out)).toMatchObject({
    messages: [
      { file: 'essay.md', line: 7, severity: 'error', rule: 'note-call-has-note' },
      { line: 9, severity: 'warning', rule: 'note-is-called' },
    ],
  })
})

test('--lang and --title fill in what the file leaves out', async () => {
  const bare = '# Das Wort\n\nText.\n'
  expect((await checkText(bare)).error).toContain('language-is-given')
  expect((await checkText(bare, '--lang', 'de')).error).toBe('')
  expect(await checkText(bare, '--lang', 'Deutsch')).toMatchObject({ exitCode: 2 })
})

test('--template names one of ours', async () => {
  const { exitCode, error } = await checkText(sound, '--template', 'handuot')
  expect(exitCode).toBe(2)
  expect(error).toContain('did you mean `handout`?')
})

test.each([
  ['nothing', 'there is no manuscript'],
  ['notes.txt', 'is not a manuscript'],
  ['.', 'there is no chapter in'],
])('-m %s could not run', async (name, reason) => {
  writeFileSync(join(folder, 'notes.txt'), 'x')
  const { exitCode, error } = await record(['check', '-m', join(folder, name)], [check])
  expect(exitCode).toBe(2)
  expect(error).toContain(reason)
})

test('-m takes a folder, its book.yaml, or one file; a slip gets a hint', async () => {
  writeFileSync(join(folder, 'book.yaml'), 'language: de\n')
  writeFileSync(join(folder, '01-wort.md'), '# Das Wort\n\nText.\n')
  for (const name of ['.', 'book.yaml']) {
    const path = join(folder, name)
    expect(await record(['check', '-m', path], [check])).toMatchObject({ exitCode: 0 })
  }
  const { error } = await record(['check', '-m', join(folder, '01-wrot.md')], [check])
  expect(error).toContain('did you mean `01-wort.md`?')
})
