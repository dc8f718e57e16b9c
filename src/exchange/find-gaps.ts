import type { RootContent } from 'mdast'
import type { ChapterBead } from '../translation/align-chapter.ts'
import { leavesOf, pairInside } from './unit-beads.ts'

/** Blocks of the original that the translation lacks, and where they would stand in it. */
export interface Gap {
  readonly blocks: readonly RootContent[]
  /** What is to be translated in them. */
  readonly leaves: ReadonlySet<RootContent>
  /** Block of the translation right before, and right behind where there is none before. */
  readonly after?: RootContent
  readonly before?: RootContent
}

/** Find what a translation lacks: blocks, and parts of blocks that it has. */
export function findGaps(beads: readonly ChapterBead[]): Gap[] {
  return beads.flatMap((bead, index): Gap[] => {
    if (bead.original.length === 0) return []
    if (bead.translation.length === 0) {
      const blocks = bead.original.flat()
      const leaves = new Set(bead.original.flatMap(leavesOf))
      const after = lastOf(beads.slice(0, index))
      const before = after ? undefined : firstOf(beads.slice(index + 1))
      return [{ blocks, leaves, ...(after && { after }), ...(before && { before }) }]
    }
    const inside =
      bead.parts.length > 0 ? bead.parts : pairInside(bead.original, bead.translation)
    return inside ? findGaps(inside) : []
  })
}

function lastOf(beads: readonly ChapterBead[]): RootContent | undefined {
  return beads.flatMap(({ translation }) => translation.flat()).at(-1)
}

function firstOf(beads: readonly ChapterBead[]): RootContent | undefined {
  return beads.flatMap(({ translation }) => translation.flat())[0]
}
