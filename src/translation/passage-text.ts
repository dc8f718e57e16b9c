import type { FootnoteDefinition, Nodes } from 'mdast'
import { sliceOf } from './slice-of.ts'
import type { TextBlock } from './text-block.ts'

/**
 * Write blocks as one line of Markdown for people to read, each note behind them at its
 * sign `[^]`: labels do not matter to a reader, and a new number is no change.
 *
 * @param text Source that the blocks were parsed from.
 * @param notes Notes of the chapter by label.
 */
export function passageText(
  blocks: readonly TextBlock[],
  text: string,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): string {
  const nodes = blocks.flat()
  const called = new Map<string, FootnoteDefinition>()
  const bare = new Map<string, string>()
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference') {
      bare.set(node.identifier, '')
      const definition = notes.get(node.identifier)
      const isNew = definition && !called.has(node.identifier)
      // A note in the line stands in the text already.
      if (isNew && !node.identifier.includes(' ')) {
        called.set(node.identifier, definition)
        visit(definition)
      }
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const node of nodes) visit(node)
  const parts = [
    ...blocks.map((block) => sliceOf(text, block, bare)),
    ...Array.from(called.values(), (note) =>
      sliceOf(text, [note], new Map([...bare, [note.identifier, '']])).replace(
        /^\[\^\]:/u,
        '[^]',
      ),
    ),
  ]
  return parts
    .map((part) => part.replaceAll(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join(' ¶ ')
}
