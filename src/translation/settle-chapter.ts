import type { Nodes, Root, RootContent } from 'mdast'
import type { RuleId } from '../diagnostics/rules.ts'
import type { Edition } from '../manuscript/config.ts'
import type { ChapterBead } from './align-chapter.ts'
import type { TranslatedChapter } from './align-manuscript.ts'
import type { StatedBead } from './bead-states.ts'
import { blockBorrower, withAttributes } from './borrow-blocks.ts'
import type { TextBlock } from './text-block.ts'

/** A passage that an edition does not put up with. */
export interface PassageFault {
  readonly rule: RuleId
  /** Of the original where a passage is missing, else of the translation. */
  readonly node: Nodes
  readonly isInOriginal: boolean
  readonly reason: string
}

/** A translated chapter as an edition sets it. */
export interface SettledChapter {
  readonly tree: Root
  /** The beads, with the blocks of `tree`. */
  readonly beads: readonly ChapterBead[]
  readonly faults: readonly PassageFault[]
}

/** What an edition does with passages that are stale or missing. */
export interface Treatments extends Pick<Edition, 'stale' | 'missing'> {
  /** Does the original stand beside the translation? Then it need not stand in its place. */
  readonly isBesideOriginal: boolean
}

/**
 * Treat the stale and the missing passages of a translated chapter as an edition asks: mark
 * them, put the original in their place, or say that they are faults.
 *
 * @param states How each bead of the chapter stands, in order.
 */
export function settleChapter(
  chapter: TranslatedChapter,
  states: readonly StatedBead[],
  trees: { readonly original: Root; readonly translation: Root },
  treatments: Treatments,
): SettledChapter {
  const { original, translation } = trees
  const { language } = chapter.original
  const borrower = blockBorrower(original, translation, chapter.notes, language)
  const faults: PassageFault[] = []
  const beads = states.map((stated): ChapterBead => {
    const { bead, state } = stated
    const isMissing = state === 'missing'
    if (!isMissing && state !== 'stale' && state !== 'dropped') return bead
    const treatment = isMissing ? treatments.missing : treatments.stale
    if (treatment === 'fail') faults.push(...faultsOf(stated))
    if (treatment === 'mark') {
      const marked = isMissing ? [missingMark()] : bead.translation.map(asStale)
      return { ...bead, translation: marked, parts: [] }
    }
    if (treatment === 'original' && state !== 'dropped') {
      const own = treatments.isBesideOriginal ? [] : bead.original.map(borrower.borrow)
      return { ...bead, translation: own, parts: [] }
    }
    return bead
  })
  const blocks = beads.flatMap((bead) => bead.translation.flat())
  const apart = translation.children.filter(isApart)
  const children = [...blocks, ...apart, ...borrower.definitions()]
  return { tree: { ...translation, children }, beads, faults }
}

/** Stands where a passage is not translated. */
export function missingMark(): TextBlock {
  return [
    {
      type: 'paragraph',
      children: [{ type: 'text', value: '[…]' }],
      data: { hProperties: { className: ['missing-passage'] } },
    },
  ]
}

function asStale(block: TextBlock): TextBlock {
  return block.map((node) => withAttributes(node, 'stale-passage'))
}

function faultsOf({ bead, state, changes }: StatedBead): PassageFault[] {
  const isInOriginal = state === 'missing'
  const [node] = (isInOriginal ? bead.original : bead.translation).flat()
  if (!node) return []
  if (isInOriginal) {
    const reason = 'the passage has no translation'
    return [{ rule: 'edition-is-complete', node, isInOriginal, reason }]
  }
  const reason =
    state === 'dropped'
      ? 'the passage has no original any more'
      : `the original has changed since it was translated: ${changes.join(', ')}`
  return [{ rule: 'edition-is-fresh', node, isInOriginal, reason }]
}

function isApart({ type }: RootContent): boolean {
  return type === 'yaml' || type === 'definition' || type === 'footnoteDefinition'
}
