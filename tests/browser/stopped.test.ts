import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { descendants, stillRunning } from '../support/processes.ts'
import { runBundled } from '../support/run-bundled.ts'

test.each(['SIGKILL', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'no browser outlives a process that ends by %s',
  async (signal) => {
    const temp = await mkdtemp(join(tmpdir(), 'diglot-test-'))
    const child = await runBundled('tests/support/hold-browser.ts', {
      TMPDIR: temp,
      XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    })
    const ended = once(child, 'exit')
    const opened = child.stdout === null ? ended : once(child.stdout, 'data')
    await Promise.race([opened, ended])
    const browsers = descendants(child.pid ?? -1)
    expect(browsers.length).toBeGreaterThan(2)

    child.kill(signal)
    expect(await ended).toEqual([null, signal])
    expect(await stillRunning(browsers.map((one) => one.pid))).toEqual([])
    // Whoever is killed cannot tidy up; the others leave no profile.
    expect(await readdir(temp)).toHaveLength(signal === 'SIGKILL' ? 1 : 0)
    await rm(temp, { recursive: true })
  },
)
