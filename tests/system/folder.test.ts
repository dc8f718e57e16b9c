import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BuildError } from '../../src/diagnostics/build-error.ts'
import { folderSource } from '../../src/system/folder.ts'

let outside = ''
let root = ''

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'diglot-folder-'))
  root = join(outside, 'manuscript')
  for (const path of [
    'de/02.md',
    'de/10.md',
    'de/.versteckt.md',
    '.git/HEAD',
    'node_modules/a/b.md',
    'images/Bild.png',
    'images/gru\u0308n.png',
    'images/a b.png',
  ]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), path)
  }
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  mkdirSync(join(root, 'de/03.md'))
  symlinkSync('../images/Bild.png', join(root, 'de/inside.png'))
  symlinkSync('../../secret.txt', join(root, 'de/outside.txt'))
  symlinkSync('../../secret.txt', join(root, 'de/04.md'))
  symlinkSync('..', join(root, 'de/round'))
  symlinkSync('/', join(root, 'de/all'))
  symlinkSync('nowhere', join(root, 'de/broken.png'))
})

afterAll(() => rmSync(outside, { recursive: true }))

async function failure(path: string): Promise<string> {
  try {
    await folderSource(root).read(path)
    return 'was read'
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    return `${error.message} | ${error.hint}`
  }
}

test('files are listed in one order, and what only looks like one; dot files and circles are not', async () => {
  expect(await folderSource(root).list()).toEqual([
    'de/02.md',
    'de/03.md',
    'de/04.md',
    'de/10.md',
    'de/all',
    'de/broken.png',
    'de/inside.png',
    'de/outside.txt',
    'images/Bild.png',
    'images/a b.png',
    'images/gr\u00FCn.png',
  ])
})

test('links that stay inside are followed', async () => {
  expect(String(await folderSource(root).read('de/inside.png'))).toBe('images/Bild.png')
})

test('a name is found in any Unicode normal form', async () => {
  const source = folderSource(root)
  expect(await source.read('images/gr\u00FCn.png')).toHaveLength(17)
  expect(await source.read('images/gru\u0308n.png')).toHaveLength(17)
})

describe('what is not there or not ours is refused', () => {
  test.each([
    ['../secret.txt', 'is not a path inside the manuscript'],
    ['de/../../secret.txt', 'is not a path inside the manuscript'],
    ['/etc/hostname', 'is not a path inside the manuscript'],
    ['C:/windows/win.ini', 'is not a path inside the manuscript'],
    ['..\\secret.txt', 'is not a path inside the manuscript'],
    ['de/02.md\0.png', 'is not a path inside the manuscript'],
    ['', 'is not a path inside the manuscript'],
    ['%2e%2e/secret.txt', 'there is no file'],
    ['de/outside.txt', 'is a link that leads outside the manuscript'],
    ['de/all/etc/hostname', 'is a link that leads outside the manuscript'],
    ['de/03.md', 'is a folder, not a file'],
    ['.', 'is a folder, not a file'],
    ['de/broken.png', 'is a link to nothing'],
    ['images/bild.png', 'did you mean `images/Bild.png`?'],
    ['image/Bild.png', 'did you mean `images/Bild.png`?'],
    ['images/Blid.png', 'did you mean `images/Bild.png`?'],
    ['images/a%20b.png', 'did you mean `images/a b.png`?'],
    ['images/etwas-anderes.png', 'add it, or correct its name'],
  ])('%j', async (path, reason) => {
    expect(await failure(path)).toContain(reason)
  })

  test.skipIf(process.platform === 'win32')('a pipe without a writer', async () => {
    execFileSync('mkfifo', [join(root, 'de/pipe.md')])
    expect(await failure('de/pipe.md')).toContain('is not a regular file')
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    chmodSync(join(root, 'de/10.md'), 0)
    expect(await failure('de/10.md')).toContain('may not be read')
  })
})

test('a folder that is not there cannot be listed', async () => {
  const source = folderSource(join(root, 'nowhere'))
  await expect(source.list()).rejects.toThrow('there is no folder')
})
