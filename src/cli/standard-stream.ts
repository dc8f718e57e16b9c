import { isatty, WriteStream } from 'node:tty'
import { isMainThread } from 'node:worker_threads'

/**
 * Find the stream of standard output (1) or standard error (2).
 *
 * In a thread those of the process go by way of the main thread, and know of no terminal.
 */
export function standardStream(descriptor: 1 | 2): NodeJS.WriteStream {
  if (!isMainThread && isatty(descriptor)) return new WriteStream(descriptor)
  return descriptor === 1 ? process.stdout : process.stderr
}
