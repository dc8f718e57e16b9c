import { readdirSync, readFileSync } from 'node:fs'

/** The unit of `/proc`: the same on every Linux that Node runs on. */
const ticksPerSecond = 100

/**
 * Sum up the time of CPU that all processes have used which this one started, and those
 * that they started, in ms, also those that have ended; the browser's is nearly all of it.
 *
 * @returns `undefined` where the system has no `/proc`: elsewhere than on Linux.
 * @see proc_pid_stat(5)
 */
export function descendantCpuMs(): number | undefined {
  const own = readTimes(String(process.pid))
  if (own === undefined) return undefined
  const children = new Map<number, Times[]>()
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/u.test(name) ? readTimes(name) : undefined
    if (times === undefined) continue
    const siblings = children.get(times.parent)
    if (siblings) siblings.push(times)
    else children.set(times.parent, [times])
  }
  const below = (pid: number): number =>
    (children.get(pid) ?? []).reduce(
      (sum, child) => sum + child.ownMs + child.endedMs + below(child.pid),
      0,
    )
  return own.endedMs + below(process.pid)
}

interface Times {
  readonly pid: number
  readonly parent: number
  readonly ownMs: number
  /** Of its children that have ended and that it waited for. */
  readonly endedMs: number
}

function readTimes(pid: string): Times | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name of the command, in brackets, may hold anything.
    const [, parent, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields
      .slice(9)
      .map((ticks) => (Number(ticks) * 1000) / ticksPerSecond)
    return {
      pid: Number(pid),
      parent: Number(parent),
      ownMs: user + system,
      endedMs: endedUser + endedSystem,
    }
  } catch {
    // Ended meanwhile, or there is no `/proc`.
    return undefined
  }
}
