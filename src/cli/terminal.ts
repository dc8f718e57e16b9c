import { standardStream } from './standard-stream.ts'

/** Where a command says things; tests give one that records. */
export interface Terminal {
  /** Say what was asked for: results, help, JSON. A line feed is added. */
  out(text: string): void
  /** Say what goes on and what is wrong. A line feed is added. */
  error(text: string): void
  /** Whether what goes on may be shown by redrawing lines. */
  readonly isInteractive: boolean
  readonly hasColours: boolean
  /** May what was asked for be coloured? */
  readonly outHasColours: boolean
  /** Width of a line of what was asked for. */
  readonly columns: number
}

/** Longer lines of prose are hard to read, and pipes have no width. */
const widest = 100

/**
 * The terminal of this process. Colours are for people who look on and have not set
 * `NO_COLOR`.
 *
 * @see https://no-color.org
 */
export function processTerminal(): Terminal {
  const { env } = process
  const stdout = standardStream(1)
  const stderr = standardStream(2)
  for (const stream of [stdout, stderr]) stream.on('error', passOverBrokenPipe)
  // A terminal that does not say how wide it is cannot be redrawn.
  const isNarrow = !(stderr.columns >= 20)
  const isDumb = env['TERM'] === 'dumb'
  return {
    out: (text) => void stdout.write(`${text}\n`),
    error: (text) => void stderr.write(`${text}\n`),
    isInteractive: stderr.isTTY && !isDumb && !isNarrow && !env['CI'],
    hasColours: stderr.isTTY && !isDumb && !env['NO_COLOR'],
    outHasColours: stdout.isTTY && !isDumb && !env['NO_COLOR'],
    columns: stdout.columns >= 20 ? Math.min(stdout.columns, widest) : widest,
  }
}

/** Whoever reads us may stop, as `head` does; what was asked for is still made. */
function passOverBrokenPipe(error: Error & { readonly code?: string }): void {
  if (error.code !== 'EPIPE') throw error
}
