import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { review } from '../../src/cli/review.ts'
import { type GitFolder, gitFolder } from '../support/git-folder.ts'
import { type Recording, record } from '../support/recorder.ts'

const old = `---
lang: en
---

# The Word

The word[^1] takes on the sound of the room that it falls in.

It was said in July, when nobody listened to anybody who spoke.

[^1]: A word in another language.
`
const now = old
  .replace('sound', 'tone')
  .replace('[^1]: A word', '[^n]: A term')
  .replace('[^1]', '[^n]')

let repository: GitFolder
let out = ''

beforeAll(() => {
  repository = gitFolder()
  out = mkdtempSync(join(tmpdir(), 'diglot-review-'))
  repository.commit({ 'book/01.md': old })
  repository.git('tag', 'v1')
  repository.commit({ 'book/01.md': now })
  repository.git('tag', 'v2')
  repository.git('branch', 'side', 'v1')
})

afterAll(() => {
  repository.remove()
  rmSync(out, { recursive: true })
})

function reviewed(...words: string[]): Promise<Recording> {
  return record(['review', '-m', join(repository.path, 'book'), ...words], [review])
}

function sentences(seed: string): string {
  return Array.from(
    { length: 1000 },
    (_, index) => `This sentence, number ${index}, stays, only ${seed} does not.`,
  ).join(' ')
}

const text = `v1 → v2: 2 changes in 1 chapter: 2 changes of words

The Word  01.md
  11:9  words in note 1
    A [-word-]{+term+} in another language.
  7:27  words
    The word takes on the [-sound-]{+tone+} of the room that it falls in.`

test('two revisions are compared, each change in its sentence', async () => {
  expect(await reviewed('v1', 'v2')).toEqual({ exitCode: 0, out: text, error: '' })
  expect((await reviewed('v1..v2')).out).toBe(text)
})

test('the working tree is compared with the last commit', async () => {
  expect((await reviewed()).out).toBe('HEAD → working tree: no changes')
  writeFileSync(join(repository.path, 'book/01.md'), now.replace('July', 'June'))
  expect((await reviewed()).out).toContain('It was said in [-July-]{+June+}, when')
  expect((await reviewed('v1')).out).toContain('v1 → working tree: 3 changes')
  writeFileSync(join(repository.path, 'book/01.md'), now)
})

test('three dots mean the last commit that both have', async () => {
  expect((await reviewed('side...v2')).out).toContain('2 changes')
  expect((await reviewed('v2...side')).out).toContain('no changes')
})

test('two folders are compared without git', async () => {
  const [one, other] = [join(out, 'one'), join(out, 'other')]
  for (const folder of [one, other]) mkdirSync(folder)
  writeFileSync(join(one, 'a.md'), old)
  writeFileSync(join(other, 'a.md'), now)
  const recording = await record(['review', one, other], [review])
  expect(recording.out).toContain('The word takes on the [-sound-]{+tone+} of the room')
})

test('JSON and Markdown, several formats at once', async () => {
  const json = await reviewed('v1', 'v2', '--format', 'json')
  expect(JSON.parse(json.out)).toMatchObject({
    version: 1,
    old: 'v1',
    new: 'v2',
    summary: { changes: 2, chapters: 1, fields: 0, byClass: { words: 2 } },
    changes: [
      { id: 'c1', note: '1', old: { line: 11, column: 9 } },
      {
        id: 'c2',
        class: 'words',
        old: { file: '01.md', line: 7, column: 27, text: 'sound' },
        new: { file: '01.md', line: 7, column: 27, text: 'tone' },
      },
    ],
  })
  const folder = join(out, 'several')
  await reviewed('v1', 'v2', '--format', 'json,markdown', '-o', folder)
  expect(readFileSync(join(folder, 'review.json'), 'utf8')).toBe(`${json.out}\n`)
  expect(readFileSync(join(folder, 'review.md'), 'utf8')).toContain(
    '- line 7, words: The word takes on the {~~sound~>tone~~} of the room',
  )
})

test('a summary for a pull request is no longer than a comment may be', async () => {
  for (const [name, seed] of [
    ['a', 'x'],
    ['b', 'y'],
  ]) {
    writeFileSync(
      join(out, `${name}.md`),
      `---\nlang: en\n---\n\n${sentences(seed ?? '')}\n`,
    )
  }
  const { out: markdown } = await record(
    ['review', join(out, 'a.md'), join(out, 'b.md'), '--format', 'markdown'],
    [review],
  )
  expect(markdown.length).toBeGreaterThan(50_000)
  expect(markdown.length).toBeLessThan(65_536)
  expect(markdown).toMatch(/… and \d+ more changes that a comment has no room for/u)
})

describe('what cannot be compared is said', () => {
  test.each([
    [['nosuch'], 'there is no revision `nosuch` in this repository'],
    [['--', '--output=trap'], '`--output=trap` is not a git revision'],
    [['--', '-x'], '`-x` is not a git revision'],
    [['v1', 'v2', 'v1'], '`v1` is one word too many'],
    [['a\u001b[2J'], '`a\\u{1b}[2J` is not a git revision'],
    [['v1', '--format', 'jsn'], 'there is no format `jsn`'],
    [['v1', '--format', 'json,markdown', '-o', '-'], 'several formats cannot go'],
  ])('%j', async (words, message) => {
    const recording = await reviewed(...words)
    expect(recording.exitCode).toBe(2)
    expect(recording.error).toContain(message)
    expect(recording.error).not.toContain('\u001b')
    expect(existsSync('trap')).toBe(false)
  })

  test('a name that is a folder and a branch', async () => {
    repository.git('branch', 'tests', 'v1')
    const recording = await reviewed('tests')
    expect(recording.error).toContain('`tests` is a revision, and a folder too')
    expect(recording.error).toContain('write `./tests` for what is on disk')
    expect((await reviewed('refs/heads/tests', 'v2')).out).toContain('2 changes')
  })

  test('a chapter that cannot be read, whose text would seem to be gone', async () => {
    const folder = mkdtempSync(join(out, 'unread-'))
    writeFileSync(join(folder, 'a.md'), `${'> '.repeat(2000)}deep\n`)
    const recording = await record(['review', join(out, 'one'), folder], [review])
    expect(recording.exitCode).toBe(2)
    expect(recording.error).toContain('`a.md` of')
    expect(recording.error).toContain('cannot be read')
  })

  test('a manuscript that the revision does not have', async () => {
    const recording = await record(
      ['review', '-m', join(repository.path, 'later'), 'v1', 'v2'],
      [review],
    )
    expect(recording.exitCode).toBe(2)
    expect(recording.error).toContain('error')
  })
})

test('what has gone from a renamed file stands with the rest of its chapter', async () => {
  const paths = ['before.md', 'after.md'].map((name) => join(out, name))
  writeFileSync(paths[0] ?? '', `${old}\nA last paragraph that is gone.\n`)
  writeFileSync(paths[1] ?? '', now)
  const recording = await record(['review', ...paths], [review])
  expect(recording.out.replaceAll(/\s+/gu, ' ')).toContain('3 changes in 1 chapter:')
})
