import type { ElementContent } from 'hast'

/**
 * Replace the spaces of a text that Kindle does not know by the two that it does, and leave
 * out characters that only steer the setting of others.
 *
 * The zero width non-joiner stays, and so do direction marks: words are written with them.
 *
 * @see Kindle Publishing Guidelines, “Use Supported Characters and Spaces”
 * @example
 * toPlainSpaces('z.\u202FB.\u2009x\u2060y') //=> 'z.\u00A0B. xy'
 */
export function toPlainSpaces(text: string): string {
  return text
    .replaceAll(/[\u2007\u202F]/gu, '\u00A0')
    .replaceAll(/[\u2000-\u2006\u2008-\u200A\u205F\u3000]/gu, ' ')
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
}

/** Do the same in all texts of nodes. */
export function withPlainSpaces(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type === 'text') return { type: 'text', value: toPlainSpaces(node.value) }
    if (node.type !== 'element') return node
    return { ...node, children: withPlainSpaces(node.children) }
  })
}
