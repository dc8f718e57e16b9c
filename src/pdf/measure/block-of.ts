/** The block whose lines a node stands in: when one of its texts changes, all its lines may. */
export function blockOf(node: Node): Element | null | undefined {
  return node.parentElement?.closest('p, li, dd, dt, td, th, figcaption, div')
}
