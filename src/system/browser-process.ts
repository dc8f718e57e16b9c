import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { ConnectionTransport } from 'puppeteer-core'
import { makeProfile } from './browser-profile.ts'
import { tellGuard } from './guarded.ts'
import { killGroup } from './kill-group.ts'
import { pipeTransport } from './pipe-transport.ts'

/** A browser that is running, and ours to end. */
export interface BrowserProcess {
  readonly transport: ConnectionTransport
  /** Settles when the process has ended for whatever reason, with what it said last. */
  readonly ended: Promise<string>
  /** End it with all its children and remove its profile. May be called twice. */
  kill(): Promise<void>
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** How much of what the browser says on the standard error stream is kept. */
const rememberedChars = 8192

/**
 * Start a browser that is driven through a pipe and dies with us.
 *
 * Puppeteer's own launcher is not used: it waits for ever for a browser that says nothing,
 * crashes with an uncaught error on a file that cannot be run, and exits our process on Ctrl-C.
 *
 * @param path Path of the executable.
 * @param options.arguments Everything but the profile and the transport.
 */
export async function startBrowserProcess(
  path: string,
  options: {
    readonly arguments: readonly string[]
    readonly environment: Readonly<Record<string, string | undefined>>
  },
): Promise<BrowserProcess> {
  const profile = await makeProfile()
  const child = spawn(
    path,
    [...options.arguments, '--remote-debugging-pipe', `--user-data-dir=${profile}`],
    {
      // A group of its own, so that Ctrl-C in the terminal comes to us alone and
      // the whole group can be ended at once.
      detached: process.platform !== 'win32',
      // What it leaves when it is killed goes with the profile.
      env: { ...options.environment, TMPDIR: profile },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    },
  )

  const { pid } = child
  if (pid !== undefined) tellGuard({ browser: pid, profile })

  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-rememberedChars)
  })
  const ended = new Promise<string>((resolve) => {
    child.once('close', () => resolve(said))
    // A grandchild that outlives it may hold the stream open.
    child.once('exit', () => setTimeout(() => resolve(said), 200))
    child.once('error', (error) => resolve(error.message))
  })

  const endAtOnce = (): void => {
    end(child)
    rmSync(profile, { recursive: true, force: true, maxRetries: 2 })
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    forget()
    endAtOnce()
    // Leave the rest to others who listen; else die of the signal as if we never had.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const forget = (): void => {
    process.off('exit', endAtOnce)
    for (const signal of signals) process.off(signal, onSignal)
  }
  process.once('exit', endAtOnce)
  for (const signal of signals) process.once(signal, onSignal)

  return {
    transport: pipeTransport(child),
    ended,
    async kill() {
      end(child)
      await ended
      forget()
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
      if (pid !== undefined) tellGuard({ endedBrowser: pid })
    },
  }
}

function end(child: ChildProcess): void {
  const hasEnded = child.exitCode !== null || child.signalCode !== null
  if (child.pid !== undefined && !hasEnded) killGroup(child.pid)
}
