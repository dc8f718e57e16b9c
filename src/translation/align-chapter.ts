import type { RootContent } from 'mdast'
import { alignBlocks } from './align-blocks.ts'
import type { Bead, BlockRange } from './bead.ts'
import { type TextBlock, textBlocks } from './text-block.ts'
import { toTraits } from './to-traits.ts'

/** A bead with its blocks, and what it is made of where both sides are alike inside. */
export interface ChapterBead {
  readonly original: readonly TextBlock[]
  readonly translation: readonly TextBlock[]
  /**
   * Beads of the items of two lists, the rows of two tables, the stanzas and lines of two
   * poems, the blocks of two quotations; empty for other beads.
   */
  readonly parts: readonly ChapterBead[]
}

/** A chapter and its translation as beads. */
export interface ChapterAlignment {
  /** In the order of both texts; together every text block of both exactly once. */
  readonly beads: readonly ChapterBead[]
  /** Labelled blocks that both texts have, in another order. */
  readonly crossing: readonly { original: TextBlock; translation: TextBlock }[]
}

/**
 * Align a chapter with its translation, and within each bead lists by item, tables by
 * row, verse by stanza and line.
 */
export function alignChapter(
  original: { readonly children: readonly RootContent[] },
  translation: { readonly children: readonly RootContent[] },
): ChapterAlignment {
  const left = textBlocks(original)
  const right = textBlocks(translation)
  const { beads, crossing } = alignBlocks(left.map(toTraits), right.map(toTraits))
  return {
    beads: beads.map((bead) => toChapterBead(bead, left, right)),
    crossing: crossing.flatMap((point) => {
      const one = left[point.original]
      const other = right[point.translation]
      return one && other ? [{ original: one, translation: other }] : []
    }),
  }
}

function toChapterBead(
  bead: Bead,
  left: readonly TextBlock[],
  right: readonly TextBlock[],
): ChapterBead {
  const original = left.slice(bead.original.start, bead.original.end)
  const translation = right.slice(bead.translation.start, bead.translation.end)
  return { original, translation, parts: partsOf(original, translation) }
}

/** Blocks that are aligned inside. */
const opened: ReadonlySet<RootContent['type']> = new Set([
  'list',
  'table',
  'tableFigure',
  'verse',
  'stanza',
  'blockquote',
  'epigraph',
  'dedication',
  'passage',
])

/** Children that go by their number when there are as many on both sides. */
const counted: ReadonlySet<RootContent['type']> = new Set([
  'listItem',
  'tableRow',
  'stanza',
  'verseLine',
])

function partsOf(
  original: readonly TextBlock[],
  translation: readonly TextBlock[],
): ChapterBead[] {
  const one = onlyNode(original)
  const other = onlyNode(translation)
  if (!one || !other || one.type !== other.type || !opened.has(one.type)) return []
  if (!('children' in one) || !('children' in other)) return []
  const left = textBlocks(one)
  const right = textBlocks(other)
  const areCounted = [...left, ...right].every(
    ([node]) => node !== undefined && counted.has(node.type),
  )
  const beads =
    areCounted && left.length === right.length
      ? left.map((_, index): Bead => ({ original: at(index), translation: at(index) }))
      : alignBlocks(left.map(toTraits), right.map(toTraits)).beads
  return beads.map((bead) => toChapterBead(bead, left, right))
}

function onlyNode(blocks: readonly TextBlock[]): RootContent | undefined {
  const [block, ...others] = blocks
  return others.length === 0 && block?.length === 1 ? block[0] : undefined
}

function at(index: number): BlockRange {
  return { start: index, end: index + 1 }
}
