import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type HTTPRequest, launch, type Page } from 'puppeteer-core'
import { findBrowsers, type FoundBrowser } from '../../src/system/find-browser.ts'

const reader = fileURLToPath(new URL('reader/', import.meta.url))
const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url))

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  epub: 'application/epub+zip',
}

/**
 * Open an e-book in a reading system that runs in the browser, do something with it, and
 * close it. Everything is served from memory and `node_modules`.
 *
 * @param page Its page in `tests/support/reader/`, which defines `reader`.
 */
export async function openReader<T>(
  page: string,
  book: Uint8Array,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const found = await firstBrowser()
  const libraries =
    found.libraries === undefined ? {} : { LD_LIBRARY_PATH: found.libraries }
  const browser = await launch({
    executablePath: found.path,
    headless: found.isShell ? 'shell' : true,
    pipe: true,
    args: [
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: { ...process.env, ...libraries },
    defaultViewport: { width: 480, height: 760 },
  })
  try {
    const tab = await browser.newPage()
    await tab.setRequestInterception(true)
    tab.on('request', (request) => void answer(request, page, book))
    await tab.goto('http://reader.test/')
    await tab.waitForFunction('globalThis.reader !== undefined', { timeout: 60_000 })
    return await work(tab)
  } finally {
    await browser.close()
  }
}

async function answer(
  request: HTTPRequest,
  page: string,
  book: Uint8Array,
): Promise<void> {
  const { pathname, protocol } = new URL(request.url())
  if (protocol === 'blob:' || protocol === 'data:') return request.continue()
  const body = await serve(pathname, page, book)
  const contentType = types[pathname.split('.').at(-1) ?? ''] ?? 'text/html'
  return request.respond(body ? { body, contentType } : { status: 404 })
}

async function serve(
  path: string,
  page: string,
  book: Uint8Array,
): Promise<Buffer | undefined> {
  if (path === '/book.epub') return Buffer.from(book)
  const file = path === '/' ? `${reader}${page}` : `${packages}${path.slice(1)}`
  return readFile(file).catch(() => undefined)
}

async function firstBrowser(): Promise<FoundBrowser> {
  for await (const found of findBrowsers(undefined)) return found
  throw new Error('there is no browser')
}
