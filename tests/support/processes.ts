import { execFileSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

/** A running process. */
export interface RunningProcess {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

/** All processes below one, however deep. */
export function descendants(pid: number): readonly RunningProcess[] {
  const all = runningProcesses()
  const below = (parent: number): readonly RunningProcess[] =>
    all.flatMap((one) => (one.parent === parent ? [one].concat(below(one.pid)) : []))
  return below(pid)
}

/** Wait until processes have ended; at most ten seconds. */
export async function stillRunning(
  pids: readonly number[],
): Promise<readonly RunningProcess[]> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const running = runningProcesses().filter((one) => pids.includes(one.pid))
    if (running.length === 0 || Date.now() > deadline) return running
    await delay(50)
  }
}

function runningProcesses(): readonly RunningProcess[] {
  // A process that nobody has asked about after its end is a zombie, `Z`: it runs no more.
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, state = '', command = ''] =
        /^\s*(\d+)\s+(\d+)\s+(\S+)\s*(.*)$/u.exec(line) ?? []
      return pid === undefined || state.startsWith('Z')
        ? []
        : [{ pid: Number(pid), parent: Number(parent), command }]
    })
}
