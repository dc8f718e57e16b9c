import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { BuildError } from '../diagnostics/build-error.ts'
import { gitArguments, gitEnvironment } from './git.ts'
import { within } from './within.ts'

/** Reads the contents of a repository's files. */
export interface ObjectReader {
  /**
   * @param id Digest of the contents.
   * @throws {BuildError} When the repository does not hold them.
   */
  read(id: string): Promise<Uint8Array>
}

/** Longest time for an answer: a repository may hold a pipe in the place of a file. */
const usualLimitMs = 60_000

/** Larger files are no part of a book, and would be held in memory. */
const largestObject = 256 * 1024 * 1024

/**
 * Lend a reader of a repository's contents: one `git cat-file --batch` for all of them,
 * ended when the work is done.
 *
 * @param root Working tree of the repository.
 * @param limitMs Longest time that contents may be waited for.
 */
export async function withObjects<T>(
  root: string,
  work: (objects: ObjectReader) => Promise<T>,
  limitMs = usualLimitMs,
): Promise<T> {
  const child = spawn('git', [...gitArguments(root), 'cat-file', '--batch'], {
    env: gitEnvironment(),
    stdio: 'pipe',
  })
  try {
    return await work(objectReader(child, limitMs))
  } finally {
    child.stdin.end()
    child.kill()
  }
}

interface Waiting {
  readonly id: string
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

function objectReader(
  child: ChildProcessWithoutNullStreams,
  limitMs: number,
): ObjectReader {
  const waiting: Waiting[] = []
  let received: Buffer[] = []
  let size = 0
  let failure: BuildError | undefined

  const fail = (cause?: unknown): void => {
    failure ??= noAnswer(cause)
    for (const one of waiting.splice(0)) one.reject(failure)
  }
  child.on('error', fail)
  child.on('close', () => fail())
  child.stdin.on('error', fail)
  child.stderr.resume()
  child.stdout.on('data', (chunk: Buffer) => {
    received.push(chunk)
    size += chunk.length
    const [first] = waiting
    // Large contents come in many pieces; they are joined only when all are there.
    const needed = first ? neededBytes(received) : 0
    if (size < needed) return
    let buffer = Buffer.concat(received)
    for (;;) {
      const answer = parseAnswer(buffer)
      const asked = answer && waiting.shift()
      if (!answer || !asked) break
      settle(asked, answer.contents)
      buffer = buffer.subarray(answer.end)
    }
    received = [buffer]
    size = buffer.length
  })
  const ask = (id: string): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (failure) {
        reject(failure)
        return
      }
      waiting.push({ id, resolve, reject })
      child.stdin.write(`${id}\n`)
    })
  return {
    read: (id) => within(limitMs, ask(id), noAnswer),
  }
}

function noAnswer(cause?: unknown): BuildError {
  return new BuildError('git does not answer', {
    cause,
    hint: 'check that `git fsck` finds the repository sound',
  })
}

interface Answer {
  /** Absent when the repository has none. */
  readonly contents?: Buffer
  /** Where the next answer begins. */
  readonly end: number
}

/** `<id> <type> <size>`, a line feed, the contents, a line feed; or `<id> missing`. */
function parseAnswer(buffer: Buffer): Answer | undefined {
  const lineEnd = buffer.indexOf(10)
  if (lineEnd === -1) return undefined
  const size = sizeOf(buffer.toString('latin1', 0, lineEnd))
  if (size === undefined) return { end: lineEnd + 1 }
  const from = lineEnd + 1
  const to = from + size
  if (buffer.length < to + 1) return undefined
  return { contents: buffer.subarray(from, to), end: to + 1 }
}

function neededBytes(received: readonly Buffer[]): number {
  const head = received[0]?.toString('latin1', 0, 200) ?? ''
  const lineEnd = head.indexOf('\n')
  return lineEnd === -1 ? 0 : lineEnd + (sizeOf(head.slice(0, lineEnd)) ?? 0)
}

function sizeOf(line: string): number | undefined {
  const size = /^[\da-f]+ blob (\d+)$/u.exec(line)?.[1]
  return size === undefined ? undefined : Number(size)
}

function settle({ id, resolve, reject }: Waiting, contents: Buffer | undefined): void {
  if (contents && contents.length <= largestObject) {
    // A copy, so that a small file does not hold the memory of its neighbours.
    resolve(Uint8Array.from(contents))
    return
  }
  const short = id.slice(0, 12)
  reject(
    new BuildError(
      contents
        ? `the file of digest \`${short}\` is larger than 256 MB`
        : `the repository does not hold the file of digest \`${short}\``,
      {
        hint: contents
          ? 'make the file smaller'
          : 'fetch it: this clone has only a part of the history’s files',
      },
    ),
  )
}
