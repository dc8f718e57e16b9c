import type { Nodes } from 'hast'
import { raw } from 'hast-util-raw'

const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
const dropped = new Set(
  'script style template iframe noscript object embed title head svg math'.split(' '),
)

/**
 * Read the text that a piece of raw HTML shows: tags dropped, entities decoded, space where
 * an element breaks the line.
 */
export function textOfHtml(html: string): string {
  if (!html.includes('<')) return html
  return nodeText(raw({ type: 'root', children: [{ type: 'raw', value: html }] }))
}

/** Read the header rows of the tables in a piece of raw HTML. */
export function tableHeadsOfHtml(html: string): string[] {
  if (!/<t[hr]/iu.test(html)) return []
  const heads: string[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'element' && node.tagName === 'thead') heads.push(nodeText(node))
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(raw({ type: 'root', children: [{ type: 'raw', value: html }] }))
  return heads
}

function nodeText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && dropped.has(node.tagName)) return ' '
  if (node.type !== 'element' && node.type !== 'root') return ''
  const text = node.children.map(nodeText).join('')
  return node.type === 'element' && !inline.has(node.tagName) ? ` ${text} ` : text
}
