import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { startStopwatch } from '../../src/system/stopwatch.ts'

test('steps are timed in order, one that is repeated in sum', () => {
  const stopwatch = startStopwatch()
  const steps = ['measure', 'break pages', 'measure', 'print'] as const
  for (const name of steps) stopwatch.step({ edition: 'reader', name })
  const timings = stopwatch.stop()
  expect(timings.map(({ edition, step }) => [edition, step])).toEqual([
    [undefined, 'start'],
    ['reader', 'measure'],
    ['reader', 'break pages'],
    ['reader', 'print'],
  ])
  for (const { wallMs, cpuMs } of timings) {
    expect(wallMs).toBeGreaterThanOrEqual(0)
    expect(cpuMs).toBeGreaterThanOrEqual(0)
  }
})

test.runIf(process.platform === 'linux')(
  'the CPU of processes that we start counts with the step they work in',
  () => {
    const stopwatch = startStopwatch()
    stopwatch.step({ edition: 'reader', name: 'print' })
    // Until it has used 50 ms of CPU, however busy the machine is.
    const busy = 'while (process.cpuUsage().user < 50_000) Math.random()'
    execFileSync(process.execPath, ['-e', busy])
    const print = stopwatch.stop().find(({ step }) => step === 'print')
    expect(print?.browserCpuMs).toBeGreaterThanOrEqual(50)
  },
)
