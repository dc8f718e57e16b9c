import type { Nodes, Root, RootContent } from 'mdast'
import { textBlocks } from '../translation/text-block.ts'
import { isRunning } from './content-range.ts'
import type { Piece } from './piece.ts'
import { joinLines } from './to-pieces.ts'
import { leavesOf } from './unit-beads.ts'
import { piecesOf, verbatim } from './unit-body.ts'

/**
 * Write pieces so that two texts with the same words and the same markup are the same
 * string, wherever their lines end.
 */
export function canonicalText(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.type === 'text'
        ? joinLines(piece.value)
        : `\u0001${piece.type} ${piece.key.replace(/^note inline \d+$/u, 'note inline')}\u0002`,
    )
    .join('')
    .trim()
}

/** Blocks of a file that hold text, in order: those of its body, then those of its notes. */
export function leavesOfFile(tree: Root): RootContent[] {
  const notes = tree.children.filter(({ type }) => type === 'footnoteDefinition')
  const inNotes = notes.flatMap((note) =>
    'children' in note ? textBlocks(note).flatMap(leavesOf) : [],
  )
  return [...textBlocks(tree).flatMap(leavesOf), ...inNotes]
}

/** What a block says, with its kind. */
export function canonicalBlock(node: RootContent, source: string): string {
  const said = isRunning(node) ? canonicalText(piecesOf(node)) : verbatim([node], source)
  return `${kindOf(node)}: ${said}`
}

/** Name the kind of a block, with the level of a heading. */
export function kindOf(node: Nodes): string {
  return node.type === 'heading' ? `heading ${node.depth}` : node.type
}
