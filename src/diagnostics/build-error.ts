/**
 * A failure outside the manuscript that the person at the keyboard can mend:
 * no browser, no such revision, an unreadable folder.
 *
 * The command line prints `message` and `hint` without a stack. Any other error
 * that reaches it is a bug of ours and is printed whole.
 */
export class BuildError extends Error {
  override readonly name = 'BuildError'
  readonly hint: string

  constructor(message: string, options: { hint: string; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.hint = options.hint
  }
}
