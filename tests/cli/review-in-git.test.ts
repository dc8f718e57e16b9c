import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GitFolder, gitFolder } from '../support/git-folder.ts'

const old = `---
lang: en
---

# The Word

The word[^1] takes on the sound of the room. It was said in July,
when nobody listened.

[^1]: A word in another language.
`
const changed = old
  .replaceAll('[^1]', '[^word]')
  .replace('July,\nwhen', 'June, when')
  .replace('takes on the', 'takes\non the')
  .replace('A word in', 'A term in')

let repository: GitFolder

beforeAll(() => {
  repository = gitFolder()
  const program = `node '${fileURLToPath(new URL('../../build/cli/diglot.js', import.meta.url))}' review`
  repository.git('config', 'diff.diglot.textconv', `${program} --textconv`)
  repository.git('config', 'difftool.diglot.cmd', `${program} "$LOCAL" "$REMOTE"`)
  repository.commit({ '.gitattributes': '*.md diff=diglot\n', 'a.md': old })
  repository.git('tag', 'v1')
  repository.commit({ 'a.md': changed, 'b.md': '# New\n\nA chapter that is new.\n' })
  repository.git('tag', 'v2')
}, 60_000)

afterAll(() => repository.remove())

test('git diff compares sentences, with notes at their calls', () => {
  const lines = repository
    .git('diff', '-U0', 'v1', 'v2', '--', 'a.md')
    .split('\n')
    .filter((line) => /^[-+](?![-+])/u.test(line))
  expect(lines).toEqual([
    '-The word[^ A word in another language.] takes on the sound of the room.',
    '-It was said in July, when nobody listened.',
    '+The word[^ A term in another language.] takes on the sound of the room.',
    '+It was said in June, when nobody listened.',
  ])
}, 60_000)

test('git difftool shows each file as a review, also one that is new', () => {
  const { PATH, HOME } = process.env
  const told = execFileSync(
    'git',
    ['-C', repository.path, 'difftool', '--no-prompt', '--tool=diglot', 'v1', 'v2'],
    { encoding: 'utf8', env: { PATH, HOME, GIT_CONFIG_NOSYSTEM: '1' }, stdio: 'pipe' },
  )
  expect(told).toContain('It was said in [-July-]{+June+}, when nobody listened.')
  expect(told).toContain('{+New ¶ A chapter that is new.+}')
}, 60_000)
