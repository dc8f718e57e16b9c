import type { Html, Nodes, RootContent } from 'mdast'

/**
 * What a translation renders as one: a block, or several that raw HTML holds together,
 * opened in one of them and closed in another. Never empty.
 */
export type TextBlock = readonly RootContent[]

/** Take the text blocks of a chapter or container: all but notes, definitions and front matter. */
export function textBlocks(parent: { readonly children: readonly Nodes[] }): TextBlock[] {
  const blocks: RootContent[][] = []
  let open: { readonly block: RootContent[]; depth: number } | undefined
  for (const node of parent.children) {
    if (node.type === 'root' || isApart(node)) continue
    const depth = node.type === 'html' ? openedElements(node) : 0
    if (open) {
      open.block.push(node)
      open.depth += depth
      if (open.depth <= 0) open = undefined
      continue
    }
    const block = [node]
    blocks.push(block)
    if (depth > 0 && isClosedLater(parent.children, node, depth)) open = { block, depth }
  }
  return blocks
}

function isApart({ type }: Nodes): boolean {
  return type === 'yaml' || type === 'definition' || type === 'footnoteDefinition'
}

/** An element that nothing closes would swallow the rest of the chapter. */
function isClosedLater(nodes: readonly Nodes[], from: Nodes, opened: number): boolean {
  let depth = opened
  for (const node of nodes.slice(nodes.indexOf(from) + 1)) {
    if (node.type === 'html') depth += openedElements(node)
    if (node.type === 'heading') return false
    if (depth <= 0) return true
  }
  return false
}

/** Elements that have no end tag. */
const empty = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/iu

/** Elements that a piece of HTML opens and does not close, less those it only closes. */
function openedElements({ value }: Html): number {
  let depth = 0
  const bare = value.replaceAll(/<!--[\s\S]*?(?:-->|$)/gu, '')
  for (const [, slash, name = '', end] of bare.matchAll(
    /<(\/?)([a-z][\w-]*)[^>]*?(\/?)>/giu,
  )) {
    if (empty.test(name) || end === '/') continue
    depth += slash === '/' ? -1 : 1
  }
  return depth
}
