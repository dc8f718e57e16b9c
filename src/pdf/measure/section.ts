import { type Anchors, findAnchors } from './anchors.ts'
import { type BeadRange, findBeads } from './beads.ts'
import { type ChangedLines, findChangedLines } from './changed-lines.ts'
import { collectLines, type Line } from './lines.ts'
import {
  type Float,
  type FloatPosition,
  type FloatSize,
  lineBehind,
  measureFloat,
} from './floats.ts'
import { findCalls } from './note-calls.ts'
import { findReferences } from './float-references.ts'

/** A chapter, or a piece of front matter, as it stands in the document to be printed. */
export interface Section {
  readonly element: HTMLElement
  readonly flow: HTMLElement
  readonly notes: readonly HTMLElement[]
  /** What may stand elsewhere than in its place, in order, with sizes as last measured. */
  floats: readonly (Float & FloatSize)[]
  /** As last measured. */
  lines: readonly Line[]
  noteLines: readonly (readonly Line[])[]
}

/** A section's galley as plain data: see `pages/galley.ts`. */
export interface MeasuredSection extends Anchors, ChangedLines {
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
    readonly notes: readonly (readonly {
      readonly topPx: number
      readonly bottomPx: number
      readonly headPx: number
      readonly mayBreakBefore: boolean
      readonly notes: readonly number[]
    }[])[]
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

/** All sections of the document, in order. */
export function findSections(): Section[] {
  return [...document.querySelectorAll<HTMLElement>('section[data-section]')].map(
    (element) => {
      const flow = element.querySelector<HTMLElement>(':scope > .flow')
      if (!flow) throw new Error('a section without a flow; this is a bug')
      const notes = [...element.querySelectorAll<HTMLElement>(':scope > .notes > .note')]
      return { element, flow, notes, floats: [], lines: [], noteLines: [] }
    },
  )
}

/** Fewest lines of a note on either side of a page break. */
const minNoteLines = 2

/** Measure a section. */
export function measureSection(section: Section): MeasuredSection {
  const { top } = section.flow.getBoundingClientRect()
  const lines = collectLines(section.flow, top)
  section.lines = lines
  section.noteLines = section.notes.map((note) => collectNote(note))
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
      notes: section.noteLines.map((own, index) =>
        own.map((line, at) => ({
          topPx: line.top,
          bottomPx: line.bottom,
          headPx: line.head,
          mayBreakBefore:
            line.breakBefore === 'good' &&
            at >= minNoteLines &&
            own.length - at >= minNoteLines,
          notes: calls.inNotes[index]?.[at] ?? [],
        })),
      ),
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

/** Lines of a note; the first and last take in what stands around the text. */
function collectNote(note: HTMLElement): Line[] {
  const { top, bottom } = note.getBoundingClientRect()
  const text = note.querySelector('.note-text') ?? note
  const lines = collectLines(text, top)
  if (lines.length === 0) return [wholeNote(note, bottom - top)]
  return lines.map(({ breakBefore, head, owner, isFirst, ...line }, index) => ({
    top: index === 0 ? 0 : line.top,
    bottom: index === lines.length - 1 ? bottom - top : line.bottom,
    breakBefore,
    head,
    owner,
    isFirst,
  }))
}

/** A note without text has its mark all the same. */
function wholeNote(owner: Element, height: number): Line {
  return { top: 0, bottom: height, breakBefore: 'good', head: 0, owner, isFirst: true }
}
