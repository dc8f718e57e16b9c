import type { Nodes, Parents } from 'mdast'

/** Nodes that stand in the same parents, from the outermost. */
export interface Nested {
  readonly around: readonly Parents[]
  readonly nodes: readonly Nodes[]
}

/**
 * Put nodes back into copies of the parents that they come from: neighbours of one parent
 * stand in one copy.
 */
export function nest(parts: readonly Nested[], depth = 0): Nodes[] {
  const nodes: Nodes[] = []
  for (let index = 0; index < parts.length;) {
    const part = parts[index]
    const parent = part?.around[depth]
    if (!part || !parent) {
      nodes.push(...(part?.nodes ?? []))
      index += 1
      continue
    }
    const first = index
    while (index < parts.length && parts[index]?.around[depth] === parent) index += 1
    nodes.push(withChildren(parent, nest(parts.slice(first, index), depth + 1)))
  }
  return nodes
}

/** Copy a parent with other children. */
export function withChildren<T extends Parents>(
  parent: T,
  children: readonly Nodes[],
): T {
  return Object.assign({}, parent, { children })
}

/** Copy a node without the label that it, or something in it, has in the other revision. */
export function withoutIds<T extends Nodes>(node: T): T {
  const copy = Object.assign({}, node)
  if (node.data?.hProperties?.['id'] !== undefined) {
    const { id: _, ...hProperties } = node.data.hProperties
    copy.data = { ...node.data, hProperties }
  }
  if ('children' in node) {
    Object.assign(copy, {
      children: node.children.map((child: Nodes) => withoutIds(child)),
    })
  }
  return copy
}
