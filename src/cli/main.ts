import { BuildError } from '../diagnostics/build-error.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { describePackage } from '../system/package-folder.ts'
import type { Command } from './command.ts'
import { formatTable } from './help.ts'
import { showError } from './show-error.ts'
import type { Terminal } from './terminal.ts'

/**
 * Run the command line.
 *
 * @param commandLine Words after the program's name.
 * @returns Exit code: 0 sound, 1 faults in the manuscript, 2 could not run, 130 stopped.
 */
export async function main(
  commandLine: readonly string[],
  terminal: Terminal,
  commands: readonly Command[],
): Promise<number> {
  try {
    return await dispatch(commandLine, terminal, commands)
  } catch (error) {
    return showError(error, terminal)
  }
}

async function dispatch(
  [name, ...rest]: readonly string[],
  terminal: Terminal,
  commands: readonly Command[],
): Promise<number> {
  if (name === '--version' || name === '-v') {
    terminal.out((await describePackage()).version)
    return 0
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = commands.find((command) => command.name === rest[0])
    const help = asked ? asked.help : overview(commands)
    if (name === undefined) terminal.error(help)
    else terminal.out(help)
    return name === undefined ? 2 : 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) throw unknownCommand(name, commands)
  return command.run(rest, terminal)
}

function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const)
  return [
    'Turn one Markdown manuscript, with its notes and translations, into PDF and EPUB.',
    'Usage: diglot <command> [options]',
    `Commands:\n${formatTable(rows)}`,
    `Options:\n${formatTable([
      ['-h, --help', 'Show this help, or that of a command'],
      ['-v, --version', 'Show the version'],
    ])}`,
    `Exit codes:\n${formatTable([
      ['0', 'Sound; there may be warnings'],
      ['1', 'The manuscript has errors; editions with errors are written as drafts'],
      ['2', 'Could not run'],
      ['130', 'Stopped by Ctrl-C'],
    ])}`,
    `Examples:\n${formatTable([
      ['diglot build', 'build every edition of `manuscript/` into `dist/`'],
      ['diglot build -m essay.md', 'build a handout and an e-book of one file'],
      ['diglot check --help', 'show the help of a command'],
    ])}`,
  ].join('\n\n')
}

function unknownCommand(name: string, commands: readonly Command[]): BuildError {
  const isOption = name.startsWith('-')
  const known = isOption
    ? ['--help', '--version']
    : commands.map((command) => command.name)
  const near = nearestName(name, known)
  return new BuildError(`there is no ${isOption ? 'option' : 'command'} \`${name}\``, {
    hint: near === undefined ? 'see `diglot --help`' : `did you mean \`${near}\`?`,
  })
}
