import { createContext, Script } from 'node:vm'
import type { Attempt } from '../manuscript/limits.ts'

/**
 * Make a function that does work within a limit of time, in this thread.
 *
 * V8 can end whatever runs when a script is given a limit, also our own functions that the
 * script calls and a regular expression that never comes back. The script here is one call;
 * it costs a tenth of a millisecond, where a worker would copy every tree.
 *
 * @param limitMs Limit of each piece of work.
 */
export function timeLimit(limitMs: number): Attempt {
  const script = new Script('work()')
  return <Result>(work: () => Result) => {
    const results: Result[] = []
    const context = createContext({ work: () => void results.push(work()) })
    try {
      script.runInContext(context, { timeout: limitMs })
    } catch (error) {
      const isTooLate =
        error instanceof Error &&
        'code' in error &&
        error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
      if (!isTooLate) throw error
    }
    return results.map((result) => ({ result }))[0]
  }
}
