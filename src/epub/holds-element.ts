import type { ElementContent } from 'hast'

/** Whether an element of this name stands anywhere in the nodes. */
export function holdsElement(nodes: readonly ElementContent[], tagName: string): boolean {
  return nodes.some(
    (node) =>
      node.type === 'element' &&
      (node.tagName === tagName || holdsElement(node.children, tagName)),
  )
}
