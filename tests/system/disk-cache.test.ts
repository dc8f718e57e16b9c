import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DiskCache, openDiskCache } from '../../src/system/disk-cache.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-cache-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function open(program = 'one', limitBytes = 1e6): DiskCache {
  const cache = openDiskCache(program, { folder: join(folder, 'stages'), limitBytes })
  if (!cache) throw new Error('the cache should open')
  return cache
}

/** Paths of all files in the folder. */
function files(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

function onlyFile(): string {
  const [path, ...others] = files()
  if (path === undefined || others.length > 0) throw new Error('one file, please')
  return path
}

test('what is kept is found, also by the next build', () => {
  const result = { text: 'Wort', bytes: new Uint8Array([1, 2]), map: new Map([[1, 'a']]) }
  const cache = open()
  const key = cache.key('measure', 'html', new Uint8Array([7]))
  expect(cache.find(key)).toBeUndefined()
  cache.keep(key, result)
  expect(cache.find(key)).toEqual(result)
  expect(open().find(open().key('measure', 'html', new Uint8Array([7])))).toEqual(result)
})

test('keys differ when any input does', () => {
  const cache = open()
  const keys = [
    cache.key('measure', 'ab', 'c'),
    cache.key('measure', 'a', 'bc'),
    cache.key('measure', 'abc'),
    cache.key('measure', 'ab', 'c', ''),
    cache.key('measureab', 'c'),
    cache.key('measure', 'ab', new TextEncoder().encode('c')),
    open('two').key('measure', 'ab', 'c'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

test('nobody else may read or write it', () => {
  const cache = open()
  cache.keep(cache.key('a'), 1)
  expect(statSync(join(folder, 'stages')).mode & 0o777).toBe(0o700)
  expect(statSync(dirname(onlyFile())).mode & 0o777).toBe(0o700)
  expect(statSync(onlyFile()).mode & 0o777).toBe(0o600)
})

test('a folder that others may write to, or that is a link, is not used', () => {
  const shared = join(folder, 'shared')
  mkdirSync(shared)
  chmodSync(shared, 0o777)
  expect(openDiskCache('one', { folder: shared })).toBeUndefined()
  symlinkSync(tmpdir(), join(folder, 'link'))
  expect(openDiskCache('one', { folder: join(folder, 'link') })).toBeUndefined()
  writeFileSync(join(folder, 'file'), '')
  expect(openDiskCache('one', { folder: join(folder, 'file') })).toBeUndefined()
})

test('an entry cut anywhere, or with a byte changed, is made anew', () => {
  const cache = open()
  const key = cache.key('a')
  cache.keep(key, { text: 'Wort '.repeat(20) })
  const path = onlyFile()
  const whole = readFileSync(path)
  for (let length = 0; length < whole.length; length += 1) {
    cache.keep(key, { text: 'Wort '.repeat(20) })
    truncateSync(path, length)
    expect(cache.find(key)).toBeUndefined()
    // It is gone, so that it is not read again.
    expect(existsSync(path)).toBe(false)
  }
  for (let at = 0; at < whole.length; at += 1) {
    const damaged = Buffer.from(whole)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(path, damaged)
    expect(cache.find(key)).toBeUndefined()
  }
})

test('an entry under the name of another is none', () => {
  const cache = open()
  cache.keep(cache.key('a'), 'a')
  const own = onlyFile()
  cache.keep(cache.key('b'), 'b')
  const other = files().find((path) => path !== own) ?? ''
  renameSync(own, other)
  expect(cache.find(cache.key('b'))).toBeUndefined()
})

test('the entries that were not used for longest go first', () => {
  const cache = open('one', 10_000)
  const keyOf = (index: number): string => cache.key('a', String(index))
  for (let index = 0; index < 8; index += 1) {
    cache.keep(keyOf(index), new Uint8Array(1000))
  }
  const old = new Date('2020-01-01')
  for (const path of files()) utimesSync(path, old, old)
  expect(cache.find(keyOf(3))).toBeDefined()
  for (let index = 8; index < 12; index += 1) {
    cache.keep(keyOf(index), new Uint8Array(1000))
  }
  cache.close()
  const left = Array.from({ length: 12 }, (_, index) => index).filter(
    (index) => cache.find(keyOf(index)) !== undefined,
  )
  const bytes = files().reduce((sum, path) => sum + statSync(path).size, 0)
  expect(bytes).toBeLessThanOrEqual(8000)
  expect(left).toHaveLength(7)
  expect(left).toEqual(expect.arrayContaining([3, 8, 9, 10, 11]))
})

test('what a killed build left unfinished goes after an hour', () => {
  const cache = open()
  const left = join(folder, 'stages', 'new-00')
  const young = join(folder, 'stages', 'new-01')
  for (const path of [left, young]) writeFileSync(path, 'half')
  const old = new Date(Date.now() - 7_200_000)
  utimesSync(left, old, old)
  cache.keep(cache.key('a'), 1)
  cache.close()
  expect(existsSync(left)).toBe(false)
  expect(existsSync(young)).toBe(true)
})

test('where nothing can be written nothing is kept, and nothing fails', () => {
  const cache = open()
  const key = cache.key('a')
  // A file stands where the folder of the entry would be: as on a full disk.
  writeFileSync(join(folder, 'stages', key.slice(0, 2)), '')
  cache.keep(key, 'Wort')
  expect(cache.find(key)).toBeUndefined()
  // The one file is that in the way: what was begun is gone.
  expect(files()).toHaveLength(1)
  cache.close()
})

test('two builds keep and find the same entry side by side', () => {
  const [one, two] = [open(), open()]
  const key = one.key('a')
  for (let round = 0; round < 50; round += 1) {
    one.keep(key, 'Wort')
    two.keep(key, 'Wort')
    expect([one.find(key), two.find(key)]).toEqual(['Wort', 'Wort'])
  }
  expect(files()).toHaveLength(1)
})
