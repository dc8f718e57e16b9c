import type { Nodes } from 'mdast'
import { applyEdits, type Edit } from './apply-edits.ts'

/**
 * Take the Markdown of some nodes that follow each other, its notes labelled anew.
 *
 * @param text Source that the nodes were parsed from.
 * @param labels New labels of notes by the old ones; others stay.
 */
export function sliceOf(
  text: string,
  nodes: readonly Nodes[],
  labels: ReadonlyMap<string, string> = new Map(),
): string {
  const start = nodes[0]?.position?.start.offset ?? 0
  const end = nodes.at(-1)?.position?.end.offset ?? start
  const edits: Edit[] = []
  const visit = (node: Nodes): void => {
    const isNote = node.type === 'footnoteReference' || node.type === 'footnoteDefinition'
    const label = isNote ? labels.get(node.identifier) : undefined
    const from = (node.position?.start.offset ?? 0) - start
    if (label !== undefined && text.startsWith('[^', from + start)) {
      const close = text.indexOf(']', from + start) - start
      edits.push({ start: from + 2, end: close, text: label })
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const node of nodes) visit(node)
  return applyEdits(text.slice(start, end), edits)
}
