import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BuildError } from '../../src/diagnostics/build-error.ts'
import { describeBrowser } from '../../src/system/chromium.ts'
import { unpackEmbeddedBrowser } from '../../src/system/embedded-browser.ts'

const isHere = process.platform === 'linux' && process.arch === 'x64'

let cache = ''

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'diglot-test-'))
  vi.stubEnv('XDG_CACHE_HOME', cache)
  vi.stubEnv('PUPPETEER_CACHE_DIR', join(cache, 'puppeteer'))
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '')
  vi.stubEnv('DIGLOT_BROWSER', '')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(cache, { recursive: true })
})

test.skipIf(isHere)('there is no embedded browser but for Linux on x64', async () => {
  expect(await unpackEmbeddedBrowser()).toBeUndefined()
})

describe.runIf(isHere)('the embedded browser', () => {
  test('is unpacked once, whole, and for us alone', async () => {
    const left = join(cache, 'diglot', 'browser', '.unpack-killed')
    await mkdir(left, { recursive: true, mode: 0o700 })
    await utimes(left, 0, 0)
    // Two builds at the same moment.
    const [one, two] = await Promise.all([
      unpackEmbeddedBrowser(),
      unpackEmbeddedBrowser(),
    ])
    expect(one).toEqual(two)
    const folder = join(cache, 'diglot', 'browser')
    expect(await readdir(folder)).toHaveLength(1)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(one?.path ?? '', '..'))).mode & 0o777).toBe(0o700)

    const { mtimeMs } = await stat(one?.path ?? '')
    await unpackEmbeddedBrowser()
    expect((await stat(one?.path ?? '')).mtimeMs).toBe(mtimeMs)
  })

  test('is used where no other is chosen, and starts', async () => {
    const { how, path, version } = await describeBrowser()
    expect({ how, version }).toEqual({
      how: 'embedded',
      version: expect.stringMatching(/^HeadlessChrome\/\d+\./u),
    })
    expect(path.startsWith(cache)).toBe(true)
  })

  test('is not run from a folder that others may write to', async () => {
    await unpackEmbeddedBrowser()
    await chmod(join(cache, 'diglot', 'browser'), 0o777)
    await expect(unpackEmbeddedBrowser()).rejects.toThrow(BuildError)
    await expect(unpackEmbeddedBrowser()).rejects.toThrow('is not yours alone')
  })
})
