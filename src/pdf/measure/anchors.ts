import { lineAt } from './line-at.ts'
import type { Section } from './section.ts'

/** Where the ids of a section stand that a page reference may ask for. */
export interface Anchors {
  /** Line of the text by id. */
  readonly anchors: Readonly<Record<string, number>>
  /** Note and line of it by id. */
  readonly noteAnchors: Readonly<Record<string, { note: number; line: number }>>
  /** Float by id. */
  readonly floatAnchors: Readonly<Record<string, number>>
}

/** Calls have ids, too, but nobody knows them. */
const named = '[id]:not(.note-call)'

/**
 * Find the lines in which the ids of a section stand.
 *
 * @param section As just measured.
 */
export function findAnchors(section: Section): Anchors {
  const { flow, notes, floats, lines, noteLines } = section
  const { top } = flow.getBoundingClientRect()
  const anchors: Record<string, number> = {}
  for (const element of flow.querySelectorAll(named)) {
    anchors[element.id] = lineAt(lines, headOf(element) - top)
  }
  const noteAnchors: Record<string, { note: number; line: number }> = {}
  for (const [note, element] of notes.entries()) {
    for (const inner of element.querySelectorAll(named)) {
      const y = headOf(inner) - element.getBoundingClientRect().top
      noteAnchors[inner.id] = { note, line: lineAt(noteLines[note] ?? [], y) }
    }
  }
  const floatAnchors: Record<string, number> = {}
  for (const [float, { element }] of floats.entries()) {
    for (const { id } of [element, ...element.querySelectorAll(named)]) {
      if (id !== '') floatAnchors[id] = float
    }
  }
  return { anchors, noteAnchors, floatAnchors }
}

/** A height inside the first line of an element; the boxes of letters may stand out of their line. */
function headOf(element: Element): number {
  const [first] = element.getClientRects()
  return first ? first.top + Math.min(first.height / 2, 6) : -1
}
