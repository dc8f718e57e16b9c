import { describe, expect, test } from 'vitest'
import { measure } from '../../bench/measure.ts'

const spin = (ms: number): string =>
  `const end = Date.now() + ${ms}; while (Date.now() < end);`

describe.runIf(process.platform === 'linux')('measuring a command', () => {
  test('counts the processes that it starts and does not wait for', async () => {
    const grandchild = spin(700)
    const script = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { detached: true, stdio: 'ignore' }).unref(); ${spin(100)}`
    const cost = await measure(process.execPath, ['-e', script])
    // A busy machine gives them less than the time they spin for.
    expect(cost.cpuS).toBeGreaterThan(0.3)
    expect(cost.cpuS).toBeLessThan(1.5)
  })

  test('tells how the command ended and what it printed', async () => {
    const cost = await measure(process.execPath, [
      '-e',
      'console.log("here"); process.exit(3)',
    ])
    expect(cost).toMatchObject({ code: 3, output: 'here\n' })
  })
})
