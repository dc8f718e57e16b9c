import type { Element, ElementContent, RootContent, Text } from 'hast'
import { raw } from 'hast-util-raw'
import { sanitize } from 'hast-util-sanitize'
import { element } from './element.ts'
import { htmlSchema } from './html-schema.ts'
import { htmlStretches } from './html-stretches.ts'

/**
 * Parse the raw HTML among blocks together with the Markdown around it, and leave only
 * what `htmlSchema` allows. An element that goes leaves its text behind.
 *
 * @param nodes Blocks with `raw` nodes from `htmlRewriter`; read, not changed.
 */
export function sanitizeHtml(nodes: readonly ElementContent[]): ElementContent[] {
  return htmlStretches(nodes).flatMap((stretch) => {
    if (!stretch.hasHtml) return stretch.nodes
    // Within an element, else a stray `<tr>` first of all makes the parser lose text. Not
    // being allowed, this one goes again.
    const around = element('diglot-html', {}, [...stretch.nodes])
    const parsed = raw({ type: 'root', children: [around] })
    const safe = sanitize(parsed, htmlSchema)
    return (safe.type === 'root' ? safe.children : [safe]).filter(isContent)
  })
}

function isContent(node: RootContent | { type: 'root' }): node is Element | Text {
  return node.type === 'element' || node.type === 'text'
}
