import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { BuildError } from '../../src/diagnostics/build-error.ts'
import type { ManuscriptSource } from '../../src/manuscript/source.ts'
import { withObjects } from '../../src/system/object-reader.ts'
import { findCommit, findMergeBase, openRepository } from '../../src/system/repository.ts'
import { revisionSource } from '../../src/system/revision-source.ts'
import { type GitFolder, gitFolder } from '../support/git-folder.ts'

let repository: GitFolder

beforeAll(() => {
  repository = gitFolder()
  repository.commit({
    'book/01.md': 'one\n',
    'book/.hidden.md': 'no',
    'book/node_modules/a.md': 'no',
    'README.md': 'outside',
  })
  repository.git('tag', 'v1')
  repository.commit({ 'book/01.md': 'two\n', 'book/02.md': 'new\n' })
})

afterAll(() => repository.remove())

async function reading<T>(
  revision: string,
  work: (source: ManuscriptSource) => Promise<T>,
  folder = 'book',
): Promise<T> {
  const opened = await openRepository(join(repository.path, folder))
  const commit = await findCommit(opened, revision)
  return withObjects(opened.root, (objects) =>
    work(revisionSource(opened, { commit, label: `${revision}:book/`, objects })),
  )
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

test('a manuscript is read as it stood in a revision', async () => {
  await reading('v1', async (source) => {
    expect(await source.list()).toEqual(['01.md'])
    expect(text(await source.read('01.md'))).toBe('one\n')
  })
  await reading('HEAD', async (source) => {
    expect(await source.list()).toEqual(['01.md', '02.md'])
    const both = await Promise.all(['02.md', '01.md'].map((path) => source.read(path)))
    expect(both.map(text)).toEqual(['new\n', 'two\n'])
  })
})

test('a file of several megabytes arrives whole', async () => {
  const long = 'ä line\n'.repeat(500_000)
  repository.commit({ 'book/long.md': long })
  await reading('HEAD', async (source) => {
    expect(text(await source.read('long.md'))).toBe(long)
    expect(text(await source.read('01.md'))).toBe('two\n')
  })
})

test('what is not there is said, with the name that was meant', async () => {
  const read = reading('v1', (source) => source.read('1.md'))
  await expect(read).rejects.toThrow('there is no file `1.md` in `v1:book/`')
  await expect(read).rejects.toMatchObject({ hint: 'did you mean `01.md`?' })
})

test('links inside the manuscript are followed, those that leave it are not', async () => {
  symlinkSync('01.md', join(repository.path, 'book/inside.md'))
  symlinkSync('../README.md', join(repository.path, 'book/outside.md'))
  symlinkSync('circle.md', join(repository.path, 'book/circle.md'))
  repository.commit({})
  await reading('HEAD', async (source) => {
    expect(text(await source.read('inside.md'))).toBe('two\n')
    for (const path of ['outside.md', 'circle.md']) {
      await expect(source.read(path)).rejects.toThrow('is a link that leads to no file')
    }
  })
})

test('the working tree and the folder of the repository stay as they are', async () => {
  writeFileSync(join(repository.path, 'book/01.md'), 'not committed')
  const before = readdirSync(join(repository.path, '.git'))
  expect(await reading('HEAD', async (source) => text(await source.read('01.md')))).toBe(
    'two\n',
  )
  expect(readdirSync(join(repository.path, '.git'))).toEqual(before)
  expect(repository.git('status', '--short')).toContain('M book/01.md')
})

test('a folder that is there no more is read where it was', async () => {
  await reading('v1', async (source) => expect(await source.list()).toEqual([]), 'gone/x')
})

describe('a hostile revision does nothing but give a clear error', () => {
  const hostile = [
    '--output=trap',
    '-h',
    '--help',
    '',
    ' ',
    'HEAD\n--output=trap',
    'a..b\u001b[2J',
    'HEAD..HEAD',
    '\u0000',
    'HEAD:book/01.md',
    'x'.repeat(2000),
    'README.md',
    '../../etc',
    '$(touch trap)',
  ]
  test.each(hostile)('%j', async (revision) => {
    const found = openRepository(repository.path).then((opened) =>
      findCommit(opened, revision),
    )
    const error = await found.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BuildError)
    expect(String(error)).not.toMatch(/\p{Cc}/u)
    expect(existsSync(join(repository.path, 'trap'))).toBe(false)
  })

  test('a branch named like a file is that branch', async () => {
    repository.git('branch', 'README.md', 'v1')
    const opened = await openRepository(repository.path)
    expect(await findCommit(opened, 'README.md')).toBe(
      repository.git('rev-parse', 'v1^{commit}'),
    )
    repository.git('branch', '-D', 'README.md')
  })
})

test('nothing that a repository is configured to do is done', async () => {
  const trap = join(repository.path, 'trap')
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'diff.external',
    'diff.x.textconv',
    'filter.x.smudge',
    'filter.x.process',
    'remote.far.uploadpack',
  ]) {
    repository.git('config', key, `touch ${trap};`)
  }
  repository.git('config', 'remote.far.promisor', 'true')
  repository.git('config', 'remote.far.url', repository.path)
  repository.git('config', 'extensions.partialClone', 'far')
  writeFileSync(join(repository.path, '.gitattributes'), '*.md diff=x filter=x')
  repository.git('config', 'alias.rev-parse', `!touch ${trap}`)
  repository.git('config', 'core.hooksPath', '.git/hooks')
  for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction']) {
    const path = join(repository.path, '.git/hooks', hook)
    writeFileSync(path, `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 })
  }
  try {
    await reading('v1', (source) => source.read('01.md'))
    await withObjects(repository.path, async (objects) => {
      await expect(objects.read('0123456789'.repeat(4))).rejects.toThrow(
        'the repository does not hold the file',
      )
    })
  } finally {
    repository.git('config', '--unset', 'extensions.partialClone')
    repository.git('config', '--unset', 'remote.far.promisor')
  }
  expect(existsSync(trap)).toBe(false)
})

test('a pipe in the place of contents is told, and stops nothing', async () => {
  const own = gitFolder()
  try {
    own.commit({ 'a.md': 'words' })
    const id = own.git('rev-parse', 'HEAD:a.md')
    const path = join(own.path, '.git/objects', id.slice(0, 2), id.slice(2))
    rmSync(path, { force: true })
    execFileSync('mkfifo', [path])
    const asked = withObjects(own.path, (objects) => objects.read(id), 500)
    await expect(asked).rejects.toThrow('git does not answer')
  } finally {
    own.remove()
  }
})

test.skipIf(process.getuid?.() !== 0)(
  'a repository of another owner is read',
  async () => {
    const own = gitFolder()
    try {
      own.commit({ 'a.md': 'words' })
      execFileSync('chown', ['-R', '65534:65534', own.path])
      const opened = await openRepository(own.path)
      const commit = await findCommit(opened, 'HEAD')
      await withObjects(opened.root, async (objects) => {
        const source = revisionSource(opened, { commit, label: 'HEAD', objects })
        expect(text(await source.read('a.md'))).toBe('words')
      })
    } finally {
      own.remove()
    }
  },
)

test('a shallow clone says what it lacks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-shallow-'))
  try {
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.path}`, folder)
    const opened = await openRepository(folder)
    expect(opened.isShallow).toBe(true)
    await expect(findCommit(opened, 'HEAD~1')).rejects.toMatchObject({
      hint: 'this clone is shallow; fetch the rest with `git fetch --unshallow`',
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the last common commit of two branches is found', async () => {
  const own = gitFolder()
  try {
    const base = own.commit({ 'a.md': 'base' })
    own.git('checkout', '--quiet', '-b', 'side')
    const side = own.commit({ 'b.md': 'side' })
    own.git('checkout', '--quiet', 'main')
    const main = own.commit({ 'c.md': 'main' })
    own.git('checkout', '--quiet', '--orphan', 'other')
    const other = own.commit({ 'd.md': 'other' })
    const opened = await openRepository(own.path)
    expect(await findMergeBase(opened, main, side)).toBe(base)
    await expect(findMergeBase(opened, main, other)).rejects.toThrow(
      'have no commit in common',
    )
  } finally {
    own.remove()
  }
})

test('no repository and no git are told apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-bare-'))
  await expect(openRepository(folder)).rejects.toThrow(
    'is not in the working tree of a git repository',
  )
  vi.stubEnv('PATH', '')
  await expect(openRepository(repository.path)).rejects.toThrow('git was not found')
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})
