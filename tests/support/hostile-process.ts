import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { HostileCase } from './hostile-case.ts'
import type { Stage } from './hostile-stage.ts'
import type { Recording } from './recorder.ts'

const program = fileURLToPath(new URL('../../build/cli/diglot.js', import.meta.url))

type ProcessOptions = NonNullable<HostileCase['process']> & {
  readonly stage: Stage
  readonly environment: Readonly<Record<string, string>>
}

/**
 * Run the program as people do: a process of its own, the manuscript as working folder.
 *
 * The program is the bundle in `build/`.
 */
export async function runProcess(
  words: readonly string[],
  { stage, environment, asNobody, signal }: ProcessOptions,
): Promise<Recording> {
  const isRoot = process.getuid?.() === 0
  const child = spawn(process.execPath, [program, ...words], {
    cwd: stage.input,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      // A case without a home has no cache either.
      ...(environment['HOME'] === undefined && {
        XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
      }),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asNobody && isRoot && { uid: 65534, gid: 65534 }),
  })
  let said = ''
  let isSent = false
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    if (signal === undefined || isSent || !said.includes(signal.at)) return
    isSent = child.kill(signal.name)
  })
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  const out = await text(child.stdout)
  const exitCode = await ended
  return { exitCode: exitCode ?? -1, out: out.trimEnd(), error: said.trimEnd() }
}
