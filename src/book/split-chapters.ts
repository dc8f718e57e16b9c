import type { Heading, Root, RootContent } from 'mdast'

/** The part of a file that makes one chapter. */
export interface ChapterPart {
  /** The level-1 heading that begins it, if any; also the first of `blocks`. */
  readonly heading?: Heading
  readonly blocks: readonly RootContent[]
}

/**
 * Split a file at its level-1 headings: a whole book may stand in one file.
 *
 * What stands before the first heading belongs to the first chapter.
 *
 * @returns At least one part; together every block but definitions and front matter,
 *   in order.
 */
export function splitChapters(tree: Root): ChapterPart[] {
  const parts: { heading?: Heading; blocks: RootContent[] }[] = []
  let current: { heading?: Heading; blocks: RootContent[] } = { blocks: [] }
  for (const block of tree.children) {
    if (block.type === 'footnoteDefinition' || block.type === 'yaml') continue
    if (block.type === 'heading' && block.depth === 1) {
      if (current.heading) {
        parts.push(current)
        current = { blocks: [] }
      }
      current.heading = block
    }
    current.blocks.push(block)
  }
  return [...parts, current]
}
