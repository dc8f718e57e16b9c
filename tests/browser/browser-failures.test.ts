import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BuildError } from '../../src/diagnostics/build-error.ts'
import type { PrintDocument, Printer } from '../../src/pdf/printer.ts'
import { type BrowserOptions, withPrinter } from '../../src/system/chromium.ts'
import { descendants, stillRunning } from '../support/processes.ts'
import { type BuiltPages, buildPages } from './built-pages.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diglot-test-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** A file that can be run, and is no browser. */
async function fakeBrowser(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  await chmod(path, 0o755)
  return path
}

/** What the person is told when a browser fails during the work. */
async function failure(
  options: BrowserOptions,
  work: (printer: Printer) => Promise<unknown> = () => Promise.resolve(),
): Promise<BuildError> {
  const error: unknown = await withPrinter(options, work).catch((cause: unknown) => cause)
  if (error instanceof BuildError) return error
  throw new TypeError(`no BuildError: ${String(error)}`)
}

const document: PrintDocument = {
  html: '<p>Text',
  script: `var diglotPage = {
    never: () => new Promise(() => {}),
    loop: () => { for (;;); },
  }`,
  resource: () => Promise.resolve(undefined),
  refused: () => undefined,
}

describe('a chosen browser', () => {
  test('that is not there', async () => {
    const { message, hint } = await failure({ browser: '/nowhere/chrome' })
    expect(message).toBe('there is no browser `/nowhere/chrome` that can be run')
    expect(hint).toMatch(/^correct `--browser`/u)
  })

  test('that ends at once', async () => {
    const path = await fakeBrowser('ends', '#!/bin/sh\necho broken >&2\nexit 3\n')
    const { message, cause } = await failure({ browser: path })
    expect(message).toBe(`the browser \`${path}\` (--browser) does not start: broken`)
    expect(String(cause)).toContain('broken')
  })

  test('that is no program', async () => {
    const path = await fakeBrowser('text', '\u0000 no program')
    const { message } = await failure({ browser: path })
    expect(message).toContain(`the browser \`${path}\` (--browser) does not start`)
  })

  test('that is a folder', async () => {
    const { message } = await failure({ browser: folder })
    expect(message).toBe(`the browser \`${folder}\` (--browser) does not start`)
  })

  test('that says nothing, and is ended', async () => {
    const path = await fakeBrowser(
      'hangs',
      `#!/bin/sh\necho $$ > ${folder}/pid\nsleep 600\n`,
    )
    const { cause } = await failure({ browser: path, startLimitMs: 1000 })
    expect(String(cause)).toContain('said nothing for 1 s')
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'))
    expect(await stillRunning([pid])).toEqual([])
  })
})

describe('during the work', () => {
  test('a page that does not answer', async () => {
    const { message } = await failure({ stepLimitMs: 3000 }, async (printer) => {
      const open = await printer.open(document)
      await open.call('never')
    })
    expect(message).toBe('the browser did not finish `never` in 3 s')
  })

  test('a page that computes for ever, and is ended', async () => {
    let pids: readonly number[] = []
    const { message } = await failure({ stepLimitMs: 3000 }, async (printer) => {
      const open = await printer.open(document)
      pids = descendants(process.pid).map((one) => one.pid)
      await open.call('loop')
    })
    expect(message).toBe('the browser did not finish `loop` in 3 s')
    expect(await stillRunning(pids)).toEqual([])
  })

  test.each(['renderer', 'browser'])('a %s that is killed', async (kind) => {
    const { message } = await failure({}, async (printer) => {
      const open = await printer.open(document)
      const calling = open.call('never')
      const browsers = descendants(process.pid).filter(
        (one) =>
          one.command.includes('--remote-debugging-pipe') ||
          one.command.includes('--type='),
      )
      for (const { pid, command } of browsers) {
        const isRenderer = command.includes('--type=renderer')
        if (isRenderer === (kind === 'renderer')) process.kill(pid, 'SIGKILL')
      }
      await calling
    })
    expect(message).toBe('the browser crashed')
  })
})

test('an error of the work itself comes out as it is, and ends the browser', async () => {
  let pids: readonly number[] = []
  const working = withPrinter({}, async (printer) => {
    await printer.open(document)
    pids = descendants(process.pid).map((one) => one.pid)
    throw new RangeError('ours')
  })
  await expect(working).rejects.toThrow(new RangeError('ours'))
  expect(pids.length).toBeGreaterThan(0)
  expect(await stillRunning(pids)).toEqual([])
})

/** End the browsers that this process has started, and wait until they are gone. */
async function killBrowsers(): Promise<void> {
  const pids = descendants(process.pid)
    .filter(({ command }) => command.includes('--remote-debugging-pipe'))
    .map(({ pid }) => pid)
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await stillRunning(pids)
}

describe('a browser that crashes', () => {
  const manuscript = { '01.md': '# Wort\n\nEin Satz.[^1]\n\n[^1]: Eine Note.\n' }
  const killAt = async (step: string, times: number): Promise<BuiltPages> => {
    let left = times
    return buildPages(manuscript, 'handout', {}, async ({ name }) => {
      if (name !== step || left === 0) return
      left -= 1
      await killBrowsers()
    })
  }

  test('once is started once more, and the pages are the same', async () => {
    const usual = await buildPages(manuscript, 'handout')
    for (const step of ['measure', 'print']) {
      const { bytes } = await killAt(step, 1)
      expect(bytes.length).toBeGreaterThan(0)
      expect(Buffer.from(bytes).equals(usual.bytes)).toBe(true)
    }
  })

  test('twice is told', async () => {
    await expect(killAt('print', 2)).rejects.toThrow('the browser crashed')
  })
})
