import { lineAt } from './line-at.ts'
import type { Section } from './section.ts'

/** Notes first called in each line, by index, in order. */
export interface NoteCalls {
  readonly inFlow: readonly (readonly number[])[]
  /** By note and line. */
  readonly inNotes: readonly (readonly (readonly number[])[])[]
  /** By float. */
  readonly inFloats: readonly (readonly number[])[]
}

/**
 * Find in which line each note of a section is first called.
 *
 * Calls are read as they are numbered: after the call of a note come those inside it, and those
 * of a float where it stood in the text. A note called in a note and later in the text belongs
 * to the note.
 *
 * @param section As just measured.
 */
export function findCalls({ flow, notes, floats, lines, noteLines }: Section): NoteCalls {
  const indexOfNote = new Map(notes.map((note, index) => [note.id, index]))
  const seen = new Set<number>()
  const inFlow = lines.map((): number[] => [])
  const inNotes = noteLines.map((own) => own.map((): number[] => []))
  const inFloats = floats.map((): number[] => [])
  let nextFloat = 0

  const visit = (root: Element, calledAt: (y: number) => number[] | undefined): void => {
    const { top } = root.getBoundingClientRect()
    for (const call of root.querySelectorAll<HTMLAnchorElement>('a.note-call')) {
      if (root === flow) visitFloats(call)
      const index = indexOfNote.get(call.hash.slice(1))
      if (index === undefined || seen.has(index)) continue
      seen.add(index)
      calledAt(middleOf(call) - top)?.push(index)
      const note = notes[index]
      const own = noteLines[index] ?? []
      if (note) visit(note, (y) => inNotes[index]?.[lineAt(own, y)])
    }
  }
  /** Visit the floats that stood before a call, or all that are left. */
  const visitFloats = (call?: Element): void => {
    for (let float = floats[nextFloat]; float; float = floats[nextFloat]) {
      if (call && !isBefore(float.anchor, call)) return
      const called = inFloats[nextFloat]
      nextFloat += 1
      visit(float.element, () => called)
    }
  }
  visit(flow, (y) => inFlow[lineAt(lines, y)])
  visitFloats()
  return { inFlow, inNotes, inFloats }
}

function isBefore(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function middleOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect()
  return (top + bottom) / 2
}
