import { applyEdits, type Edit } from './apply-edits.ts'
import { type BaseComparison, compareWithBase, type StatedBead } from './bead-states.ts'
import { carryNotes, type Group, type SourceText } from './carry-notes.ts'
import { sliceOf } from './slice-of.ts'
import type { TextBlock } from './text-block.ts'

/**
 * Write a base text anew in which some beads are as the original has them now.
 *
 * Everything else stays letter for letter, so that a version control system shows what was
 * confirmed and nothing more. A block that was moved stays where it was: its place is no
 * part of what was translated. Where one block became several, all of them are confirmed.
 *
 * @param beads From `beadStates` of the same texts.
 */
export function confirmBeads(
  base: SourceText,
  original: SourceText,
  beads: readonly StatedBead[],
): string {
  const comparison = compareWithBase(base.tree, original.tree)
  // The beads may come from another parse of the same texts, so places count, not nodes.
  const chosen = startsOf(beads.flatMap(({ bead }) => bead.original))
  const gone = startsOf(beads.flatMap((bead) => bead.base))
  const groups = comparison.matches.flatMap(({ before, after }): Group[] => {
    const leaving = blocksAt(comparison.base, before)
    const entering = blocksAt(comparison.current, after)
    const isChosen =
      entering.length > 0
        ? entering.some((block) => chosen.has(offsetsOf(block).start))
        : leaving.some((block) => gone.has(offsetsOf(block).start))
    return isChosen ? [{ leaving, entering, place: after[0] }] : []
  })
  const { edits, labels, added } = carryNotes(base, original, groups)
  for (const group of groups) {
    edits.push(...groupEdits(group, comparison, { base, original, labels }))
  }
  const end: Edit = {
    start: base.text.trimEnd().length,
    end: base.text.length,
    text: `${added.map((note) => `\n\n${note}`).join('')}\n`,
  }
  return applyEdits(base.text, [...edits, end])
}

interface Texts {
  readonly base: SourceText
  readonly original: SourceText
  /** New labels of notes by their labels in the original. */
  readonly labels: ReadonlyMap<string, string>
}

function groupEdits(
  { leaving, entering, place }: Group,
  comparison: BaseComparison,
  { base, original, labels }: Texts,
): Edit[] {
  const text = entering.map((block) => sliceOf(original.text, block, labels)).join('\n\n')
  const [first, ...others] = leaving
  if (first) {
    const removed = others.map((block) => removal(base.text, block))
    if (text === '') return [removal(base.text, first), ...removed]
    return [{ ...offsetsOf(first), text }, ...removed]
  }
  for (let index = (place ?? 0) - 1; index >= 0; index -= 1) {
    const match = comparison.matches.find(({ after }) => after.includes(index))
    const previous = comparison.base[match?.before.at(-1) ?? -1]
    if (!previous) continue
    const { end } = offsetsOf(previous)
    return [{ start: end, end, text: `\n\n${text}` }]
  }
  const head = comparison.base[0]
  const start = head ? offsetsOf(head).start : base.text.length
  return [{ start, end: start, text: `${text}\n\n` }]
}

/** Remove a block with the blank lines behind it. */
function removal(text: string, block: TextBlock): Edit {
  const { start, end } = offsetsOf(block)
  const blank = /^\s*\n/u.exec(text.slice(end))?.[0].length ?? 0
  return { start, end: end + blank, text: '' }
}

function startsOf(blocks: readonly TextBlock[]): ReadonlySet<number> {
  return new Set(blocks.map((block) => offsetsOf(block).start))
}

/** Offsets of a block in its source, in UTF-16 units. */
function offsetsOf(block: TextBlock): { readonly start: number; readonly end: number } {
  return {
    start: block[0]?.position?.start.offset ?? 0,
    end: block.at(-1)?.position?.end.offset ?? 0,
  }
}

function blocksAt(blocks: readonly TextBlock[], places: readonly number[]): TextBlock[] {
  return places.flatMap((place) => {
    const block = blocks[place]
    return block ? [block] : []
  })
}
