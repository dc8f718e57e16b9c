import type { CDPSession, Protocol } from 'puppeteer-core'
import type { PrintDocument, Resource } from '../pdf/printer.ts'

/** Where documents seem to come from: a name that exists nowhere (RFC 6761). */
export const virtualOrigin = 'https://diglot.invalid/'

/** A document may show its own images, fonts and styles, and do nothing else. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "img-src 'self'",
  "font-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/**
 * Resource a page's requests from memory, refuse all others and tell of them.
 *
 * The document itself is given once; a page that sends itself elsewhere stays where it is.
 *
 * @param session Session of the page, before it is sent to `virtualOrigin`.
 */
export async function serveDocument(
  session: CDPSession,
  document: PrintDocument,
): Promise<void> {
  const refused = onlyOnce(document.refused)
  let isGiven = false

  const find = async (url: string): Promise<Resource | undefined> => {
    if (!url.startsWith(virtualOrigin)) return undefined
    if (url !== virtualOrigin) return document.resource(pathOf(url))
    if (isGiven) return undefined
    isGiven = true
    return { bytes: Buffer.from(document.html), type: 'text/html; charset=utf-8' }
  }

  const answer = async (url: string, requestId: string): Promise<void> => {
    // A failing reader refuses too.
    const resource = await find(url).catch(() => undefined)
    await (resource === undefined
      ? refuse(session, requestId)
      : fulfil(session, requestId, resource))
  }
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    // A page that is gone wants no answer.
    answer(request.url, requestId).catch(() => undefined)
  })

  // Requests that fail, here or already in the page, where the policy stops most of them.
  const urls = new Map<string, string>()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url)
  })
  session.on('Network.loadingFailed', ({ requestId }) =>
    refused(urls.get(requestId) ?? ''),
  )
  // Frames, media and icons are stopped before they become requests.
  session.on('Audits.issueAdded', ({ issue }) => {
    refused(issue.details.contentSecurityPolicyIssueDetails?.blockedURL ?? '')
  })

  await session.send('Network.enable', { maxTotalBufferSize: 0 })
  await session.send('Audits.enable')
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function fulfil(
  session: CDPSession,
  requestId: Protocol.Fetch.RequestId,
  { bytes, type }: Resource,
): Promise<void> {
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: 200,
    responseHeaders: [
      { name: 'content-type', value: type },
      { name: 'content-security-policy', value: contentSecurityPolicy },
      { name: 'x-content-type-options', value: 'nosniff' },
      { name: 'cache-control', value: 'no-store' },
    ],
    body: Buffer.from(bytes).toString('base64'),
  })
}

async function refuse(
  session: CDPSession,
  requestId: Protocol.Fetch.RequestId,
): Promise<void> {
  // `Aborted` leaves a page that wanted to go elsewhere where it is.
  await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
}

function pathOf(url: string): string {
  const path = new URL(url).pathname.slice(1)
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Tell of each address once, and of none where the browser gives no whole address. */
function onlyOnce(tell: (url: string) => void): (url: string) => void {
  const told = new Set<string>()
  return (url) => {
    if (told.has(url) || !URL.canParse(url)) return
    told.add(url)
    // What was asked of us is named as the template names it.
    tell(url.startsWith(virtualOrigin) ? url.slice(virtualOrigin.length) : url)
  }
}
