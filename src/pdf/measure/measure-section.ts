import { type Anchors, findAnchors } from './anchors.ts'
import { type BeadRange, findBeads } from './beads.ts'
import { type ChangedLines, findChangedLines } from './changed-lines.ts'
import { findReferences } from './float-references.ts'
import { type FloatPosition, type FloatSize, lineBehind, measureFloat } from './floats.ts'
import { collectLines, type Line } from './lines.ts'
import { type MeasuredColumns, measureColumns } from './measure-columns.ts'
import { collectNotes, measureNotes, type MeasuredNotes } from './measure-notes.ts'
import { findCalls } from './note-calls.ts'
import type { Section } from './section.ts'

/** A section's galley as plain data: see `pages/galley.ts`. */
export interface MeasuredSection extends Anchors, ChangedLines, Partial<MeasuredColumns> {
  /** Lines of each bead that is marked in the section, `to` not among them. */
  readonly beads: readonly BeadRange[]
  readonly galley: {
    readonly lines: readonly {
      readonly topPx: number
      readonly bottomPx: number
      readonly breakBefore: Line['breakBefore']
      readonly headPx: number
      readonly notes: readonly number[]
    }[]
    readonly notes: MeasuredNotes
    readonly floats?: readonly MeasuredFloat[]
  }
}

/** A float as plain data: see `pages/galley.ts`, `GalleyFloat`. */
interface MeasuredFloat extends FloatSize {
  readonly place: number
  readonly call: number
  readonly until: number
  readonly may: readonly FloatPosition[]
  readonly notes: readonly number[]
}

/** Measure a section. */
export function measureSection(section: Section): MeasuredSection {
  collectNotes(section)
  if (section.columns) {
    const measured = measureColumns(section, section.columns)
    const { noteAnchors, floatAnchors } = findAnchors(section)
    const { changedNoteLines, changedFloats } = findChangedLines(section)
    const galley = { lines: [], notes: [] }
    const empty = { galley, beads: [], anchors: {}, changedLines: [] }
    const rest = { noteAnchors, floatAnchors, changedNoteLines, changedFloats }
    return { ...empty, ...rest, ...measured }
  }
  const { top } = section.flow.getBoundingClientRect()
  const lines = collectLines(section.flow, top)
  section.lines = lines
  section.floats = section.floats.map((float) =>
    Object.assign({}, float, measureFloat(float)),
  )
  const calls = findCalls(section)
  return {
    beads: findBeads(lines),
    galley: {
      lines: lines.map((line, index) => ({
        topPx: line.top,
        bottomPx: line.bottom,
        breakBefore: line.breakBefore,
        headPx: line.head,
        notes: calls.inFlow[index] ?? [],
      })),
      notes: measureNotes(section, calls.inNotes),
      ...(section.floats.length > 0 && { floats: floatsOf(section, calls.inFloats) }),
    },
    ...findAnchors(section),
    ...findChangedLines(section),
  }
}

function floatsOf(
  section: Section,
  calls: readonly (readonly number[])[],
): MeasuredFloat[] {
  const { lines, floats } = section
  const references = findReferences(section)
  return floats.map(({ anchor, chapter, may, heightPx, gapPx }, index) => {
    const place = lineBehind(lines, anchor)
    const begin = lines.findIndex(({ owner }) => chapter.contains(owner))
    const reference = references[index] ?? Number.POSITIVE_INFINITY
    const call = Math.min(place, Math.max(reference + 1, begin))
    const until = lineBehind(lines, chapter)
    return { heightPx, gapPx, place, call, until, may, notes: calls[index] ?? [] }
  })
}
