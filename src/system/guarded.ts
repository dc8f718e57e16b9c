import {
  isMainThread,
  type MessagePort,
  parentPort,
  workerData,
} from 'node:worker_threads'

/** What a guarded thread tells the thread that watches it; see `runGuarded`. */
export type GuardNews =
  /** What is worked on from now on: a path, a step. */
  | { readonly at: string }
  /** It was told to stop, and does. */
  | { readonly isStopping: true }
  /** A browser was started: the number of its process, and its profile on disk. */
  | { readonly browser: number; readonly profile: string }
  | { readonly endedBrowser: number }
  | { readonly exitCode: number }

/** Tell the thread that watches this one; nothing where none does. */
export function tellGuard(news: GuardNews): void {
  guardPort()?.postMessage(news)
}

/**
 * Hear of signals that ask to stop: from the thread that watches, else from the system.
 *
 * @returns A function that ends the listening.
 */
export function onStop(listener: () => void): () => void {
  const port = guardPort()
  if (!port) {
    for (const name of signals) process.on(name, listener)
    return () => {
      for (const name of signals) process.off(name, listener)
    }
  }
  const onMessage = (): void => {
    tellGuard({ isStopping: true })
    listener()
  }
  port.on('message', onMessage)
  return () => void port.off('message', onMessage)
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Somebody else's worker that uses our functions has a port, too, and no guard. */
function guardPort(): MessagePort | undefined {
  if (isMainThread || parentPort === null) return undefined
  const given: unknown = workerData
  const isGuarded = typeof given === 'object' && given !== null && 'isGuarded' in given
  return isGuarded ? parentPort : undefined
}
