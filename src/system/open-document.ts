import type { Browser, CDPSession, Page } from 'puppeteer-core'
import { BuildError } from '../diagnostics/build-error.ts'
import type { OpenDocument, PrintDocument } from '../pdf/printer.ts'
import { PrinterCrash } from '../pdf/printer-crash.ts'
import { paintPage } from './paint-page.ts'
import { printPage } from './print-page.ts'
import { serveDocument, virtualOrigin } from './virtual-origin.ts'
import { within } from './within.ts'

const closeLimitMs = 5000

/** Runs in the page; large values cross the pipe much faster as one string. */
const callFunction = `async function (name, json) {
  const result = await this[name](json === undefined ? undefined : JSON.parse(json))
  return JSON.stringify(result)
}`

/**
 * Lay out a document in a page of its own.
 *
 * The page has a context of its own too: two share no storage and work side by side, and
 * its process ends with it (a page that is used again costs as much and keeps its memory).
 *
 * @param options.ended Settles when the browser has ended.
 * @param options.stepLimitMs Limit of each step; else a minute, and another per megabyte.
 * @throws {PrinterCrash} When the browser or the page crashes.
 * @throws {BuildError} When it does not answer in time.
 */
export async function openDocument(
  document: PrintDocument,
  options: {
    readonly browser: Browser
    readonly ended: Promise<string>
    readonly stepLimitMs?: number | undefined
  },
): Promise<OpenDocument> {
  const limitMs = options.stepLimitMs ?? 60_000 * (1 + document.html.length / 1_000_000)
  const failures = [endOf(options.ended)]
  const step = async <T>(name: string, promise: Promise<T>): Promise<T> => {
    try {
      return await within(limitMs, Promise.race([promise, ...failures]), () =>
        tooLate(name, limitMs),
      )
    } catch (error) {
      // The end of a page is heard of in more than one way.
      const isEnd = error instanceof Error && error.name === 'TargetCloseError'
      throw isEnd ? crash(error.message) : error
    }
  }

  const context = await step('opening', options.browser.createBrowserContext())
  const close = async (): Promise<void> => {
    // A page that hangs is ended with the browser; that must not hide why it hung.
    await within(closeLimitMs, context.close(), () => new Error('hangs')).catch(
      () => undefined,
    )
  }
  try {
    const page = await step('opening', context.newPage())
    failures.push(crashOf(page))
    const session = await step('opening', page.createCDPSession())
    await step('opening', page.setJavaScriptEnabled(false))
    await step('opening', page.emulateMediaType('print'))
    await step('opening', serveDocument(session, document))
    await step('loading', page.goto(virtualOrigin, { waitUntil: 'load', timeout: 0 }))
    const objectId = await step('loading', runScript(session, document.script))
    return {
      call: (name, argument) =>
        step(`\`${name}\``, call(session, objectId, name, argument)),
      print: () => step('printing', printPage(session)),
      paint: (size) => step('painting', paintPage(session, size)),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Reject when the browser ends. */
function endOf(ended: Promise<string>): Promise<never> {
  const end = ended.then((said): never => {
    throw crash(said)
  })
  end.catch(() => undefined)
  return end
}

/** Reject when a page crashes: what was sent to it then has no answer. */
function crashOf(page: Page): Promise<never> {
  const crashed = new Promise<never>((_resolve, reject) => {
    page.once('error', (error) => reject(crash(error.message)))
  })
  crashed.catch(() => undefined)
  return crashed
}

/** Run our script; a page without scripts of its own still runs ours. */
async function runScript(session: CDPSession, script: string): Promise<string> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `${script}\n;globalThis.diglotPage`,
  })
  if (result.objectId === undefined || exceptionDetails !== undefined) {
    throw new Error(
      `the page script does not define \`diglotPage\`: ${exceptionDetails?.exception?.description ?? result.type}`,
    )
  }
  return result.objectId
}

async function call(
  session: CDPSession,
  objectId: string,
  name: string,
  argument: unknown,
): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: callFunction,
    arguments: [{ value: name }, { value: JSON.stringify(argument) }],
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails !== undefined) {
    throw new Error(
      `diglotPage.${name}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
    )
  }
  const json: unknown = result.value
  return typeof json === 'string' ? JSON.parse(json) : undefined
}

function crash(said: string): PrinterCrash {
  return new PrinterCrash('the browser crashed', {
    cause: new Error(said),
    hint: 'build again; if it crashes again, close other programs or name another browser with `--browser`',
  })
}

function tooLate(name: string, limitMs: number): BuildError {
  return new BuildError(`the browser did not finish ${name} in ${limitMs / 1000} s`, {
    hint: 'build again when the machine is less busy, or make the document smaller',
  })
}
