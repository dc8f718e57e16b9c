import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { build } from '../../src/cli/build.ts'
import { cache } from '../../src/cli/cache.ts'
import { check } from '../../src/cli/check.ts'
import { defineCommand } from '../../src/cli/command.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { record } from '../support/recorder.ts'

const commands = [build, cache, check, doctor]

test('without a command the help is a fault of usage, asked for it is not', async () => {
  const bare = await record([], commands)
  const asked = await record(['--help'], commands)
  expect(bare).toMatchObject({ exitCode: 2, out: '' })
  expect(asked).toMatchObject({ exitCode: 0, error: '' })
  expect(bare.error).toBe(asked.out)
  for (const { summary } of commands) expect(asked.out).toContain(summary)
})

test.each(commands)(
  '$name answers --help with options and examples',
  async ({ name }) => {
    const { exitCode, out } = await record([name, '--nonsense', '--help'], commands)
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^Usage: diglot /mu)
    expect(out).toMatch(/^Options:$/mu)
    expect(out).toMatch(/^Examples:$/mu)
    expect(await record(['help', name], commands)).toMatchObject({ exitCode: 0, out })
  },
)

test('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await record(['--version'], commands)).toEqual({
    exitCode: 0,
    out: version,
    error: '',
  })
})

test.each([
  [['biuld'], 'there is no command `biuld`', 'did you mean `build`?'],
  [['--verison'], 'there is no option `--verison`', 'did you mean `--version`?'],
  [['cook'], 'there is no command `cook`', 'see `diglot --help`'],
  [
    ['build', '--manuscirpt', 'x'],
    'there is no option `--manuscirpt`',
    'did you mean `--manuscript`?',
  ],
  [['build', '--titel=x'], 'there is no option `--titel`', 'did you mean `--title`?'],
  [['build', '-z'], 'there is no option `-z`', 'see `diglot build --help`'],
  [['build', '-m'], 'argument missing', 'see `diglot build --help`'],
  [['check', '--json=yes'], 'does not take an argument', 'see `diglot check --help`'],
  [['check', 'all'], '`all` is one word too many', 'see `diglot check --help`'],
])('%j could not run', async (commandLine, reason, hint) => {
  const { exitCode, out, error } = await record(commandLine, commands)
  expect(exitCode).toBe(2)
  expect(out).toBe('')
  expect(error).toContain(reason)
  expect(error).toContain(`hint: ${hint}`)
  expect(error).not.toContain('    at ')
})

test('an error of ours is shown whole', async () => {
  const broken = defineCommand({
    name: 'broken',
    summary: 'Break',
    options: {},
    examples: [],
    run: () =>
      Promise.reject(new RangeError('oops \u001B[2J', { cause: new Error('deep') })),
  })
  const { exitCode, error } = await record(['broken'], [broken])
  expect(exitCode).toBe(2)
  expect(error).toContain('this is a bug of diglot\nRangeError: oops \\u{1b}[2J')
  expect(error).toContain('    at ')
  expect(error).toContain('Error: deep')
})
