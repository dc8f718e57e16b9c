import { createServer, type Server } from 'node:http'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { build } from '../src/cli/build.ts'
import { check } from '../src/cli/check.ts'
import { showControls } from '../src/diagnostics/show-controls.ts'
import {
  caseFolder,
  type HostileCase,
  hostileCases,
  readCase,
} from './support/hostile-case.ts'
import { secret, setStage, type Stage } from './support/hostile-stage.ts'
import { runProcess } from './support/hostile-process.ts'
import { outputText } from './support/output-text.ts'
import { type Recording, record } from './support/recorder.ts'

/*
 * A folder per case below `tests/hostile/<theme>/`: a manuscript by somebody who wishes us
 * ill, or one that bad luck has hit. `input/` is the manuscript; `expect.yaml` says what is
 * done and what must come of it (`support/hostile-case.ts` has its keys); `messages.txt` is
 * all that is said, and `npx vitest run --update` writes it. No case needs code.
 *
 * Whatever a case expects, it also holds that nothing from outside the manuscript is read,
 * nothing of it runs, nothing goes to the network, no control character reaches the
 * terminal, no path of this machine stands in an output, no file is left over, and every
 * e-book is valid.
 */

let canary: Server
let loopback = ''
const heard: string[] = []

beforeAll(async () => {
  canary = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end()
  })
  canary.on('connection', (socket) => void heard.push(`port ${socket.remotePort}`))
  await new Promise<void>((resolve) => {
    canary.listen(0, '127.0.0.1', resolve)
  })
  const address = canary.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  loopback = `127.0.0.1:${port}`
})

afterAll(() => canary.close())
afterEach(() => vi.unstubAllEnvs())

test('there are at least 150 cases', () => {
  expect(hostileCases().length).toBeGreaterThanOrEqual(150)
})

test.each(hostileCases())('%s', { timeout: 180_000 }, async (name) => {
  const one = readCase(name)
  const stage = setStage(name, one, loopback)
  try {
    const recording = await run(one, stage)
    await expect(said(recording, stage)).toMatchFileSnapshot(
      `${caseFolder(name)}messages.txt`,
    )
    expect(recording.exitCode).toBe(one.exit)
    const places = placesIn(recording.error)
    expect(typeof one.messages === 'number' ? places.length : places).toEqual(
      one.messages,
    )
    checkTerminal(recording)
    await checkOutputs(one, stage)
    expect(existsSync(stage.trap)).toBe(false)
    expect(readdirSync(stage.temp)).toEqual([])
    expect(heard).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
  } finally {
    rmSync(stage.root, { recursive: true, force: true })
  }
})

async function run(one: HostileCase, stage: Stage): Promise<Recording> {
  const places = ['-m', join(stage.input, one.manuscript)]
  const out = one.run[0] === 'build' ? ['-o', stage.out] : []
  const words = [...one.run, ...places, ...out]
  const environment = {
    SOURCE_DATE_EPOCH: '1767225600',
    TMPDIR: stage.temp,
    // An e-book gets by without; to paint it a cover takes a second each time.
    ...(one.run[1] === 'ebook' && { DIGLOT_BROWSER: '/nowhere/browser' }),
    ...Object.fromEntries(
      Object.entries(one.environment).map(([key, value]) => [
        key,
        value.replace('STAGE', stage.root),
      ]),
    ),
  }
  if (one.process) return runProcess(words, { stage, environment, ...one.process })
  for (const [key, value] of Object.entries(environment)) vi.stubEnv(key, value)
  return record(words, [build, check])
}

/** Steps of a build; when they are told is not the point here. */
const progress =
  /^\S+: (?:read|align|assemble|compose|measure|break pages|print|start again|paint cover|finish|pack|write)$/u

/** All that was said, without what went on and where the stage stands. */
function said({ error, out }: Recording, stage: Stage): string {
  const lines = error.split('\n').filter((line) => !progress.test(line))
  const files = out.replaceAll(/ +\d+ pages?| +[\d.]+ [kM]?B/gu, '')
  return (
    `${[...lines, files].join('\n').trim()}\n`
      .replaceAll(stage.root, '…')
      .replaceAll(loopback, 'LOOPBACK')
      // The list grows with every key, and each shell has its own words.
      .replaceAll(/(?<=remove the key; known are ).*$/gmu, '…')
      .replaceAll(/(?<=does not start: ).*$/gmu, '…')
  )
}

/** `place rule` of each message. */
function placesIn(error: string): string[] {
  return error
    .split('\n')
    .flatMap(
      (line) => /^(\S.*?) {2}(?:error|warning) {2}.* {2}([\w-]+)$/u.exec(line) ?? [],
    )
    .flatMap((part, index, parts) =>
      index % 3 === 1 ? [`${part} ${parts[index + 1] ?? ''}`] : [],
    )
}

function checkTerminal({ out, error }: Recording): void {
  const text = `${out}\n${error}`
  for (const line of text.split('\n')) expect(line).toBe(showControls(line))
  expect(text).not.toContain(secret)
  expect(text).not.toContain('this is a bug')
  expect(text).not.toMatch(/^ +at /mu)
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !statSync(join(folder, path)).isDirectory())
    .toSorted()
}

async function checkOutputs(one: HostileCase, stage: Stage): Promise<void> {
  const files = filesIn(stage.out)
  expect(files).toEqual(Object.keys(one.outputs).toSorted())
  for (const [file, { has, lacks }] of Object.entries(one.outputs)) {
    const bytes = readFileSync(join(stage.out, file))
    const text = await outputText(file, bytes)
    for (const each of has) expect(text).toContain(each)
    for (const each of [...lacks, secret, stage.root]) expect(text).not.toContain(each)
    expect(await complaints(file, bytes)).toEqual([])
  }
}

/** What EPUBCheck says of an e-book; nothing of other files. */
async function complaints(file: string, bytes: Uint8Array): Promise<string[]> {
  if (!file.endsWith('.epub')) return []
  const { messages } = await EpubCheck.validate(bytes)
  return messages.map(({ id, message }) => `${id} ${message}`)
}
