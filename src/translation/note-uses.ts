import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'
import type { TextBlock } from './text-block.ts'

/** A note at the place where a chapter calls it first. */
export interface NoteUse {
  readonly call: FootnoteReference
  /** Absent when the call has no note. */
  readonly definition?: FootnoteDefinition
}

/** Collect the notes of a chapter by label; of two with one label the first counts. */
export function notesByLabel(tree: Nodes): ReadonlyMap<string, FootnoteDefinition> {
  const notes = new Map<string, FootnoteDefinition>()
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) {
      notes.set(node.identifier, node)
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return notes
}

/**
 * Find the notes that blocks call for the first time, in the order of their calls; a note
 * called from a note follows its caller.
 *
 * @param called Labels of notes called before; gains those found.
 */
export function noteUses(
  blocks: readonly TextBlock[],
  notes: ReadonlyMap<string, FootnoteDefinition>,
  called: Set<string>,
): NoteUse[] {
  const uses: NoteUse[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference') {
      if (called.has(node.identifier)) return
      called.add(node.identifier)
      const definition = notes.get(node.identifier)
      uses.push({ call: node, ...(definition && { definition }) })
      if (definition) for (const child of definition.children) visit(child)
    } else if (node.type !== 'footnoteDefinition' && 'children' in node) {
      for (const child of node.children) visit(child)
    }
  }
  for (const block of blocks) for (const node of block) visit(node)
  return uses
}
