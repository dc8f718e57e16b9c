import { showControls } from '../diagnostics/show-controls.ts'
import type { Timing } from '../system/stopwatch.ts'

/**
 * Format where the time of a build went: a line for each step of each edition, then the
 * sum, in seconds.
 */
export function formatTimings(timings: readonly Timing[]): string {
  const rows = [
    ['', '', 'wall s', 'CPU s', 'browser’s CPU s'],
    ...timings.map((one) => [showControls(one.edition ?? ''), one.step, ...numbers(one)]),
    ['', 'all', ...numbers(sumOf(timings))],
  ]
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0
          return column < 2 ? cell.padEnd(width) : cell.padStart(width)
        })
        .join('  '),
    )
    .join('\n')
}

function numbers({ wallMs, cpuMs, browserCpuMs }: Omit<Timing, 'step'>): string[] {
  return [wallMs, cpuMs, browserCpuMs].map((ms) =>
    ms === undefined ? '–' : (ms / 1000).toFixed(2),
  )
}

function sumOf(timings: readonly Timing[]): Omit<Timing, 'step'> {
  const sum = (key: 'wallMs' | 'cpuMs' | 'browserCpuMs'): number =>
    timings.reduce((total, one) => total + (one[key] ?? 0), 0)
  const isKnown = timings.every(({ browserCpuMs }) => browserCpuMs !== undefined)
  return {
    wallMs: sum('wallMs'),
    cpuMs: sum('cpuMs'),
    ...(isKnown && { browserCpuMs: sum('browserCpuMs') }),
  }
}
