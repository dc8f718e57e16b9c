/**
 * End a process with all that it started, if it leads a group of its own.
 *
 * @param pid Number of the process; one that has ended already is passed over.
 */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}
