import { collectLines, type Line } from './lines.ts'
import type { Section } from './section.ts'

/** Lines of notes as plain data: see `pages/galley.ts`, `NoteLine`. */
export type MeasuredNotes = readonly (readonly {
  readonly topPx: number
  readonly bottomPx: number
  readonly headPx: number
  readonly mayBreakBefore: boolean
  readonly notes: readonly number[]
}[])[]

/** Fewest lines of a note on either side of a page break. */
const minNoteLines = 2

/** Collect the lines of the notes of a section. */
export function collectNotes(section: Section): void {
  section.noteLines = section.notes.map((note) => collectNote(note))
}

/**
 * Take the lines of the notes of a section, as just collected.
 *
 * @param inNotes Notes called in them, by note and line.
 */
export function measureNotes(
  { noteLines }: Section,
  inNotes: readonly (readonly (readonly number[])[])[],
): MeasuredNotes {
  return noteLines.map((own, index) =>
    own.map((line, at) => ({
      topPx: line.top,
      bottomPx: line.bottom,
      headPx: line.head,
      mayBreakBefore:
        line.breakBefore === 'good' &&
        at >= minNoteLines &&
        own.length - at >= minNoteLines,
      notes: inNotes[index]?.[at] ?? [],
    })),
  )
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
