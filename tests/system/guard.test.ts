import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runGuarded } from '../../src/system/guard.ts'
import { stillRunning } from '../support/processes.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-guard-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

/** A module of this text; `tell` reaches the guard. */
function moduleOf(name: string, text: string): URL {
  const path = join(folder, `${name}.mjs`)
  const head = `import { parentPort } from 'node:worker_threads'
const tell = (news) => parentPort.postMessage(news)
`
  writeFileSync(path, head + text)
  return pathToFileURL(path)
}

const plenty = { memoryBytes: 64e9, totalMs: 600_000 }

test('what the thread says is the exit code', async () => {
  const module = moduleOf('ends', 'tell({ exitCode: 1 })')
  expect(await runGuarded(module, plenty)).toBe(1)
})

test('an error of ours comes out as it is', async () => {
  const module = moduleOf('throws', "throw new RangeError('ours')")
  await expect(runGuarded(module, plenty)).rejects.toThrow(new RangeError('ours'))
})

test.each([
  ['small things', 'const all = []; for (;;) all.push({ a: [all.length] })'],
  ['a table that grows', 'const all = new Map(); for (;;) all.set(all.size, all.size)'],
  ['a list that doubles', 'let all = [0.5]; for (;;) all = [...all, ...all, 1]'],
  ['buffers', 'const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1))'],
])('memory that %s fill is limited, and its place told', async (name, text) => {
  const module = moduleOf(name.replaceAll(' ', '-'), `tell({ at: '01.md' })\n${text}`)
  const memoryBytes = process.memoryUsage.rss() + 150e6
  await expect(runGuarded(module, { ...plenty, memoryBytes })).rejects.toThrow(
    /^more than \d+ MB of memory are needed, at `01\.md`$/u,
  )
})

test('work that never ends is ended with its browser', async () => {
  const profile = join(folder, 'profile')
  mkdirSync(profile)
  const browser = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
  const pid = browser.pid ?? 0
  const news = JSON.stringify({ browser: pid, profile })
  const module = moduleOf('never', `tell(${news})\nfor (;;);`)
  await expect(runGuarded(module, { ...plenty, totalMs: 400 })).rejects.toThrow(
    /^the work is not done after/u,
  )
  expect(await stillRunning([pid])).toEqual([])
  expect(existsSync(profile)).toBe(false)
})
