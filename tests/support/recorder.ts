import type { Command } from '../../src/cli/command.ts'
import { main } from '../../src/cli/main.ts'

/** What a command line said, and how it ended. */
export interface Recording {
  readonly exitCode: number
  readonly out: string
  readonly error: string
}

/**
 * Run a command line in this process, its terminal recorded.
 *
 * @param commandLine Words after the program's name.
 */
export async function record(
  commandLine: readonly string[],
  commands: readonly Command[],
): Promise<Recording> {
  const out: string[] = []
  const error: string[] = []
  const exitCode = await main(
    commandLine,
    {
      out: (text) => void out.push(text),
      error: (text) => void error.push(text),
      isInteractive: false,
      hasColours: false,
      outHasColours: false,
      columns: 80,
    },
    commands,
  )
  return { exitCode, out: out.join('\n'), error: error.join('\n') }
}
