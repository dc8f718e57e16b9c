import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeWhole } from '../../src/system/writing.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-writing-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a file is written in a folder that was not there, and nothing else', async () => {
  const path = join(folder, 'dist/deep/book.pdf')
  await writeWhole(path, Buffer.from('new'))
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(join(folder, 'dist/deep'))).toEqual(['book.pdf'])
})

test('an old file is replaced, also by many writers at once', async () => {
  const path = join(folder, 'book.pdf')
  writeFileSync(path, 'old')
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000))
  await Promise.all(texts.map((text) => writeWhole(path, Buffer.from(text))))
  expect(texts).toContain(readFileSync(path, 'utf8'))
  expect(readdirSync(folder)).toEqual(['book.pdf'])
})

test('a folder in its place is left alone', async () => {
  mkdirSync(join(folder, 'book.pdf'))
  await expect(writeWhole(join(folder, 'book.pdf'), Buffer.from('new'))).rejects.toThrow(
    /is a folder, so no file can be written there/u,
  )
  expect(readdirSync(folder)).toEqual(['book.pdf'])
})

test('a file in the place of its folder is left alone', async () => {
  writeFileSync(join(folder, 'dist'), 'mine')
  await expect(
    writeWhole(join(folder, 'dist/book.pdf'), Buffer.from('new')),
  ).rejects.toThrow(/cannot be made/u)
  expect(readFileSync(join(folder, 'dist'), 'utf8')).toBe('mine')
})

test('a name that is too long leaves nothing behind', async () => {
  const path = join(folder, `${'a'.repeat(250)}.pdf`)
  await expect(writeWhole(path, Buffer.from('new'))).rejects.toThrow(/cannot be written/u)
  expect(readdirSync(folder)).toEqual([])
})

test('what a killed process left is removed, what a living or late one writes is not', async () => {
  const old = new Date(Date.now() - 120_000)
  // No system gives a process this number.
  const stale = '.book.pdf.99999999.abc.diglot'
  const young = '.book.pdf.99999998.abc.diglot'
  const living = `.book.pdf.${process.pid}.abc.diglot`
  for (const name of [stale, young, living]) writeFileSync(join(folder, name), 'half')
  for (const name of [stale, living]) utimesSync(join(folder, name), old, old)
  await writeWhole(join(folder, 'book.pdf'), Buffer.from('new'))
  expect(readdirSync(folder).toSorted()).toEqual([young, living, 'book.pdf'].toSorted())
})

test('a folder that no one can make is a clear fault, and found at once', async () => {
  const path = process.platform === 'linux' ? '/proc/diglot/x.pdf' : '/dev/null/x/x.pdf'
  await expect(writeWhole(path, new Uint8Array([1]))).rejects.toThrow(/cannot be made/u)
})

/** A file system of 64 KB, where this machine lets us have one. */
function mountSmall(path: string): boolean {
  mkdirSync(path)
  const words = ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path]
  return spawnSync('mount', words, { stdio: 'ignore' }).status === 0
}

test('on a full disk the old file stays, and nothing of the new one', async (context) => {
  const disk = join(folder, 'disk')
  if (!mountSmall(disk)) context.skip('no file system may be mounted here')
  try {
    const path = join(disk, 'book.pdf')
    await writeWhole(path, Buffer.from('old'))
    await expect(writeWhole(path, new Uint8Array(200_000))).rejects.toMatchObject({
      message: `no room is left to write \`${path}\``,
      hint: 'make room, or choose a folder elsewhere with `-o`',
    })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(disk)).toEqual(['book.pdf'])
  } finally {
    spawnSync('umount', [disk], { stdio: 'ignore' })
  }
})
