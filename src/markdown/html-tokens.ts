/** A piece of an HTML text. The `text`s of all tokens, joined, are the whole text. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  /** Also instructions, declarations and CDATA sections, which are comments to HTML. */
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'end'; readonly text: string; readonly name: string }
  | {
      readonly kind: 'start'
      readonly text: string
      /** In small letters. */
      readonly name: string
      /** Values without quotes, by name in small letters. */
      readonly attributes: ReadonlyMap<string, string>
    }

const tagName = /<(?<slash>\/?)(?<name>[a-z][^\s/><]*)/giy
// No `<` outside quotes, so that one tag without an end does not read all that follow.
const attribute =
  /[\s/]*(?<name>[^\s/>=<"']+)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s>"'<]+)))?/gy
const tagEnd = /[\s/]*>/gy

/**
 * Cut an HTML text into tags, comments and what stands between. Linear in its length.
 *
 * A tag or comment that does not end is text, for else it would swallow what follows.
 *
 * @see HTML, “Tokenization”; only as far as a single text without scripts needs it.
 */
export function tokenizeHtml(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  let textStart = 0
  let at = html.indexOf('<')
  const endless = new Set<string>()
  while (at !== -1) {
    const [opening, closing] =
      comments.find(([start]) => html.startsWith(start, at)) ?? []
    const isComment = opening !== undefined && !endless.has(opening)
    const token = isComment ? commentAt(html, at, closing) : tagAt(html, at)
    if (isComment && !token) endless.add(opening)
    if (token) {
      if (at > textStart) tokens.push({ kind: 'text', text: html.slice(textStart, at) })
      tokens.push(token)
      textStart = at + token.text.length
    }
    at = html.indexOf('<', token ? textStart : at + 1)
  }
  if (textStart < html.length) tokens.push({ kind: 'text', text: html.slice(textStart) })
  return tokens
}

/** How comments begin and end, longer beginnings before shorter ones. */
const comments = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

function commentAt(html: string, start: number, closing = '-->'): HtmlToken | undefined {
  const end = html.indexOf(closing, start + 2)
  if (end === -1) return undefined
  return { kind: 'comment', text: html.slice(start, end + closing.length) }
}

function tagAt(html: string, start: number): HtmlToken | undefined {
  tagName.lastIndex = start
  const { slash, name } = tagName.exec(html)?.groups ?? {}
  if (name === undefined) return undefined
  const attributes = new Map<string, string>()
  let end = tagName.lastIndex
  attribute.lastIndex = end
  for (let found = attribute.exec(html); found; found = attribute.exec(html)) {
    const { name: key = '', double, single, bare } = found.groups ?? {}
    attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '')
    end = attribute.lastIndex
  }
  tagEnd.lastIndex = end
  if (!tagEnd.test(html)) return undefined
  const text = html.slice(start, tagEnd.lastIndex)
  return slash === ''
    ? { kind: 'start', text, name: name.toLowerCase(), attributes }
    : { kind: 'end', text, name: name.toLowerCase() }
}
