import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder = ''
let script = ''

/** A build that writes for ever, and says when it has begun. */
const program = `
import { interruptible, Interrupted } from './src/system/interrupt.ts'
import { writeWhole } from './src/system/writing.ts'
const bytes = new Uint8Array(20_000_000)
try {
  await interruptible(async (stop) => {
    process.stdout.write('begun')
    if (process.argv[3] === 'deaf') await new Promise(() => setInterval(() => {}, 1000))
    for (;;) {
      await stop.finish(writeWhole(process.argv[2] + '/book.pdf', bytes))
      stop.signal.throwIfAborted()
    }
  })
} catch (error) {
  process.exit(error instanceof Interrupted ? 130 : 3)
}
`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-interrupt-'))
  script = join(folder, 'program.mjs')
  await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
})

afterAll(() => rmSync(folder, { recursive: true }))

async function begin(out: string, ...words: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, out, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s in the middle of a write leaves a whole file or none',
  async (signal) => {
    const out = mkdtempSync(join(folder, 'out-'))
    const child = await begin(out)
    setTimeout(() => child.kill(signal), 150)
    const [code] = await once(child, 'exit')
    expect(code).toBe(130)
    expect(readdirSync(out).filter((name) => name !== 'book.pdf')).toEqual([])
  },
)

test('work that does not listen is left after a second', async () => {
  const child = await begin(folder, 'deaf')
  const start = performance.now()
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(130)
  expect(performance.now() - start).toBeLessThan(5000)
})

test('a second signal ends it at once', async () => {
  const child = await begin(folder, 'deaf')
  const start = performance.now()
  child.kill('SIGINT')
  setTimeout(() => child.kill('SIGINT'), 100)
  const [code] = await once(child, 'exit')
  expect(code).toBe(130)
  expect(performance.now() - start).toBeLessThan(900)
})
