import { spawn } from 'node:child_process'
import {
  listProcesses,
  machineBusy,
  type ProcessTimes,
  readProcess,
  readPss,
} from './process-tree.ts'

/** What a command cost. */
export interface Cost {
  readonly code: number | null
  readonly wallS: number
  /** User and system time of the command and of every process it started. */
  readonly cpuS: number
  /** Largest sum of the memory of all its processes, shared pages counted in part. */
  readonly peakMb: number
  /** How busy the rest of the machine was meanwhile, in cores: above 0.2 the figures suffer. */
  readonly otherCores: number
  /** What it printed. */
  readonly output: string
}

/** How often running processes are read: what one does between that and its end is lost. */
const readEveryMs = 20
/** How often new processes are looked for. */
const lookEveryMs = 60
const memoryEveryMs = 400

/**
 * Run a command and measure the whole tree of its processes (Linux).
 *
 * A browser leaves processes that nobody waits for, so waiting alone misses them: every
 * process of the tree is watched while it runs, and what its parent was told when it
 * ended is counted where that is more.
 */
export async function measure(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Cost> {
  const tree = new ProcessTree()
  const waitedBefore = readProcess(process.pid)?.waited ?? 0
  const busyBefore = machineBusy()
  const ownBefore = process.cpuUsage()
  const start = performance.now()
  const child = spawn(command, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (text: string): void => {
    output = (output + text).slice(-100_000)
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  const timers =
    child.pid === undefined
      ? []
      : [
          setInterval(() => tree.read(), readEveryMs),
          setInterval(() => tree.look(), lookEveryMs),
          setInterval(() => tree.readMemory(), memoryEveryMs),
        ]
  if (child.pid !== undefined) tree.begin(child.pid)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const wallS = (performance.now() - start) / 1000
  await tree.settle()
  for (const timer of timers) clearInterval(timer)

  const waited = (readProcess(process.pid)?.waited ?? 0) - waitedBefore
  const cpuS = Math.max(waited, tree.total())
  const own = process.cpuUsage(ownBefore)
  const ownS = (own.user + own.system) / 1e6
  const busyS = machineBusy() - busyBefore
  const otherCores = Math.max(0, (busyS - cpuS - ownS) / wallS)
  return { code, wallS, cpuS, peakMb: tree.peakBytes / 2 ** 20, otherCores, output }
}

/** A process and all that came of it, as last seen. */
class ProcessTree {
  peakBytes = 0
  #root = 0
  readonly #seen = new Map<number, ProcessTimes>()
  readonly #running = new Set<number>()

  begin(pid: number): void {
    this.#root = pid
    this.#running.add(pid)
    this.read()
  }

  /** Read the processes that are known. */
  read(): void {
    for (const pid of this.#running) {
      const times = readProcess(pid)
      const known = this.#seen.get(pid)
      // Time never runs back; if it does, the number was given to another process.
      if (!times || times.own < (known?.own ?? 0)) this.#running.delete(pid)
      // A process whose parent has ended gets another; the first is the true one.
      else this.#seen.set(pid, { ...times, parent: known?.parent ?? times.parent })
    }
  }

  /** Look for new children of known processes. */
  look(): void {
    const all = listProcesses()
    for (let hasGrown = true; hasGrown;) {
      hasGrown = false
      for (const times of all) {
        const isNew = !this.#seen.has(times.pid) && times.pid !== process.pid
        if (!isNew || !this.#seen.has(times.parent)) continue
        this.#seen.set(times.pid, times)
        this.#running.add(times.pid)
        hasGrown = true
      }
    }
  }

  readMemory(): void {
    let bytes = 0
    for (const pid of this.#running) bytes += readPss(pid)
    this.peakBytes = Math.max(this.peakBytes, bytes)
  }

  /** Wait a little for processes that outlive the command. */
  async settle(): Promise<void> {
    for (let round = 0; round < 100; round += 1) {
      this.read()
      if (this.#running.size === 0) return
      await new Promise((resolve) => setTimeout(resolve, readEveryMs))
    }
  }

  /** Seconds of CPU of the tree. */
  total(pid = this.#root): number {
    const times = this.#seen.get(pid)
    if (!times) return 0
    let children = 0
    for (const other of this.#seen.values()) {
      if (other.parent === pid && other.pid !== pid) children += this.total(other.pid)
    }
    return times.own + Math.max(times.waited, children)
  }
}
