import { statSync } from 'node:fs'
import type { Browser } from 'puppeteer-core'
import { BuildError } from '../diagnostics/build-error.ts'
import type { StageCache } from '../manuscript/stage-cache.ts'
import type { Printer } from '../pdf/printer.ts'
import { rememberingPrinter } from '../pdf/remembering-printer.ts'
import { browserArguments } from './browser-arguments.ts'
import { type BrowserProcess, startBrowserProcess } from './browser-process.ts'
import { findBrowsers, type FoundBrowser } from './find-browser.ts'
import { openDocument } from './open-document.ts'
import { removeStaleProfiles } from './remove-stale-profiles.ts'
import { within } from './within.ts'

/** Which browser prints, and how patient we are with it. */
export interface BrowserOptions {
  /** Path or command of a browser; else the environment and the usual places are asked. */
  readonly browser?: string | undefined
  /** How long a browser may take to start. */
  readonly startLimitMs?: number | undefined
  /** How long one step with a document may take; else scaled to its length. */
  readonly stepLimitMs?: number | undefined
  /** Remembers what was printed; without it everything is printed anew. */
  readonly cache?: StageCache | undefined
}

/** The browser that would print. */
export interface BrowserDescription {
  readonly path: string
  /** How it was found: `--browser`, `DIGLOT_BROWSER`, `embedded`, `installed` … */
  readonly how: string
  /** Name and version, such as `HeadlessChrome/143.0.7499.0`. */
  readonly version: string
}

/** A printer that is lent for a while. */
export interface LentPrinter {
  readonly printer: Printer
  /** End the browser, if it runs. */
  readonly end: () => Promise<void>
}

interface StartedBrowser {
  readonly browser: Browser
  readonly process: BrowserProcess
  readonly found: FoundBrowser
}

/** Generous: a laptop waking up, or a build machine that runs eight things at once. */
const startLimitMs = 60_000

const noBrowser = {
  message: 'there is no browser to print with',
  hint: 'run `npx puppeteer browsers install chrome-headless-shell`, or name a Chrome or Chromium with `--browser`',
}

/**
 * Lend a printer for some work, and end its browser whatever happens.
 *
 * @throws {BuildError} When no browser starts, or it fails during the work.
 */
export async function withPrinter<T>(
  options: BrowserOptions,
  work: (printer: Printer) => Promise<T>,
): Promise<T> {
  const { printer, end } = await lendPrinter(options)
  try {
    return await work(printer)
  } finally {
    await end()
  }
}

/**
 * Lend a printer: one that remembers, if there is a cache.
 *
 * A browser whose path tells its version, and that has started before, is started only when
 * it is asked for something new; any other has to say first which it is. Where it has
 * crashed, the next document is opened in a new one.
 *
 * @throws {BuildError} When no browser starts.
 */
export async function lendPrinter(options: BrowserOptions): Promise<LentPrinter> {
  const { cache } = options
  // Also where nothing new is asked for and no browser starts.
  await removeStaleProfiles()
  const trusted = cache && (await findTrusted(options.browser, cache))
  const all = trusted ? [] : [start(options)]
  const started = (): Promise<StartedBrowser> =>
    newest(all, () => startTrusted(all.length === 0 ? trusted : undefined, options))
  const end = async (): Promise<void> => {
    for (const one of await Promise.allSettled(all)) {
      if (one.status === 'fulfilled') await one.value.process.kill()
    }
  }
  const identify = async (): Promise<string> =>
    trusted ? identityOf(trusted) : identityOfStarted(await started(), cache)
  const identity = await identify().catch(async (error: unknown) => {
    await end()
    throw error
  })
  const printer: Printer = {
    identity,
    async open(document) {
      const { browser, process } = await started()
      return openDocument(document, {
        browser,
        ended: process.ended,
        stepLimitMs: options.stepLimitMs,
      })
    },
  }
  return { printer: cache ? rememberingPrinter(printer, cache) : printer, end }
}

/** The last browser that was started; a new one when there is none, or it has crashed. */
async function newest(
  all: Promise<StartedBrowser>[],
  startNext: () => Promise<StartedBrowser>,
): Promise<StartedBrowser> {
  const last = all.at(-1)
  const running = await last
  if (running?.browser.connected === true) return running
  // Of two documents that are opened at once the first starts it.
  if (last !== all.at(-1)) return newest(all, startNext)
  const fresh = startNext()
  all.push(fresh)
  return fresh
}

/** The browser that would be tried first, if nothing about it is in doubt. */
async function findTrusted(
  chosen: string | undefined,
  cache: StageCache,
): Promise<FoundBrowser | undefined> {
  for await (const found of findBrowsers(chosen)) {
    const isTrusted =
      found.isPinned && cache.find(cache.key('browser', identityOf(found))) === 'starts'
    return isTrusted ? found : undefined
  }
  return undefined
}

/** Start the browser that started before; that it does not any more is news to the cache. */
async function startTrusted(
  trusted: FoundBrowser | undefined,
  options: BrowserOptions,
): Promise<StartedBrowser> {
  if (!trusted) return start(options)
  try {
    return await startFound(trusted, options.startLimitMs ?? startLimitMs)
  } catch (error) {
    options.cache?.keep(options.cache.key('browser', identityOf(trusted)), 'fails')
    throw error
  }
}

async function identityOfStarted(
  { browser, found }: StartedBrowser,
  cache: StageCache | undefined,
): Promise<string> {
  if (!found.isPinned) return `${found.path} ${await browser.version()}`
  const identity = identityOf(found)
  cache?.keep(cache.key('browser', identity), 'starts')
  return identity
}

/** Its version stands in the path of a pinned browser, and its file was not replaced. */
function identityOf({ path }: FoundBrowser): string {
  const { size, mtimeMs } = statSync(path)
  return `${path} ${size} ${mtimeMs}`
}

/**
 * Say which browser would print, having started it to see that it does.
 *
 * @throws {BuildError} When no browser starts.
 */
export async function describeBrowser(
  options: BrowserOptions = {},
): Promise<BrowserDescription> {
  const { browser, process, found } = await start(options)
  try {
    return { path: found.path, how: found.how, version: await browser.version() }
  } finally {
    await process.kill()
  }
}

/** Start the first browser that does start. */
async function start(options: BrowserOptions): Promise<StartedBrowser> {
  const failures: BuildError[] = []
  for await (const found of findBrowsers(options.browser)) {
    try {
      return await startFound(found, options.startLimitMs ?? startLimitMs)
    } catch (error) {
      if (!(error instanceof BuildError) || found.isChosen) throw error
      failures.push(error)
    }
  }
  throw failures[0] ?? new BuildError(noBrowser.message, noBrowser)
}

async function startFound(found: FoundBrowser, limitMs: number): Promise<StartedBrowser> {
  // Loaded when a PDF is wanted: it takes longer than the whole of some commands.
  const { default: puppeteer } = await import('puppeteer-core')
  const browserProcess = await startBrowserProcess(found.path, {
    arguments: browserArguments(puppeteer, found),
    environment: {
      ...process.env,
      ...(found.libraries !== undefined && {
        LD_LIBRARY_PATH: [found.libraries, process.env['LD_LIBRARY_PATH'] ?? []]
          .flat()
          .join(':'),
      }),
    },
  })
  try {
    const connecting = puppeteer.connect({
      transport: browserProcess.transport,
      // Every step has its own limit.
      protocolTimeout: 0,
      defaultViewport: { width: 1600, height: 1200 },
      issuesEnabled: false,
      networkEnabled: false,
    })
    const ended = browserProcess.ended.then((said) => {
      throw startFailure(found, said)
    })
    const browser = await within(limitMs, Promise.race([connecting, ended]), () =>
      startFailure(found, `it said nothing for ${limitMs / 1000} s`),
    )
    return { browser, process: browserProcess, found }
  } catch (cause) {
    await browserProcess.kill()
    if (cause instanceof BuildError) throw cause
    // The broken pipe is heard of before the last words.
    throw startFailure(found, (await browserProcess.ended) || String(cause))
  }
}

function startFailure(found: FoundBrowser, said: string): BuildError {
  const cause = new Error(said)
  const last = said.trim().split('\n').at(-1)?.trim().slice(0, 200) ?? ''
  const name = `the browser \`${found.path}\` (${found.how}) does not start`
  // Node's own words repeat the path.
  const message = last === '' || last.startsWith('spawn ') ? name : `${name}: ${last}`
  if (/no usable sandbox/iu.test(said)) {
    return new BuildError(`${name}: this system gives it no sandbox`, {
      cause,
      hint: 'allow user namespaces, or install Google Chrome; where you trust the manuscript, `PUPPETEER_DANGEROUS_NO_SANDBOX=true` does without',
    })
  }
  return new BuildError(message, {
    cause,
    hint: found.isChosen
      ? `correct \`${found.how}\`, or leave it out to use the browser that comes with diglot`
      : noBrowser.hint,
  })
}
