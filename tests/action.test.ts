import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type GitFolder, gitFolder } from './support/git-folder.ts'

/*
 * The shell steps of the GitHub Action as its runner runs them; npm and gh write down what they
 * are asked.
 */

interface Step {
  readonly name?: string
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

const text = readFileSync('action.yml', 'utf8')
// oxlint-disable-next-line no-unsafe-type-assertion -- our own file, of the form that GitHub publishes
const action = parse(text) as Action

let repository: GitFolder
let folder = ''
const path = (name: string): string => join(folder, name)

beforeAll(() => {
  repository = gitFolder()
  folder = mkdtempSync(join(tmpdir(), 'diglot-action-'))
  const chapter =
    '# Ein Kapitel\n\nDas Wort nimmt den Ton des Raumes an, in den es fällt.\n'
  const config = 'title: Das Wort\nlanguage: de\n'
  repository.commit({ 'book/book.yaml': config, 'book/01.md': chapter })
  repository.git('tag', 'base')
  repository.commit({ 'book/01.md': chapter.replace('Ton', 'Klang @octocat') })
  repository.git('tag', 'head')
  writeProgram('npm', 'echo "$@" >> "$RUNNER_TEMP/npm.txt"')
  // Like gh: answers with the ids that the query leaves, keeps what is sent.
  writeProgram(
    'gh',
    `echo "$@" >> "$RUNNER_TEMP/gh.txt"
[ ! -e "$RUNNER_TEMP/forbidden" ] || exit 1
case "$*" in *--jq*) cat "$RUNNER_TEMP/ids.txt" 2>/dev/null || true;; esac`,
  )
})

afterAll(() => {
  repository.remove()
  rmSync(folder, { recursive: true })
})

function writeProgram(name: string, script: string): void {
  writeFileSync(path(name), `#!/usr/bin/env bash\n${script}\n`)
  chmodSync(path(name), 0o755)
}

interface Ran {
  readonly status: number | null
  readonly out: string
}

/** Run all shell steps in turn, as long as they succeed. */
function runSteps(inputs: Readonly<Record<string, string>>): Ran {
  const outputs = new Map<string, string>()
  const known: Readonly<Record<string, string>> = {
    'github.token': 'token',
    'github.event.pull_request.number': '7',
    'steps.upload.outputs.artifact-url': 'https://example.org/artifact',
  }
  const fill = (value: string): string =>
    value.replaceAll(/\$\{\{ ([\w.-]+) \}\}/gu, (_, name: string) => {
      const [, input = ''] = /^inputs\.(.+)$/u.exec(name) ?? []
      if (input !== '') return inputs[input] ?? fill(action.inputs[input]?.default ?? '')
      return known[name] ?? outputs.get(name) ?? ''
    })
  let out = ''
  for (const { id, run, env = {} } of action.runs.steps) {
    if (run === undefined) continue
    writeFileSync(path('output'), '')
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
      {
        cwd: repository.path,
        encoding: 'utf8',
        env: {
          PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
          HOME: folder,
          GITHUB_ACTION_PATH: process.cwd(),
          GITHUB_OUTPUT: path('output'),
          GITHUB_STEP_SUMMARY: path('summary.md'),
          GITHUB_REPOSITORY: 'press/book',
          RUNNER_TEMP: folder,
          ...Object.fromEntries(
            Object.entries(env).map(([name, value]) => [name, fill(value)]),
          ),
        },
      },
    )
    out += stdout + stderr
    if (status !== 0) return { status, out }
    for (const line of readFileSync(path('output'), 'utf8').split('\n')) {
      const [, name = '', value = ''] = /^(\w+)=(.*)$/u.exec(line) ?? []
      if (name !== '') outputs.set(`steps.${id ?? ''}.outputs.${name}`, value)
    }
  }
  return { status: 0, out }
}

function askedOf(program: string): string[] {
  const file = path(`${program}.txt`)
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  rmSync(file)
  return lines
}

const inputs = { manuscript: 'book', from: 'base', to: 'head' }

describe('a pull request', () => {
  test('is reviewed, and its summary is a comment', () => {
    const { status, out } = runSteps({ ...inputs, edition: 'book' })
    expect(out).not.toContain('::')
    expect(status).toBe(0)
    expect(askedOf('npm')[0]).toContain('ci --no-audit --no-fund --prefix ')
    const names = ['review.html', 'review.pdf', 'review.json', 'review.md']
    const sizes = names.map((name) => readFileSync(path(`diglot-review/${name}`)).length)
    expect(Math.min(...sizes)).toBeGreaterThan(100)
    const body = readFileSync(path('diglot-review/comment.md'), 'utf8')
    expect(body).toMatch(/^<!-- diglot review -->\n/u)
    expect(body).toContain('[diglot-review](https://example.org/artifact)')
    expect(body).toMatch(/ {4}book, .+: \d+ pages?; 1 edited/u)
    expect(body).toContain('1 change in 1 chapter: 1 change of words')
    expect(body).toContain('{~~Ton~>Klang @\u2060octocat~~}')
    expect(readFileSync(path('summary.md'), 'utf8')).toBe(body)
    const [list, write] = askedOf('gh')
    expect(list).toContain('api --paginate repos/press/book/issues/7/comments --jq')
    expect(write).toBe(
      `api --method POST repos/press/book/issues/7/comments --field body=@${path('diglot-review/comment.md')} --silent`,
    )
  }, 120_000)

  test('has one comment, which is written anew', () => {
    writeFileSync(path('ids.txt'), '41\n42\n')
    expect(runSteps(inputs).status).toBe(0)
    const [, write] = askedOf('gh')
    expect(write).toContain('--method PATCH repos/press/book/issues/comments/41 ')
    rmSync(path('ids.txt'))
  }, 120_000)

  test('of a fork, whose token may not write, is reviewed all the same', () => {
    writeFileSync(path('forbidden'), '')
    const { status, out } = runSteps(inputs)
    expect([status, out]).toEqual([0, expect.stringContaining('::warning::')])
    rmSync(path('forbidden'))
    askedOf('gh')
  }, 120_000)
})

test('what a stranger may name is part of no command', () => {
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{')
  for (const name of ['--output=trap', '$(touch trap)', 'a\u001b[2J', '']) {
    const { status, out } = runSteps({ ...inputs, to: name })
    expect([name, status]).toEqual([name, 2])
    expect(out).not.toContain('\u001b')
  }
  expect(repository.git('status', '--porcelain')).toBe('')
}, 60_000)
