import { runGuarded } from '../system/guard.ts'
import { readGuardLimits } from './limit-options.ts'
import { showError } from './show-error.ts'
import { processTerminal } from './terminal.ts'

/**
 * Run the command line of this process in a thread that is watched, and set the exit code.
 *
 * @param module What the thread runs.
 * @param words Command line after the command.
 */
export async function guard(module: URL, words: readonly string[]): Promise<void> {
  const terminal = processTerminal()
  try {
    process.exitCode = await runGuarded(module, readGuardLimits(words))
  } catch (error) {
    process.exitCode = showError(error, terminal)
  }
}
