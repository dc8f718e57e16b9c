import type { Root } from 'mdast'
import { type ChangeClass, changeClasses } from '../manuscript/change-class.ts'
import { alignChapter, type ChapterBead } from './align-chapter.ts'
import { type BlockFacets, chapterFacets } from './block-facets.ts'
import { compareFacets } from './compare-facets.ts'
import { type BlockMatch, matchBlocks } from './match-blocks.ts'
import { notesByLabel } from './note-uses.ts'
import { type TextBlock, textBlocks } from './text-block.ts'
import { toTraits } from './to-traits.ts'

/**
 * How a bead stands: `fresh` and `stale` are translated; `unconfirmed` as well, but nobody
 * has said from what; `missing` has no translation, `own` no original; `dropped` had one.
 * `silent` beads hold no words.
 */
export type BeadState =
  | 'fresh'
  | 'stale'
  | 'unconfirmed'
  | 'missing'
  | 'own'
  | 'dropped'
  | 'silent'

/** A bead with what became of its original since it was translated. */
export interface StatedBead {
  readonly bead: ChapterBead
  readonly state: BeadState
  /** Classes of changes, the weightiest first, whether or not they count. */
  readonly changes: readonly ChangeClass[]
  /** Blocks of the base text that the bead's original blocks were, in order. */
  readonly base: readonly TextBlock[]
  /** Blocks that the base text became, with those of other beads where one was divided. */
  readonly current: readonly TextBlock[]
  /** Words of the original, for those who plan their work. */
  readonly words: number
}

/** A chapter of the original beside what it was when it was translated. */
export interface BaseComparison {
  readonly base: readonly TextBlock[]
  readonly current: readonly TextBlock[]
  readonly baseFacets: readonly BlockFacets[]
  readonly currentFacets: readonly BlockFacets[]
  readonly matches: readonly BlockMatch[]
}

/** Compare a chapter of the original with its base text. */
export function compareWithBase(base: Root, original: Root): BaseComparison {
  const before = textBlocks(base)
  const after = textBlocks(original)
  const baseFacets = chapterFacets(before, notesByLabel(base))
  const currentFacets = chapterFacets(after, notesByLabel(original))
  const matches = matchBlocks(baseFacets, currentFacets)
  return { base: before, current: after, baseFacets, currentFacets, matches }
}

/** The trees of a translated chapter. */
export interface ChapterTrees {
  readonly original: Root
  readonly translation: Root
  /** The original as it stood when it was translated; absent when nobody kept it. */
  readonly base?: Root | undefined
}

/**
 * Tell how each bead of a chapter stands.
 *
 * A bead is stale when the redline from base text to original touches one of its blocks
 * with a change that counts. A block that was moved, divided or joined takes its
 * confirmation with it.
 *
 * @param counted Classes of changes that make a bead stale.
 * @returns In the order of the beads.
 */
export function beadStates(
  beads: readonly ChapterBead[],
  trees: ChapterTrees,
  counted: ReadonlySet<ChangeClass>,
): StatedBead[] {
  const { original, translation, base } = trees
  if (!base) {
    const current = textBlocks(original)
    const facets = chapterFacets(current, notesByLabel(original))
    const facetsOf = new Map(
      current.map((block, index) => [nodeOf(block), facets[index]]),
    )
    return beads.map((bead) => {
      const ours = bead.original.flatMap((block) => facetsOf.get(nodeOf(block)) ?? [])
      const state = stateOf(bead, 'unconfirmed')
      return toStated(bead, state, { base: [], changes: new Set(), current: [], ours })
    })
  }
  const comparison = compareWithBase(base, original)
  const changes = changesByBlock(comparison)
  const dropped = droppedBlocks(comparison, base, translation)
  return beads.map((bead) => stateBead(bead, changes, dropped, counted))
}

/** What became of an original block, or of the base text of a translated one. */
interface BlockChange {
  readonly facets: BlockFacets
  readonly changes: ReadonlySet<ChangeClass>
  readonly base: readonly TextBlock[]
  readonly current: readonly TextBlock[]
}

/** Blocks are copied when they are grouped; their first nodes are the same. */
function nodeOf(block: TextBlock): TextBlock[number] | undefined {
  return block[0]
}

type ByNode<Value> = ReadonlyMap<TextBlock[number] | undefined, Value>

function changesByBlock(comparison: BaseComparison): ByNode<BlockChange> {
  const { base, current, baseFacets, currentFacets, matches } = comparison
  const changes = new Map<TextBlock[number] | undefined, BlockChange>()
  for (const { before, after } of matches) {
    const old = before.flatMap((place) => baseFacets[place] ?? [])
    const now = after.flatMap((place) => currentFacets[place] ?? [])
    const found =
      old.length === 0 && now.every(({ words }) => words.length === 0)
        ? new Set<ChangeClass>()
        : compareFacets(old, now)
    for (const place of after) {
      const block = current[place]
      const facets = currentFacets[place]
      if (!block || !facets) continue
      changes.set(nodeOf(block), {
        facets,
        changes: found,
        base: blocksAt(base, before),
        current: blocksAt(current, after),
      })
    }
  }
  return changes
}

/** Translated blocks whose original is gone, with what it was. */
function droppedBlocks(
  { base, baseFacets, matches }: BaseComparison,
  baseTree: Root,
  translation: Root,
): ByNode<TextBlock> {
  const gone = matches
    .filter(({ after }) => after.length === 0)
    .flatMap(({ before }) => before)
    .filter((place) => (baseFacets[place]?.words.length ?? 0) > 0)
  if (gone.length === 0) return new Map()
  const nodes = new Set(gone.flatMap((place) => nodeOf(base[place] ?? []) ?? []))
  // The translation was made of the base text, so their beads are the surer ones.
  const dropped = new Map<TextBlock[number] | undefined, TextBlock>()
  for (const bead of alignChapter(baseTree, translation).beads) {
    const block = bead.original.find(([node]) => node !== undefined && nodes.has(node))
    if (block) for (const [node] of bead.translation) dropped.set(node, block)
  }
  return dropped
}

function blocksAt(blocks: readonly TextBlock[], places: readonly number[]): TextBlock[] {
  return places.flatMap((place) => {
    const block = blocks[place]
    return block ? [block] : []
  })
}

function stateBead(
  bead: ChapterBead,
  changesOf: ByNode<BlockChange>,
  dropped: ByNode<TextBlock>,
  counted: ReadonlySet<ChangeClass>,
): StatedBead {
  const touched = bead.original.flatMap((block) => changesOf.get(nodeOf(block)) ?? [])
  const lost = bead.translation.flatMap(([node]) => {
    const block = dropped.get(node)
    return block ? [block] : []
  })
  const changes = new Set(touched.flatMap((change) => [...change.changes]))
  if (lost.length > 0) changes.add('words')
  const isStale = [...changes].some((change) => counted.has(change))
  const ours = touched.map(({ facets }) => facets)
  const state =
    bead.original.length === 0 && lost.length > 0
      ? 'dropped'
      : stateOf(bead, isStale ? 'stale' : 'fresh')
  const base = unique([...touched.flatMap((change) => change.base), ...lost])
  const current = unique(touched.flatMap((change) => change.current))
  return toStated(bead, state, { base, changes, current, ours })
}

/** @param translated State of a bead that has both an original and a translation. */
function stateOf(
  { original, translation }: ChapterBead,
  translated: 'fresh' | 'stale' | 'unconfirmed',
): BeadState {
  const blocks = original.length === 0 ? translation : original
  if (blocks.every((block) => toTraits(block).length === 0)) return 'silent'
  if (original.length === 0) return 'own'
  return translation.length === 0 ? 'missing' : translated
}

function toStated(
  bead: ChapterBead,
  state: BeadState,
  found: {
    readonly changes: ReadonlySet<ChangeClass>
    readonly base: readonly TextBlock[]
    readonly current: readonly TextBlock[]
    readonly ours: readonly BlockFacets[]
  },
): StatedBead {
  return {
    bead,
    state,
    changes: changeClasses.filter((change) => found.changes.has(change)),
    base: found.base,
    current: found.current,
    words: found.ours.reduce((total, { words }) => total + words.length, 0),
  }
}

function unique(blocks: readonly TextBlock[]): TextBlock[] {
  return [...new Map(blocks.map((block) => [nodeOf(block), block])).values()]
}
