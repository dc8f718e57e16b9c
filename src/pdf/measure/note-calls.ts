import { columnOfNote, type Columns } from './columns.ts'
import { lineAt } from './line-at.ts'
import type { Line } from './lines.ts'
import type { Section } from './section.ts'

/** Notes first called in each line, by index, in order. */
export interface NoteCalls {
  readonly inFlow: readonly (readonly number[])[]
  /** By note and line. */
  readonly inNotes: readonly (readonly (readonly number[])[])[]
  /** By float. */
  readonly inFloats: readonly (readonly number[])[]
}

/** The same for a text in columns. */
export interface NoteCallsInColumns {
  /** By column and line. */
  readonly inColumns: readonly (readonly (readonly number[])[])[]
  readonly inNotes: NoteCalls['inNotes']
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
export function findCalls(section: Section): NoteCalls {
  const { flow, lines } = section
  const inFlow = lines.map((): number[] => [])
  const { top } = flow.getBoundingClientRect()
  const { inNotes, inFloats } = visitCalls(section, (call, note) => {
    inFlow[lineAt(lines, middleOf(call) - top)]?.push(note)
  })
  return { inFlow, inNotes, inFloats }
}

/**
 * Find in which line of which column each note of a section is first called. What calls a
 * note where it spans all columns calls it in the column below which the note stands.
 *
 * @param columns As just collected.
 */
export function findCallsInColumns(
  section: Section,
  { lines }: Columns,
): NoteCallsInColumns {
  const inColumns = lines.map((own) => own.map((): number[] => []))
  const { top } = section.flow.getBoundingClientRect()
  const { inNotes } = visitCalls(section, (call, index) => {
    const note = section.notes[index]
    const side = call.closest<HTMLElement>('.side')?.dataset['side']
    const column = side === undefined && note ? columnOfNote(note) : Number(side ?? 0)
    const line = lineAt(lines[column] ?? [], middleOf(call) - top)
    inColumns[column]?.[line]?.push(index)
  })
  return { inColumns, inNotes }
}

/**
 * Visit the first call of each note.
 *
 * @param inText Hears of those in the text.
 * @returns Those in notes, by note and line, and those in floats.
 */
function visitCalls(
  { flow, notes, floats, noteLines }: Section,
  inText: (call: Element, note: number) => void,
): { inNotes: number[][][]; inFloats: number[][] } {
  const indexOfNote = new Map(notes.map((note, index) => [note.id, index]))
  const seen = new Set<number>()
  const inNotes = noteLines.map((own) => own.map((): number[] => []))
  const inFloats = floats.map((): number[] => [])
  let nextFloat = 0
  const visit = (root: Element, put: (call: Element, note: number) => void): void => {
    for (const call of root.querySelectorAll<HTMLAnchorElement>('a.note-call')) {
      if (root === flow) visitFloats(call)
      const index = indexOfNote.get(call.hash.slice(1))
      if (index === undefined || seen.has(index)) continue
      seen.add(index)
      put(call, index)
      const note = notes[index]
      if (note) visit(note, putInto(note, noteLines[index] ?? [], inNotes[index] ?? []))
    }
  }
  /** Visit the floats that stood before a call, or all that are left. */
  const visitFloats = (call?: Element): void => {
    for (let float = floats[nextFloat]; float; float = floats[nextFloat]) {
      if (call && !isBefore(float.anchor, call)) return
      const called = inFloats[nextFloat]
      nextFloat += 1
      visit(float.element, (_, note) => called?.push(note))
    }
  }
  visit(flow, inText)
  visitFloats()
  return { inNotes, inFloats }
}

function isBefore(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function putInto(
  note: Element,
  own: readonly Line[],
  called: number[][],
): (call: Element, index: number) => void {
  const { top } = note.getBoundingClientRect()
  return (call, index) => called[lineAt(own, middleOf(call) - top)]?.push(index)
}

function middleOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect()
  return (top + bottom) / 2
}
