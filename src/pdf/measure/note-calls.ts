import { lineAt } from './line-at.ts'
import type { Line } from './lines.ts'
import type { Section } from './section.ts'

/** Notes first called in each line, by index, in order. */
export interface NoteCalls {
  readonly inFlow: readonly (readonly number[])[]
  /** By note and line. */
  readonly inNotes: readonly (readonly (readonly number[])[])[]
}

/**
 * Find in which line each note of a section is first called.
 *
 * Calls are read as they are numbered: after the call of a note come those inside it. A note
 * called in a note and later in the text belongs to the note.
 *
 * @param section As just measured.
 */
export function findCalls({ flow, notes, lines, noteLines }: Section): NoteCalls {
  const indexOfNote = new Map(notes.map((note, index) => [note.id, index]))
  const seen = new Set<number>()
  const inFlow = lines.map((): number[] => [])
  const inNotes = noteLines.map((own) => own.map((): number[] => []))

  const visit = (root: Element, own: readonly Line[], called: number[][]): void => {
    const { top } = root.getBoundingClientRect()
    for (const call of root.querySelectorAll<HTMLAnchorElement>('a.note-call')) {
      const index = indexOfNote.get(call.hash.slice(1))
      if (index === undefined || seen.has(index)) continue
      seen.add(index)
      called[lineAt(own, middleOf(call) - top)]?.push(index)
      const note = notes[index]
      if (note) visit(note, noteLines[index] ?? [], inNotes[index] ?? [])
    }
  }
  visit(flow, lines, inFlow)
  return { inFlow, inNotes }
}

function middleOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect()
  return (top + bottom) / 2
}
