import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cache } from '../../src/cli/cache.ts'
import { record } from '../support/recorder.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-xdg-'))
  vi.stubEnv('XDG_CACHE_HOME', folder)
  const entries = join(folder, 'diglot', 'stages', 'ab')
  mkdirSync(entries, { recursive: true, mode: 0o700 })
  writeFileSync(join(entries, 'cd'), 'x'.repeat(1500))
  writeFileSync(join(entries, 'ef'), 'x'.repeat(500))
  // Not of this cache.
  mkdirSync(join(folder, 'diglot', 'browser'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test('without a word the size is told', async () => {
  const stages = join(folder, 'diglot', 'stages')
  const { exitCode, out } = await record(['cache'], [cache])
  expect([exitCode, out]).toEqual([0, `2 results, 2 kB in ${stages}`])
  const asData = await record(['cache', 'size', '--json'], [cache])
  expect(JSON.parse(asData.out)).toEqual({
    folder: stages,
    action: 'size',
    entries: 2,
    bytes: 2000,
  })
})

test('clear removes the results, and nothing else', async () => {
  const { out } = await record(['cache', 'clear'], [cache])
  expect(out).toMatch(/^removed 2 results, 2 kB in /u)
  expect(existsSync(join(folder, 'diglot', 'stages'))).toBe(false)
  expect(existsSync(join(folder, 'diglot', 'browser'))).toBe(true)
  expect((await record(['cache'], [cache])).out).toMatch(/^0 results, 0 B in /u)
})

test('another word is a fault of usage', async () => {
  const { exitCode, error } = await record(['cache', 'cleer'], [cache])
  expect(exitCode).toBe(2)
  expect(error).toContain('does not know `cleer`\n  hint: did you mean `clear`?')
})
