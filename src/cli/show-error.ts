import { inspect } from 'node:util'
import { BuildError } from '../diagnostics/build-error.ts'
import { showControls } from '../diagnostics/show-controls.ts'
import { Interrupted } from '../system/interrupt.ts'
import type { Terminal } from './terminal.ts'

/** Exit code when the person stopped us, as shells count it: 128 and the signal. */
const stoppedCode = 130

/**
 * Show why a command ended. Failures that the person can mend are short; everything else is
 * our bug, shown whole.
 *
 * @returns The exit code.
 */
export function showError(error: unknown, terminal: Terminal): number {
  if (error instanceof Interrupted) {
    terminal.error('stopped; nothing unfinished was left')
    return stoppedCode
  }
  const red = terminal.hasColours ? '\u001b[31merror\u001b[0m' : 'error'
  if (error instanceof BuildError) {
    terminal.error(
      `${red}  ${showLines(error.message)}\n  hint: ${showLines(error.hint)}`,
    )
  } else terminal.error(`${red}  this is a bug of diglot\n${showLines(inspect(error))}`)
  return 2
}

/** Our own texts may have several lines. */
function showLines(text: string): string {
  return text.split('\n').map(showControls).join('\n')
}
