import type { ElementContent } from 'hast'
import { endlessElements } from './html-schema.ts'
import { tokenizeHtml } from '../markdown/html-tokens.ts'

/** Neighbouring blocks that have to be parsed together, or none of which has raw HTML. */
export interface Stretch {
  readonly nodes: readonly ElementContent[]
  readonly hasHtml: boolean
}

/**
 * Cut blocks into stretches with and without raw HTML, so that only the former need an
 * HTML parser. An element that begins in one block and ends in a later one keeps all
 * between in one stretch.
 *
 * @returns Stretches that hold every node once, in order.
 */
export function htmlStretches(nodes: readonly ElementContent[]): Stretch[] {
  const stretches: { nodes: ElementContent[]; hasHtml: boolean }[] = []
  let depth = 0
  for (const node of nodes) {
    const hasHtml = depth > 0 || holdsHtml(node)
    const last = stretches.at(-1)
    if (last && (depth > 0 || (!hasHtml && !last.hasHtml))) last.nodes.push(node)
    else stretches.push({ nodes: [node], hasHtml })
    if (node.type === 'raw') depth = Math.max(depth + openElements(node.value), 0)
  }
  return stretches
}

function holdsHtml(node: ElementContent): boolean {
  if (node.type === 'raw') return true
  return node.type === 'element' && node.children.some(holdsHtml)
}

/** Count the elements that a piece of HTML begins and does not end, less those it only ends. */
function openElements(html: string): number {
  let open = 0
  for (const token of tokenizeHtml(html)) {
    if (token.kind === 'start' && !endlessElements.has(token.name)) open += 1
    if (token.kind === 'end' && !endlessElements.has(token.name)) open -= 1
  }
  return open
}
