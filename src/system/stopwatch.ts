import type { BuildStep } from '../build.ts'
import { descendantCpuMs } from './descendant-cpu.ts'

/** What a step of a build took. */
export interface Timing {
  /** Absent for what comes before the first step. */
  readonly edition?: string
  readonly step: BuildStep['name'] | 'start'
  readonly wallMs: number
  /** CPU of this process. */
  readonly cpuMs: number
  /** CPU of the browser and of other processes that we start; absent where it cannot be known. */
  readonly browserCpuMs?: number
}

/** Takes the time of a build's steps. */
export interface Stopwatch {
  /** A step begins, and the one before ends. */
  step(step: BuildStep): void
  /** The last step ends; the times of all, those of a step that was repeated summed up. */
  stop(): readonly Timing[]
}

/** Take the time of a build, counted from the start of this process. */
export function startStopwatch(): Stopwatch {
  const timings = new Map<string, Timing>()
  let now: Pick<Timing, 'edition' | 'step'> = { step: 'start' }
  let since: Instant = { wallMs: 0, cpuMs: 0, browserCpuMs: 0 }

  const end = (): void => {
    const until = instant()
    const key = JSON.stringify([now.edition, now.step])
    const before = timings.get(key)
    timings.set(key, {
      ...now,
      wallMs: (before?.wallMs ?? 0) + until.wallMs - since.wallMs,
      cpuMs: (before?.cpuMs ?? 0) + until.cpuMs - since.cpuMs,
      ...(until.browserCpuMs !== undefined && {
        // A process that nobody waited for takes its times along.
        browserCpuMs:
          (before?.browserCpuMs ?? 0) +
          Math.max(0, until.browserCpuMs - (since.browserCpuMs ?? 0)),
      }),
    })
    since = until
  }

  return {
    step({ edition, name }) {
      if (now.edition === edition && now.step === name) return
      end()
      now = { edition, step: name }
    },
    stop() {
      end()
      return [...timings.values()]
    },
  }
}

interface Instant {
  readonly wallMs: number
  readonly cpuMs: number
  readonly browserCpuMs: number | undefined
}

function instant(): Instant {
  const { user, system } = process.cpuUsage()
  return {
    wallMs: performance.now(),
    cpuMs: (user + system) / 1000,
    browserCpuMs: descendantCpuMs(),
  }
}
