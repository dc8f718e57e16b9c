import { parseLanguageTag } from '../language/tag.ts'
import {
  allowedElements,
  codeElements,
  endlessElements,
  renamedElements,
} from './html-schema.ts'
import type { HtmlTargets } from './html-targets.ts'
import { type HtmlToken, tokenizeHtml } from '../markdown/html-tokens.ts'
import { isReservedClass } from '../markdown/reserved-classes.ts'

/** Elements may be nested as deep as this; the parsers after us are recursive. */
const deepest = 200

/**
 * Make a function that prepares the raw HTML texts of a chapter, one after the other: it
 * leaves out comments and the tags of elements that are not allowed, and puts what is
 * outdated into today's words.
 *
 * Done before the text is parsed with the Markdown around it, because a script, a text
 * area or a drawing that does not end would swallow the rest of the chapter. What is
 * inside them stays, but for the code of scripts and style sheets that do end; an image
 * that goes leaves its alternative text, a link its text. The result is still to be made
 * safe.
 */
export function htmlRewriter(targets: HtmlTargets): (html: string) => string {
  let depth = 0
  return (html) => {
    let result = ''
    for (const token of withoutCode(tokenizeHtml(html))) {
      if (token.kind === 'text') {
        // What looks like the beginning of a tag and has no end.
        result += token.text.replaceAll('<', '&lt;')
      }
      if (token.kind === 'text' || token.kind === 'comment') continue
      const { kind, name } = token
      if (!allowedElements.has(name)) continue
      const step = endlessElements.has(name) ? 0 : 1
      if (kind === 'end') {
        depth = Math.max(depth - step, 0)
        result += `</${renamedElements.get(name) ?? name}>`
      } else {
        depth += step
        if (depth <= deepest) result += rewriteTag(name, token.attributes, targets)
      }
    }
    return result
  }
}

/** Leave out scripts and style sheets that end, and what is in them. */
function withoutCode(tokens: readonly HtmlToken[]): HtmlToken[] {
  const lastEnds = new Map<string, number>()
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'end') lastEnds.set(token.name, index)
  }
  let code: string | undefined
  return tokens.filter((token, index) => {
    if (code !== undefined) {
      if (token.kind === 'end' && token.name === code) code = undefined
      return false
    }
    if (token.kind !== 'start' || !codeElements.includes(token.name)) return true
    if ((lastEnds.get(token.name) ?? -1) > index) code = token.name
    return false
  })
}

/** Write a start tag anew, with the attributes that make sense; the schema sees to safety. */
function rewriteTag(
  name: string,
  attributes: ReadonlyMap<string, string>,
  targets: HtmlTargets,
): string {
  const kept = new Map(attributes)
  const drop = (key: string, isSound: (value: string) => boolean): void => {
    const value = kept.get(key)
    if (value !== undefined && !isSound(value)) kept.delete(key)
  }
  const replace = (key: string, find: (value: string) => string | undefined): void => {
    const found = find(kept.get(key) ?? '')
    if (found === undefined) kept.delete(key)
    else kept.set(key, found)
  }
  const written = (kept.get('class') ?? '').split(/\s+/u)
  const classes = [
    ...written.filter((part) => !isReservedClass(part)),
    renamedElements.has(name) ? name : undefined,
  ]
  const align = kept.get('align')?.toLowerCase() ?? ''
  if (/^(?:left|right|center)$/u.test(align)) classes.push(`align-${align}`)
  kept.set('class', classes.filter(Boolean).join(' '))
  drop('class', (value) => value !== '')
  const anchor = name === 'a' ? kept.get('name') : undefined
  if (anchor !== undefined && !kept.has('id')) kept.set('id', anchor)
  replace('id', targets.id)
  drop('lang', (value) => parseLanguageTag(value) !== undefined)
  drop('dir', (value) => /^(?:ltr|rtl|auto)$/u.test(value))
  replace('href', targets.href)
  if (name === 'img') {
    const path = targets.image(kept.get('src') ?? '')
    if (path === undefined) return (kept.get('alt') ?? '').replaceAll('<', '&lt;')
    kept.set('src', path)
    drop('width', (value) => /^\d+$/u.test(value))
    drop('height', (value) => /^\d+$/u.test(value))
  }
  // Values keep their character references, so only the quotes around them are at stake.
  const rewritten = Array.from(
    kept,
    ([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`,
  )
  return `<${renamedElements.get(name) ?? name}${rewritten.join('')}>`
}
