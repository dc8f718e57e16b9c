import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { buildDate } from '../../src/system/build-date.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-date-'))
})

afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true }))

const fixed = '2000-01-01T00:00:00.000Z'

async function dateOf(date?: string): Promise<string> {
  return (await buildDate(date === undefined ? {} : { date }, folder)).toISOString()
}

test('SOURCE_DATE_EPOCH goes before the config', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000')
  expect(await dateOf('2026')).toBe('2023-11-14T22:13:20.000Z')
})

test('SOURCE_DATE_EPOCH is a number of seconds', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday')
  await expect(dateOf()).rejects.toThrow('not a number of seconds')
})

test('the date of the config counts, but not that of an old text', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '')
  expect(await dateOf('2026-01')).toBe('2026-01-01T00:00:00.000Z')
  expect(await dateOf('1776')).toBe(fixed)
})

test('without git or a repository the date is fixed', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '')
  vi.stubEnv('GIT_CEILING_DIRECTORIES', folder)
  expect(await dateOf()).toBe(fixed)
  vi.stubEnv('PATH', '')
  expect(await dateOf()).toBe(fixed)
})

test('in a repository it is the date of the newest commit, and nothing runs', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '')
  const trap = join(folder, 'trap')
  const git = (...words: string[]): void => {
    execFileSync('git', ['-C', folder, ...words], {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        GIT_CONFIG_GLOBAL: devNull,
        GIT_COMMITTER_DATE: '2026-02-03T04:05:06Z',
        GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z',
      },
    })
  }
  git('init')
  writeFileSync(join(folder, 'a.md'), 'a')
  git('add', '.')
  git(
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@b',
    'commit',
    '-m',
    'committer b <c> 1 +0000',
  )
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'diff.external',
    'log.showSignature',
  ]) {
    git('config', key, `touch ${trap}`)
  }
  expect(await dateOf()).toBe('2026-02-03T04:05:06.000Z')
  expect(existsSync(trap)).toBe(false)
})
