import type { Definition, Link } from 'mdast'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'

/** Schemes of addresses that a reader of a book may be sent to. */
const schemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel'])

/**
 * Check that a link leads to a web, mail or telephone address or into the manuscript.
 *
 * @param link Link, or the definition of one; read, not changed.
 * @param file File that it stands in; gains a message.
 */
export function checkLink(link: Link | Definition, file: VFile): void {
  const scheme = schemeOf(link.url)
  if (scheme === undefined || schemes.has(scheme)) return
  report(file, 'link-is-safe', link, `link goes to a \`${scheme}:\` address`)
}

/**
 * Take the scheme of an address, in lower case.
 *
 * @returns `undefined` for a relative address.
 * @see URL Standard, 4.4: leading control characters and spaces, tabs and line breaks
 *   are not part of an address, so `java⇥script:` is JavaScript.
 */
function schemeOf(url: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- the very characters that browsers ignore
  const bare = url.replaceAll(/^[\u0000-\u0020]+|[\t\n\r]/gu, '')
  return /^([a-z][a-z0-9+.-]*):/iu.exec(bare)?.[1]?.toLowerCase()
}
