import { readdirSync, readFileSync } from 'node:fs'

/** What the kernel tells of a process. */
export interface ProcessTimes {
  readonly pid: number
  readonly parent: number
  /** Own seconds of CPU. */
  readonly own: number
  /** Seconds of CPU of the children that ended and were waited for. */
  readonly waited: number
  readonly rssBytes: number
}

/** Clock ticks in a second and bytes in a page: the same on every Linux that Node runs on. */
const ticksPerSecond = 100
const pageBytes = 4096

/** Read the times of a process; `undefined` when it has ended. */
export function readProcess(pid: number): ProcessTimes | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`)
  // The name of the command, in brackets, may hold anything.
  const fields = stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  if (!fields) return undefined
  const at = (index: number): number => fields[index] ?? 0
  return {
    pid,
    parent: at(1),
    own: (at(11) + at(12)) / ticksPerSecond,
    waited: (at(13) + at(14)) / ticksPerSecond,
    rssBytes: at(21) * pageBytes,
  }
}

/** Processes that are there now. */
export function listProcesses(): ProcessTimes[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
}

/** Memory of a process in bytes, what it shares with others counted in part. */
export function readPss(pid: number): number {
  const match = /^Pss:\s+(\d+)/mu.exec(readIfThere(`/proc/${pid}/smaps_rollup`) ?? '')
  return Number(match?.[1] ?? 0) * 1024
}

/** Seconds of CPU that the whole machine has been busy. */
export function machineBusy(): number {
  const [line = ''] = readFileSync('/proc/stat', 'latin1').split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, steal = 0] = line
    .split(/\s+/u)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + soft + steal) / ticksPerSecond
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}
