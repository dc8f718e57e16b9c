import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, delimiter, isAbsolute, join, resolve } from 'node:path'
import { BuildError } from '../diagnostics/build-error.ts'
import { unpackEmbeddedBrowser } from './embedded-browser.ts'

/** A browser on this machine, not yet started. */
export interface FoundBrowser {
  readonly path: string
  /** How it was found, for people: `DIGLOT_BROWSER`, `embedded` … */
  readonly how: string
  /** Whether the person asked for this one; then no other is tried. */
  readonly isChosen: boolean
  /** Whether its path tells its version: another one would lie elsewhere. */
  readonly isPinned: boolean
  /** Whether it is a headless shell, which prints at half the cost of a whole Chrome. */
  readonly isShell: boolean
  /** Folder of shared libraries that it brings along. */
  readonly libraries?: string
}

/** Environment variables that name a browser, ours first. */
const variables = ['DIGLOT_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'] as const

/** Names under which packages put a browser on the search path. */
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * List the browsers of this machine, best first: one that was chosen (and then no other),
 * Puppeteer's own, the embedded one, an installed one.
 *
 * @param chosen Path or command given as `--browser`.
 * @yields Browsers that are there; whether one starts is seen by starting it.
 * @throws {BuildError} When a chosen browser is not there.
 */
export async function* findBrowsers(chosen?: string): AsyncGenerator<FoundBrowser> {
  const choice = chosenBrowser(chosen)
  if (choice !== undefined) {
    const [how, command] = choice
    const path = await lookUp(command)
    if (path === undefined) {
      throw new BuildError(`there is no browser \`${command}\` that can be run`, {
        hint: `correct \`${how}\`, or leave it out to use the browser that comes with diglot`,
      })
    }
    yield { path, how, isChosen: true, isPinned: false, isShell: isShell(path) }
    return
  }

  for (const path of await puppeteerBrowsers()) {
    if (!(await canRun(path))) continue
    const how = 'Puppeteer’s cache'
    yield { path, how, isChosen: false, isPinned: true, isShell: isShell(path) }
  }
  const embedded = await unpackEmbeddedBrowser()
  if (embedded !== undefined) {
    const how = 'embedded'
    yield { ...embedded, how, isChosen: false, isPinned: true, isShell: true }
  }
  for (const path of await installedBrowsers()) {
    const how = 'installed'
    yield { path, how, isChosen: false, isPinned: false, isShell: isShell(path) }
  }
}

function chosenBrowser(
  option?: string,
): readonly [how: string, path: string] | undefined {
  const choices = [
    ['--browser', option],
    ...variables.map((name) => [name, process.env[name]] as const),
  ] as const
  for (const [how, path] of choices) {
    if (path !== undefined && path !== '') return [how, path]
  }
  return undefined
}

/** Browsers that `puppeteer browsers install` brought, headless shells and newer ones first. */
async function puppeteerBrowsers(): Promise<readonly string[]> {
  const cacheDir =
    process.env['PUPPETEER_CACHE_DIR'] ?? join(homedir(), '.cache', 'puppeteer')
  if (!(await isThere(cacheDir))) return []
  // Loaded where it is needed: many a machine has no such cache.
  const { Browser, detectBrowserPlatform, getInstalledBrowsers, getVersionComparator } =
    await import('@puppeteer/browsers')
  const platform = detectBrowserPlatform()
  // A damaged cache is none; it is not ours to mend.
  const installed = await getInstalledBrowsers({ cacheDir }).catch(() => [])
  return [Browser.CHROMEHEADLESSSHELL, Browser.CHROME].flatMap((kind) =>
    installed
      .filter((one) => one.browser === kind && one.platform === platform)
      .toSorted((a, b) => getVersionComparator(kind)(b.buildId, a.buildId))
      .map((one) => one.executablePath),
  )
}

async function installedBrowsers(): Promise<readonly string[]> {
  const onPath = await Promise.all(commands.map(lookUp))
  return [...onPath, await systemChrome()].filter((path) => path !== undefined)
}

async function systemChrome(): Promise<string | undefined> {
  const { Browser, ChromeReleaseChannel, computeSystemExecutablePath } =
    await import('@puppeteer/browsers')
  try {
    return computeSystemExecutablePath({
      browser: Browser.CHROME,
      channel: ChromeReleaseChannel.STABLE,
    })
  } catch {
    return undefined
  }
}

/** Where a command is: itself if it is a path, else on the search path. */
async function lookUp(command: string): Promise<string | undefined> {
  const isPath = basename(command) !== command
  // Relative folders of the search path would lead into the manuscript.
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  const paths = isPath ? [resolve(command)] : folders.map((one) => join(one, command))
  for (const path of paths) if (await canRun(path)) return path
  return undefined
}

async function canRun(path: string): Promise<boolean> {
  return isThere(path, constants.X_OK)
}

async function isThere(path: string, mode = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  )
}

/** Tell a headless shell by its name, as Puppeteer and Chromium's own builds give it. */
function isShell(path: string): boolean {
  return /headless[-_]shell/iu.test(basename(path))
}
