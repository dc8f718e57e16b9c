import { lineAt } from './line-at.ts'
import type { Line } from './lines.ts'
import { changed } from './mark-changes.ts'
import type { Section } from './section.ts'

/** Lines of a section that hold something marked as changed. */
export interface ChangedLines {
  /** Lines of the text, in order. */
  readonly changedLines: readonly number[]
  /** Lines of each note, in order. */
  readonly changedNoteLines: readonly (readonly number[])[]
  /** Floats that hold something marked, in order. */
  readonly changedFloats: readonly number[]
}

/**
 * Find the lines of a section that have changed.
 *
 * @param section As just measured.
 */
export function findChangedLines(section: Section): ChangedLines {
  const { flow, notes, floats, lines, noteLines } = section
  return {
    changedLines: linesIn(flow, lines),
    changedNoteLines: notes.map((note, index) => linesIn(note, noteLines[index] ?? [])),
    changedFloats: floats.flatMap(({ element }, index) =>
      element.matches(changed) || element.querySelector(changed) ? index : [],
    ),
  }
}

/** The boxes of letters may stand out of their line by less than this, in px. */
const letterPx = 6

function linesIn(column: Element, lines: readonly Line[]): number[] {
  const found = new Set<number>()
  const { top } = column.getBoundingClientRect()
  for (const element of column.querySelectorAll(changed)) {
    for (const box of element.getClientRects()) {
      if (box.height === 0) continue
      const inner = Math.min(box.height / 2, letterPx)
      const first = lineAt(lines, box.top - top + inner)
      const last = lineAt(lines, box.bottom - top - inner)
      for (let line = first; line <= last; line += 1) found.add(line)
    }
  }
  return [...found].toSorted((one, other) => one - other)
}
