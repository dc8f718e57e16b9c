import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { BuildError } from '../diagnostics/build-error.ts'
import { type GuardNews, onStop } from './guarded.ts'
import { Interrupted, whenAborted } from './interrupt.ts'
import { killGroup } from './kill-group.ts'

/** How much a guarded thread may use. */
export interface GuardLimits {
  /** Memory of the whole process, in bytes: what stands in RAM, buffers included. */
  readonly memoryBytes: number
  /** Time of the whole work. */
  readonly totalMs: number
}

/** How often memory and time are looked at: a heap grows by some 50 MB in between. */
const watchMs = 50

/** How long a thread may take to say that it stops; one that computes says nothing. */
const stopPatienceMs = 1000

/**
 * V8 itself ends the process, with a dump, when its heap is full; so its own limit is so
 * much larger than ours that the next array or table that grows still has room.
 */
const heapSlack = 2

/**
 * Run a module in a thread of its own, and end it when it needs too much memory or time, or
 * does not stop when it is told to.
 *
 * JavaScript that computes hears nothing and cannot be stopped from its own thread, and the
 * limits of `resourceLimits` are not enough: V8 still aborts the process when one large
 * object does not fit. This thread does nothing but watch.
 *
 * @param module Says its exit code by `tellGuard`, and hears of signals by `onStop`.
 * @returns The exit code.
 * @throws {BuildError} When a limit is reached.
 * @throws {Interrupted} When a signal came, and the thread had to be ended.
 */
export async function runGuarded(module: URL, limits: GuardLimits): Promise<number> {
  const worker = new Worker(module, {
    argv: process.argv.slice(2),
    workerData: { isGuarded: true },
    resourceLimits: {
      maxOldGenerationSizeMb: Math.ceil((heapSlack * limits.memoryBytes) / 2 ** 20),
    },
  })
  const state: GuardedState = { at: '', browsers: new Map() }
  const ended = endOf(worker, state, limits)
  const broken = new AbortController()
  const watchNoMore = watch(worker, state, limits, broken)
  try {
    return await Promise.race([ended, whenAborted(broken.signal)])
  } finally {
    watchNoMore()
    await worker.terminate()
    // One that ended by itself has none left.
    for (const [pid, profile] of state.browsers) {
      killGroup(pid)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

/** What is known of the thread. */
interface GuardedState {
  /** What it works on, in the writer's words. */
  at: string
  exitCode?: number
  isStopping?: boolean
  /** Profiles of the browsers that run, by the number of their process. */
  readonly browsers: Map<number, string>
}

function endOf(
  worker: Worker,
  state: GuardedState,
  limits: GuardLimits,
): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.on('message', (news: GuardNews) => {
      if ('at' in news) state.at = news.at
      else if ('isStopping' in news) state.isStopping = true
      else if ('browser' in news) state.browsers.set(news.browser, news.profile)
      else if ('endedBrowser' in news) state.browsers.delete(news.endedBrowser)
      else {
        state.exitCode = news.exitCode
        // Work that was stopped may still hold timers.
        if (state.isStopping) resolve(news.exitCode)
      }
    })
    worker.once('error', (error: Error & { readonly code?: string }) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isFull ? tooLarge(state, limits) : error)
    })
    worker.once('exit', (code) => resolve(state.exitCode ?? code))
  })
}

/**
 * Look at memory and time, and listen for signals.
 *
 * @param broken Aborted, with the reason, when the thread has to be ended.
 * @returns A function that ends the watch.
 */
function watch(
  worker: Worker,
  state: GuardedState,
  limits: GuardLimits,
  broken: AbortController,
): () => void {
  let leftMs = limits.totalMs
  const timer = setInterval(() => {
    // Counted, not read from a clock: a laptop that sleeps in between does not work.
    leftMs -= watchMs
    const isTooLarge = process.memoryUsage.rss() > limits.memoryBytes
    if (isTooLarge) broken.abort(tooLarge(state, limits))
    else if (leftMs < 0) broken.abort(tooLong(state, limits))
  }, watchMs)

  let isTold = false
  const onSignal = (): void => {
    // Who asks twice does not wait.
    if (isTold) process.exit(130)
    isTold = true
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    worker.postMessage('stop')
    setTimeout(() => {
      if (state.isStopping !== true) broken.abort(new Interrupted('stopped'))
    }, stopPatienceMs).unref()
  }
  const listenNoMore = onStop(onSignal)
  return () => {
    clearInterval(timer)
    listenNoMore()
  }
}

function tooLarge({ at }: GuardedState, { memoryBytes }: GuardLimits): BuildError {
  const megabytes = Math.round(memoryBytes / 1e6)
  return new BuildError(`more than ${megabytes} MB of memory are needed${where(at)}`, {
    hint: 'divide what is largest, look for what is odd in it, or raise `--memory-limit`',
  })
}

function tooLong({ at }: GuardedState, { totalMs }: GuardLimits): BuildError {
  const minutes = totalMs / 60_000
  return new BuildError(`the work is not done after ${minutes} min${where(at)}`, {
    hint: 'build fewer editions at a time, look for what is odd, or raise `--total-limit`',
  })
}

function where(at: string): string {
  return at === '' ? '' : `, at \`${at}\``
}
