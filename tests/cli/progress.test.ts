import { expect, test } from 'vitest'
import { showProgress } from '../../src/cli/progress.ts'

test('where lines are not redrawn a step that is repeated is told once', () => {
  const lines: string[] = []
  const terminal = {
    out: () => undefined,
    error: (text: string) => void lines.push(text),
    isInteractive: false,
    hasColours: false,
    outHasColours: false,
    columns: 80,
  }
  const progress = showProgress(['reader'], terminal)
  for (const name of ['measure', 'break pages', 'break pages', 'print'] as const) {
    progress.step({ edition: 'reader', name })
  }
  expect(lines).toEqual(['reader: measure', 'reader: break pages', 'reader: print'])
})
