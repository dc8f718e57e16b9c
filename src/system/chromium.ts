import type { Browser } from 'puppeteer-core'
import { BuildError } from '../diagnostics/build-error.ts'
import type { Printer } from '../pdf/printer.ts'
import { browserArguments } from './browser-arguments.ts'
import { type BrowserProcess, startBrowserProcess } from './browser-process.ts'
import { findBrowsers, type FoundBrowser } from './find-browser.ts'
import { openDocument } from './open-document.ts'
import { within } from './within.ts'

/** Which browser prints, and how patient we are with it. */
export interface BrowserOptions {
  /** Path or command of a browser; else the environment and the usual places are asked. */
  readonly browser?: string | undefined
  /** How long a browser may take to start. */
  readonly startLimitMs?: number | undefined
  /** How long one step with a document may take; else scaled to its length. */
  readonly stepLimitMs?: number | undefined
}

/** The browser that would print. */
export interface BrowserDescription {
  readonly path: string
  /** How it was found: `--browser`, `DIGLOT_BROWSER`, `embedded`, `installed` … */
  readonly how: string
  /** Name and version, such as `HeadlessChrome/143.0.7499.0`. */
  readonly version: string
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
 * Lend a printer: start a browser, do the work, and end the browser whatever happens.
 *
 * @throws {BuildError} When no browser starts, or it fails during the work.
 */
export async function withPrinter<T>(
  options: BrowserOptions,
  work: (printer: Printer) => Promise<T>,
): Promise<T> {
  const { browser, process } = await start(options)
  try {
    return await work({
      version: await browser.version(),
      open: (document) =>
        openDocument(document, {
          browser,
          ended: process.ended,
          stepLimitMs: options.stepLimitMs,
        }),
    })
  } finally {
    await process.kill()
  }
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
