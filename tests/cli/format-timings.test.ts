import { expect, test } from 'vitest'
import { formatTimings } from '../../src/cli/format-timings.ts'

test('each step has a line, then the sum', () => {
  const timings = [
    { step: 'start', wallMs: 350, cpuMs: 400, browserCpuMs: 0 },
    { edition: 'reader', step: 'measure', wallMs: 1200, cpuMs: 40, browserCpuMs: 2150 },
  ] as const
  expect(formatTimings(timings)).toBe(
    `                 wall s  CPU s  browser’s CPU s
        start      0.35   0.40             0.00
reader  measure    1.20   0.04             2.15
        all        1.55   0.44             2.15`,
  )
})

test('where the browser’s time cannot be known nothing is said of it', () => {
  expect(formatTimings([{ step: 'start', wallMs: 350, cpuMs: 400 }])).toMatch(
    /all +0\.35 +0\.40 +–$/u,
  )
})
