import { runGuarded } from '../system/guard.ts'
import { readGuardLimits } from './limit-options.ts'
import { showError } from './show-error.ts'
import { processTerminal } from './terminal.ts'

/** @see ECMA-48 and the DEC private mode DECTCEM. */
const showCursor = '\u001b[?25h'

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
    // A thread that was ended cannot show it again after its progress.
    if (terminal.isInteractive) process.stderr.write(showCursor)
    process.exitCode = showError(error, terminal)
  }
}
