import type { Root, RootContent } from 'mdast'
import type { ChangeClass } from '../manuscript/change-class.ts'
import type { StatedBead } from '../translation/bead-states.ts'
import { chapterFacets } from '../translation/block-facets.ts'
import { compareFacets } from '../translation/compare-facets.ts'
import { matchBlocks } from '../translation/match-blocks.ts'
import { noteUses, notesByLabel } from '../translation/note-uses.ts'
import type { NotePair } from '../translation/pair-notes.ts'
import { textBlocks } from '../translation/text-block.ts'
import { leavesOf } from './unit-beads.ts'

/** What a unit's original was when it was translated. */
export interface UnitBase {
  /** Empty when there was no such passage. */
  readonly nodes: readonly RootContent[]
  /** Did words, numbers or the number of notes change? */
  readonly isChanged: boolean
  readonly changes: ReadonlySet<ChangeClass>
}

/** The parts of a bead's original that are looked for in the base text. */
export interface PartOfBead {
  readonly original: readonly RootContent[]
  readonly note?: NotePair
}

/**
 * Find what each unit of a bead was when it was translated.
 *
 * Notes are compared for themselves: a change in one makes its own unit stale, not that of
 * the passage that calls it.
 *
 * @returns As many as there are parts, in their order.
 */
export function baseOfUnits(
  parts: readonly PartOfBead[],
  { base }: StatedBead,
  trees: { readonly base: Root; readonly original: Root },
): UnitBase[] {
  const notes = notesByLabel(trees.base)
  const blocks = base.flatMap(leavesOf)
  const called = noteUses(base, notes, new Set()).flatMap(({ definition }) =>
    definition ? textBlocks(definition).flatMap(leavesOf) : [],
  )
  const bodies = matched(
    parts.filter(({ note }) => !note),
    blocks,
  )
  const ofNotes = matched(
    parts.filter(({ note }) => note),
    called,
  )
  return parts.map(
    (part) =>
      (part.note ? ofNotes : bodies).get(part) ?? {
        nodes: [],
        isChanged: true,
        changes: new Set(),
      },
  )
}

function matched(
  parts: readonly PartOfBead[],
  before: readonly RootContent[],
): Map<PartOfBead, UnitBase> {
  // Without notes: what they say does not count here, only how many are called.
  const old = chapterFacets(
    before.map((node) => [node]),
    new Map(),
  )
  const now = chapterFacets(
    parts.map(({ original }) => original),
    new Map(),
  )
  const found = new Map<PartOfBead, UnitBase>()
  for (const match of matchBlocks(old, now)) {
    const changes = compareFacets(
      match.before.flatMap((place) => old[place] ?? []),
      match.after.flatMap((place) => now[place] ?? []),
    )
    const isChanged = ['words', 'numbers', 'notes'].some((name) =>
      [...changes].some((change) => change === name),
    )
    const nodes = match.before.flatMap((place) => before[place] ?? [])
    for (const place of match.after) {
      const part = parts[place]
      if (part) found.set(part, { nodes, isChanged, changes })
    }
  }
  return found
}
