import type { Nodes } from 'mdast'

/**
 * Show a tree as text: one node a line with its place, its own fields and its attributes.
 */
export function showTree(node: Nodes, depth = 0): string {
  const { type, position, data, ...rest } = node
  const fields = Object.entries(rest)
    .filter(
      ([name, value]) => name !== 'children' && value !== null && value !== undefined,
    )
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  const attributes = data?.hProperties ? [JSON.stringify(data.hProperties)] : []
  const { start, end } = position ?? {}
  const place = `${start?.line}:${start?.column}-${end?.line}:${end?.column}`
  const line = [`${'  '.repeat(depth)}${type}`, place, ...fields, ...attributes].join(' ')
  const children = 'children' in node ? node.children : []
  return `${line}\n${children.map((child) => showTree(child, depth + 1)).join('')}`
}
