import type { Element, ElementContent } from 'hast'

/** Tell whether a node is a link or has one in it. */
export function holdsLink(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  return node.tagName === 'a' || node.children.some(holdsLink)
}

/**
 * Split a link around the links in it, since one may not hold another: a note call inside
 * a link stays a note call.
 *
 * @returns The content of the link in order; what holds no link is linked. The first link
 *   keeps the id.
 */
export function splitLink(link: Element): ElementContent[] {
  const { id, ...properties } = link.properties
  const parts: ElementContent[] = []
  let ids: Element['properties'] = { id }
  let open: Element | undefined
  for (const child of link.children) {
    if (holdsLink(child)) {
      parts.push(child)
      open = undefined
    } else if (open) {
      open.children.push(child)
    } else {
      open = { ...link, properties: { ...ids, ...properties }, children: [child] }
      ids = {}
      parts.push(open)
    }
  }
  return parts
}
