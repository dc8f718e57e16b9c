import type { ElementContent } from 'hast'

/** Elements that may not stand in running text. */
export const blockNames = new Set(
  `article aside blockquote caption col colgroup dd div dl dt figcaption figure h1 h2 h3 h4
  h5 h6 hr li ol p pre section table tbody td tfoot th thead tr ul`.split(/\s+/u),
)

/** Blocks that hold running text alone; so do all elements that are not blocks. */
export const phrasingBlocks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'pre'])
/** Names of headings. */
export const heading = /^h[1-6]$/u

/** Elements that take the content model of their parent. */
export const transparent = new Set(['a', 'del', 'ins'])

/** Elements that may stand in certain parents only. */
export const parentsOf: Readonly<Partial<Record<string, RegExp>>> = {
  li: /^[ou]l$/u,
  dt: /^d(?:l|iv)$/u,
  dd: /^d(?:l|iv)$/u,
  figcaption: /^figure$/u,
  rt: /^ruby$/u,
  rp: /^ruby$/u,
  caption: /^table$/u,
  colgroup: /^table$/u,
  col: /^colgroup$/u,
  thead: /^table$/u,
  tbody: /^table$/u,
  tfoot: /^table$/u,
  tr: /^(?:table|thead|tbody|tfoot)$/u,
  td: /^tr$/u,
  th: /^tr$/u,
}

/** Tell whether a node is a block or has one in it, so that it is no running text. */
export function holdsBlock(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  return blockNames.has(node.tagName) || node.children.some(holdsBlock)
}
