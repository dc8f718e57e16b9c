import type { Nodes, RootContent } from 'mdast'
import { alignBlocks } from '../translation/align-blocks.ts'
import type { ChapterBead } from '../translation/align-chapter.ts'
import { type TextBlock, textBlocks } from '../translation/text-block.ts'
import { toTraits } from '../translation/to-traits.ts'
import { isRunning } from './content-range.ts'

/** Nodes of the original with those of the translation that render them, to be translated as one. */
export interface UnitBead {
  readonly original: readonly RootContent[]
  readonly translation: readonly RootContent[]
}

/**
 * Divide a bead into what a translator works on at a time: a paragraph, an item of a list,
 * a cell of a table, a line of verse.
 *
 * Where only one text has a block, its parts stand alone. Blocks that are put together
 * otherwise in the two texts stay together.
 */
export function unitBeads(bead: ChapterBead): UnitBead[] {
  const { original, translation, parts } = bead
  if (parts.length > 0) return parts.flatMap(unitBeads)
  if (original.length === 0) {
    return translation
      .flatMap(leavesOf)
      .map((node) => ({ original: [], translation: [node] }))
  }
  if (translation.length === 0) {
    return original
      .flatMap(leavesOf)
      .map((node) => ({ original: [node], translation: [] }))
  }
  const inside = pairInside(original, translation)
  if (inside) return inside.flatMap(unitBeads)
  return [{ original: original.flat(), translation: translation.flat() }]
}

/** What is running text, or cannot be divided: each block below a block that is neither. */
export function leavesOf(block: TextBlock): RootContent[] {
  return block.flatMap((node) => {
    if (!isContainer(node)) return [node]
    return textBlocks(node).flatMap(leavesOf)
  })
}

type Container = Extract<RootContent, { children: unknown }>

function isContainer(node: RootContent): node is Container {
  return 'children' in node && !isRunning(node)
}

/** Divide two blocks of one kind, or what raw HTML holds together on both sides. */
export function pairInside(
  original: readonly TextBlock[],
  translation: readonly TextBlock[],
): ChapterBead[] | undefined {
  const [left, ...leftOthers] = original
  const [right, ...rightOthers] = translation
  if (!left || !right || leftOthers.length + rightOthers.length > 0) return undefined
  if (left.length > 1 && right.length > 1) {
    return pairBlocks(left.map(alone), right.map(alone))
  }
  const [one, ...moreOnes] = left
  const [other, ...moreOthers] = right
  if (!one || !other || moreOnes.length + moreOthers.length > 0) return undefined
  if (!isContainer(one) || !isContainer(other) || one.type !== other.type) {
    return undefined
  }
  return pairBlocks(textBlocks(one), textBlocks(other))
}

function alone(node: RootContent): TextBlock {
  return [node]
}

/** Pair two runs of blocks: by their number if their kinds agree, else as alignment says. */
export function pairBlocks(
  left: readonly TextBlock[],
  right: readonly TextBlock[],
): ChapterBead[] {
  const areAlike =
    left.length === right.length &&
    left.every((block, index) => isSameKind(block, right[index]))
  if (areAlike) {
    return left.map((block, index) => toBead([block], right.slice(index, index + 1)))
  }
  const { beads } = alignBlocks(left.map(toTraits), right.map(toTraits))
  return beads.map(({ original, translation }) =>
    toBead(
      left.slice(original.start, original.end),
      right.slice(translation.start, translation.end),
    ),
  )
}

function isSameKind(one: TextBlock, other: TextBlock | undefined): boolean {
  return one.map(typeOf).join(' ') === other?.map(typeOf).join(' ')
}

function typeOf({ type }: Nodes): string {
  return type
}

function toBead(
  original: readonly TextBlock[],
  translation: readonly TextBlock[],
): ChapterBead {
  return { original, translation, parts: [] }
}
