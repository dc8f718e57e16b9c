import { type Columns, findColumns } from './columns.ts'
import type { Float, FloatSize } from './floats.ts'
import type { Line } from './lines.ts'

/** A chapter, or a piece of front matter, as it stands in the document to be printed. */
export interface Section {
  readonly element: HTMLElement
  readonly flow: HTMLElement
  readonly notes: readonly HTMLElement[]
  /** What may stand elsewhere than in its place, in order, with sizes as last measured. */
  floats: readonly (Float & FloatSize)[]
  /** Of a section in columns; its own lines are empty then. */
  readonly columns: Columns | undefined
  /** As last measured. */
  lines: readonly Line[]
  noteLines: readonly (readonly Line[])[]
}

/** All sections of the document, in order. */
export function findSections(): Section[] {
  return [...document.querySelectorAll<HTMLElement>('section[data-section]')].map(
    (element) => {
      const flow = element.querySelector<HTMLElement>(':scope > .flow')
      if (!flow) throw new Error('a section without a flow; this is a bug')
      const notes = [...element.querySelectorAll<HTMLElement>(':scope > .notes > .note')]
      const columns = findColumns(element, flow)
      return { element, flow, notes, columns, floats: [], lines: [], noteLines: [] }
    },
  )
}
