import { collectLines, type Line } from './lines.ts'

/** A chapter, or a piece of front matter, as it stands in the document to be printed. */
export interface Section {
  readonly element: HTMLElement
  readonly flow: HTMLElement
  readonly notes: readonly HTMLElement[]
  /** As last measured. */
  lines: readonly Line[]
  noteLines: readonly (readonly Line[])[]
}

/** A section's galley as plain data: see `pages/galley.ts`. */
export interface MeasuredSection {
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
      readonly mayBreakBefore: boolean
      readonly notes: readonly number[]
    }[])[]
  }
  /** Line in which each id stands that a page reference may ask for. */
  readonly anchors: Readonly<Record<string, number>>
}

/** All sections of the document, in order. */
export function findSections(): Section[] {
  return [...document.querySelectorAll<HTMLElement>('section[data-section]')].map(
    (element) => {
      const flow = element.querySelector<HTMLElement>(':scope > .flow')
      if (!flow) throw new Error('a section without a flow; this is a bug')
      const notes = [...element.querySelectorAll<HTMLElement>(':scope > .notes > .note')]
      return { element, flow, notes, lines: [], noteLines: [] }
    },
  )
}

/** Fewest lines of a note on either side of a page break. */
const minNoteLines = 2

/**
 * Measure a section.
 */
export function measureSection(section: Section): MeasuredSection {
  const { top } = section.flow.getBoundingClientRect()
  const lines = collectLines(section.flow, top)
  section.lines = lines
  section.noteLines = section.notes.map((note) => collectNote(note))
  const indexOfNote = new Map(section.notes.map((note, index) => [note.id, index]))
  const seen = new Set<number>()
  const callsIn = (
    root: Element,
    own: readonly Line[],
    originTop: number,
  ): number[][] => {
    const called: number[][] = own.map(() => [])
    for (const call of root.querySelectorAll<HTMLAnchorElement>('a.note-call')) {
      const note = indexOfNote.get(call.hash.slice(1))
      if (note === undefined || seen.has(note)) continue
      seen.add(note)
      called[lineAt(own, middleOf(call) - originTop)]?.push(note)
    }
    return called
  }
  const calls = callsIn(section.flow, lines, top)
  const notes = section.noteLines.map((own, index) => {
    const note = section.notes[index]
    const inner = note ? callsIn(note, own, note.getBoundingClientRect().top) : []
    return own.map((line, at) => ({
      topPx: line.top,
      bottomPx: line.bottom,
      mayBreakBefore:
        line.breakBefore === 'good' &&
        at >= minNoteLines &&
        own.length - at >= minNoteLines,
      notes: inner[at] ?? [],
    }))
  })
  return {
    galley: {
      lines: lines.map((line, index) => ({
        topPx: line.top,
        bottomPx: line.bottom,
        breakBefore: line.breakBefore,
        headPx: line.head,
        notes: calls[index] ?? [],
      })),
      notes,
    },
    anchors: anchorsIn(section, lines, top),
  }
}

/** Lines of a note; the first and last take in what stands around the text. */
function collectNote(note: HTMLElement): Line[] {
  const { top, bottom } = note.getBoundingClientRect()
  const text = note.querySelector('.note-text') ?? note
  const lines = collectLines(text, top)
  return lines.map((line, index) => ({
    ...line,
    top: index === 0 ? 0 : line.top,
    bottom: index === lines.length - 1 ? bottom - top : line.bottom,
  }))
}

function anchorsIn(
  { flow }: Section,
  lines: readonly Line[],
  originTop: number,
): Record<string, number> {
  const anchors: Record<string, number> = {}
  for (const element of flow.querySelectorAll('[id]:not(a)')) {
    anchors[element.id] = lineAt(lines, topOf(element) - originTop + 1)
  }
  return anchors
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}

function middleOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect()
  return (top + bottom) / 2
}

/** The line at a height of the column; the nearest above if it falls between two. */
function lineAt(lines: readonly Line[], y: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}
