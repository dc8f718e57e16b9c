import { parseLanguageTag } from '../language/tag.ts'
import { allowedElements, codeElements, renamedElements } from './html-schema.ts'
import type { HtmlTargets } from './html-targets.ts'
import { tokenizeHtml } from './html-tokens.ts'

/**
 * Leave out of a raw HTML text the tags of elements that are not allowed, and comments, and
 * put what is outdated into today's words.
 *
 * Done before the text is parsed with the Markdown around it, because a script, a text
 * area or a drawing that does not end would swallow the rest of the chapter. What is
 * inside them stays, but for the code of scripts and style sheets that do end; an image
 * that goes leaves its alternative text, a link its text.
 *
 * @returns HTML that is still to be made safe.
 */
export function rewriteHtml(html: string, targets: HtmlTargets): string {
  const tokens = tokenizeHtml(html)
  const lastEnds = new Map<string, number>()
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'end') lastEnds.set(token.name, index)
  }
  let result = ''
  let code: string | undefined
  for (const [index, token] of tokens.entries()) {
    if (code !== undefined) {
      if (token.kind === 'end' && token.name === code) code = undefined
    } else if (token.kind === 'text') {
      // What looks like the beginning of a tag and has no end.
      result += token.text.replaceAll('<', '&lt;')
    } else if (token.kind === 'start') {
      if (allowedElements.has(token.name)) {
        result += rewriteTag(token.name, token.attributes, targets)
      } else if (codeElements.includes(token.name)) {
        if ((lastEnds.get(token.name) ?? -1) > index) code = token.name
      }
    } else if (token.kind === 'end' && allowedElements.has(token.name)) {
      result += `</${renamedElements.get(token.name) ?? token.name}>`
    }
  }
  return result
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
  const classes = [kept.get('class'), renamedElements.has(name) ? name : undefined]
  const align = kept.get('align')?.toLowerCase() ?? ''
  if (/^(?:left|right|center)$/u.test(align)) classes.push(`align-${align}`)
  kept.set('class', classes.filter(Boolean).join(' '))
  drop('class', (value) => value !== '')
  const anchor = name === 'a' ? kept.get('name') : undefined
  if (anchor !== undefined && !kept.has('id')) kept.set('id', anchor)
  drop('id', (value) => /^\S+$/u.test(value))
  drop('lang', (value) => parseLanguageTag(value) !== undefined)
  drop('dir', (value) => /^(?:ltr|rtl|auto)$/u.test(value))
  drop('href', (value) =>
    value.startsWith('#')
      ? targets.ids.has(value.slice(1))
      : /^(?:https?|mailto|tel):/iu.test(value),
  )
  if (name === 'img') {
    const path = targets.image(kept.get('src') ?? '')
    if (path === undefined) return (kept.get('alt') ?? '').replaceAll('<', '&lt;')
    kept.set('src', path)
    drop('width', (value) => /^\d+$/u.test(value))
    drop('height', (value) => /^\d+$/u.test(value))
  }
  // Values keep their character references, so only the quotes around them are at stake.
  const written = Array.from(
    kept,
    ([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`,
  )
  return `<${renamedElements.get(name) ?? name}${written.join('')}>`
}
