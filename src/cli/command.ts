import { type ParseArgsConfig, parseArgs } from 'node:util'
import { BuildError } from '../diagnostics/build-error.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { formatHelp } from './help.ts'
import type { Terminal } from './terminal.ts'

/** An option as `node:util` parses it, and what help says of it. */
export type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  readonly summary: string
  /** Name of the value in the help: `folder`. */
  readonly value?: string
}

interface Config<Options extends Record<string, Option>> {
  args: string[]
  options: Options
  strict: true
  allowPositionals: true
}

/** What stands on the command line after the command, by name. */
type Values<Options extends Record<string, Option>> = ReturnType<
  typeof parseArgs<Config<Options>>
>['values']

/** A command as it is written down. */
export interface CommandDefinition<Options extends Record<string, Option>> {
  readonly name: string
  readonly summary: string
  /** Name of the words that may follow, such as `edition`; none may when absent. */
  readonly words?: string
  readonly options: Options
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [command: string, effect: string])[]
  /** @returns Exit code: 0 sound, 1 faults in the manuscript, 2 could not run. */
  readonly run: (
    values: Values<Options>,
    words: readonly string[],
    terminal: Terminal,
  ) => Promise<number>
}

/** A command as the program calls it. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly help: string
  /** @throws {BuildError} When the arguments are wrong, or something outside fails. */
  run(commandLine: readonly string[], terminal: Terminal): Promise<number>
}

const helpOption = {
  help: { type: 'boolean', short: 'h', summary: 'Show this help' },
} as const satisfies Record<string, Option>

/** Make a command of its definition: arguments are parsed, `--help` is answered. */
export function defineCommand<const Options extends Record<string, Option>>(
  definition: CommandDefinition<Options>,
): Command {
  const { name, summary } = definition
  const options = { ...definition.options, ...helpOption }
  const help = formatHelp({ ...definition, options })
  return {
    name,
    summary,
    help,
    async run(commandLine, terminal) {
      if (asksForHelp(commandLine)) {
        terminal.out(help)
        return 0
      }
      const { values, positionals } = parse(definition, commandLine)
      if (positionals.length > 0 && definition.words === undefined) {
        throw wrongUsage(name, `\`${positionals[0]}\` is one word too many`)
      }
      return definition.run(values, positionals, terminal)
    },
  }
}

/** Help goes first: it is asked for by people whose other options are wrong. */
function asksForHelp(commandLine: readonly string[]): boolean {
  const end = commandLine.indexOf('--')
  const before = end === -1 ? commandLine : commandLine.slice(0, end)
  return before.includes('--help') || before.includes('-h')
}

function parse<Options extends Record<string, Option>>(
  { name, options }: CommandDefinition<Options>,
  commandLine: readonly string[],
): { values: Values<Options>; positionals: string[] } {
  try {
    return parseArgs<Config<Options>>({
      args: [...commandLine],
      options,
      strict: true,
      allowPositionals: true,
    })
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error
    throw wrongUsage(name, ...explain(error, Object.keys(options)))
  }
}

/** Node's words in ours, with the option that was meant. */
function explain(
  error: TypeError & { code: unknown },
  known: readonly string[],
): readonly [reason: string, hint?: string | undefined] {
  const option = /'(?:-\w, )?(--?[^'\s]+)/u.exec(error.message)?.[1] ?? ''
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearestName(option.replace(/^-+/u, '').replace(/=.*$/u, ''), known)
    const hint = near === undefined ? undefined : `did you mean \`--${near}\`?`
    return [`there is no option \`${option}\``, hint]
  }
  const reason = error.message.split('\n')[0]?.replace(/\.$/u, '') ?? ''
  return [reason.charAt(0).toLowerCase() + reason.slice(1).replaceAll("'", '`')]
}

function wrongUsage(
  name: string,
  reason: string,
  hint = `see \`diglot ${name} --help\``,
): BuildError {
  return new BuildError(reason, { hint })
}
