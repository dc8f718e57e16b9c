import { createContext, Script } from 'node:vm'

/**
 * Make a function that does work within a limit of time, in this thread.
 *
 * V8 can end whatever runs when a script is given a limit, also our own functions that the
 * script calls and a regular expression that never comes back. The script here is one call;
 * it costs a tenth of a millisecond, where a worker would copy every tree.
 *
 * @param limitMs Limit of each piece of work.
 */
export function timeLimit(
  limitMs: number,
): <Result>(work: () => Result) => { readonly result: Result } | undefined {
  const script = new Script('work()')
  return <Result>(work: () => Result) => {
    const results: Result[] = []
    const context = createContext({ work: () => void results.push(work()) })
    try {
      script.runInContext(context, { timeout: limitMs })
    } catch (error) {
      if (!isTimeout(error)) throw error
    }
    return results.map((result) => ({ result }))[0]
  }
}

/** The error is of the script’s own context, so no `Error` of ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}
