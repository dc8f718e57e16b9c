import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { bundled } from '../support/run-bundled.ts'

test('a reader that stops, as `head` does, is no fault', async () => {
  const program = await bundled('src/cli/diglot.ts')
  const child = spawn(process.execPath, [program, '--help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  const [said, ended] = await Promise.all([text(child.stderr), once(child, 'close')])
  expect(said).toBe('')
  expect(ended).toEqual([0, null])
})
