import { onStop } from './guarded.ts'

/** Thrown into the work when the person at the keyboard, or the system, stops it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** How work learns that it is to stop, and what it must not be stopped in. */
export interface Stop {
  readonly signal: AbortSignal
  /** Wait for a promise also when stopped: a file that is being written. */
  finish<Result>(promise: Promise<Result>): Promise<Result>
}

/** Ending a browser takes a tenth of this; somebody who stops us does not wait longer. */
const workPatienceMs = 1000

/** A large file may be on its way to a slow disk. */
const finishPatienceMs = 3000

/**
 * Do work that Ctrl-C stops at once and cleanly.
 *
 * On SIGINT, SIGTERM or SIGHUP the work is told, and has a second to end its browser
 * and remove its unfinished files. A second signal ends the process there and then.
 *
 * @throws {Interrupted} When it was stopped. The work may still have timers; exit then.
 */
export async function interruptible<Result>(
  work: (stop: Stop) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const { signal } = controller
  const unfinished = new Set<Promise<unknown>>()
  const onSignal = (): void => {
    if (signal.aborted) process.exit(130)
    controller.abort(new Interrupted('stopped'))
  }
  const listenNoMore = onStop(onSignal)
  const running = work({
    signal,
    async finish(promise) {
      unfinished.add(promise)
      try {
        return await promise
      } finally {
        unfinished.delete(promise)
      }
    },
  })
  try {
    return await Promise.race([running, whenAborted(signal)])
  } catch (error) {
    if (!signal.aborted) throw error
    await Promise.race([Promise.allSettled([running]), wait(workPatienceMs)])
    await Promise.race([Promise.allSettled(unfinished), wait(finishPatienceMs)])
    throw signal.reason
  } finally {
    listenNoMore()
  }
}

/** Make a promise that rejects when the signal comes, with its reason. */
export function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => {
      // The reason is ours, an `Error`.
      reject(signal.reason instanceof Error ? signal.reason : new Interrupted('stopped'))
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
