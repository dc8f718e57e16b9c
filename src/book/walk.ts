import type { Nodes } from 'mdast'
import type { Chapter } from './book.ts'

/** Call `visit` for every node of a chapter's text and notes, in that order. */
export function walkChapter(
  { tree, notes }: Chapter,
  visit: (node: Nodes) => void,
): void {
  walk(tree, visit)
  for (const { definition } of notes) walk(definition, visit)
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node) for (const child of node.children) walk(child, visit)
}
