import { internalLink } from './internal-link.ts'

/**
 * Characters of HTML that one document holds, about 150 A5 pages: Chromium's printing
 * grows faster than its document, and each further document costs 0.15 s.
 */
const pieceLimit = 500_000

/**
 * Divide a body into documents to be printed one by one.
 *
 * @param pieces In order; a piece is never divided.
 * @returns Bodies in order, together all pieces. Links from one to another are addresses
 *   that merging turns into links again, and their targets are named in their own
 *   document, since Chromium prints a destination only if a link there leads to it.
 */
export function divideDocument(pieces: readonly string[]): string[] {
  const groups = groupPieces(pieces)
  if (groups.length === 1) return groups
  const ids = groups.map((body) => idsIn(body))
  const wanted = groups.map(() => new Set<string>())
  const linked = groups.map((body, own) =>
    body.replaceAll(/ href="#([^"]+)"/gu, (whole, id: string) => {
      if (ids[own]?.has(id)) return whole
      const other = ids.findIndex((known) => known.has(id))
      if (other !== -1) wanted[other]?.add(id)
      return ` href="${internalLink(id)}"`
    }),
  )
  return linked.map((body, own) => `${body}${namedPlaces([...(wanted[own] ?? [])])}`)
}

/** Links that nobody sees, for the sake of their targets' names. */
function namedPlaces(ids: readonly string[]): string {
  return ids.map((id) => `<a hidden href="#${id}"></a>`).join('')
}

function groupPieces(pieces: readonly string[]): string[] {
  const groups: string[] = []
  let group = ''
  for (const html of pieces) {
    if (group !== '' && group.length + html.length > pieceLimit) {
      groups.push(group)
      group = ''
    }
    group += html
  }
  return [...groups, group]
}

function idsIn(body: string): ReadonlySet<string> {
  return new Set([...body.matchAll(/ id="([^"]+)"/gu)].map(([, id = '']) => id))
}
