import type { Definition, Link } from 'mdast'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { schemeOf } from './scheme-of.ts'

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
