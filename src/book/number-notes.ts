import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'
import type { NoteSeries } from '../manuscript/config.ts'
import { uniqueId } from './chapter-ids.ts'
import { seriesOfLabel } from '../markdown/note-series.ts'
import { formatMarker } from './format-marker.ts'

/** A note with its number, before its blocks are resolved. */
export interface NumberedNote {
  readonly id: string
  readonly series: NoteSeries
  readonly marker: string
  readonly definition: FootnoteDefinition
  /** Ids of the calls, in reading order. */
  readonly calls: string[]
}

/** The notes of a chapter, numbered. */
export interface Numbering {
  /** In the order of their first calls; a note called from a note directly after its caller. */
  readonly notes: readonly NumberedNote[]
  /** Note and call id of each call that has a note. */
  readonly calls: ReadonlyMap<FootnoteReference, { note: NumberedNote; id: string }>
}

/** What the notes of a chapter are numbered with. */
export interface NumberingOptions {
  /** Declared series, the author's first. */
  readonly series: readonly NoteSeries[]
  /** Begins the ids of notes and calls. */
  readonly chapterId: string
  /** Ids of the edition so far; gains those of notes and calls. */
  readonly taken: Set<string>
  /** Notes so far by series prefix; gains those of this chapter. */
  readonly counts: Map<string, number>
  /** Notes of the file so far by identifier, called in chapters before; gains those of this one. */
  readonly known?: Map<string, NumberedNote>
  /** Do the notes of a series stand after the text? Then notes called in them are numbered after it. */
  readonly standsAtEnd?: (series: NoteSeries) => boolean
}

/**
 * Number the notes of a chapter, each series for itself.
 *
 * @param blocks Blocks of the chapter in reading order, definitions left out or in.
 * @param definitions Notes of the file by identifier; of two with one label the first counts.
 * @returns Every note that is called and not known from a chapter before, once. Linear in
 *   the size of the chapter, without recursion from note to note: a chain may be long.
 */
export function numberNotes(
  blocks: readonly Nodes[],
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  options: NumberingOptions,
): Numbering {
  const { series, chapterId, taken, counts, known = new Map(), standsAtEnd } = options
  const notes: NumberedNote[] = []
  const calls = new Map<FootnoteReference, { note: NumberedNote; id: string }>()

  /** @returns The note, if this is its first call. */
  const call = (reference: FootnoteReference): NumberedNote | undefined => {
    const definition = definitions.get(reference.identifier)
    if (!definition) return undefined
    const before = known.get(reference.identifier)
    const note = before ?? begin(definition)
    if (!before) {
      known.set(reference.identifier, note)
      notes.push(note)
    }
    const id = callId(note)
    taken.add(id)
    note.calls.push(id)
    calls.set(reference, { note, id })
    return before ? undefined : note
  }

  /** Where nothing else took it, the number of the call makes the id: many may be of one note. */
  const callId = (note: NumberedNote): string => {
    const base = `${note.id}-call`
    const id = note.calls.length === 0 ? base : `${base}-${note.calls.length + 1}`
    return taken.has(id) ? uniqueId(base, taken) : id
  }

  const begin = (definition: FootnoteDefinition): NumberedNote => {
    const own = seriesOfLabel(definition.identifier, series) ?? authors
    const number = (counts.get(own.prefix) ?? 0) + 1
    counts.set(own.prefix, number)
    const name = own.prefix === '' ? '' : `${own.prefix}-`
    return {
      id: uniqueId(`${chapterId}-note-${name}${number}`, taken),
      series: own,
      marker: formatMarker(number, own.marker),
      definition,
      calls: [],
    }
  }

  // Calls still to be numbered, the next one last.
  const open = callsIn(blocks).toReversed()
  const afterText: FootnoteReference[] = []
  let nextAfter = 0
  const takeNext = (): FootnoteReference | undefined =>
    open.pop() ?? afterText[nextAfter++]
  for (let next = takeNext(); next !== undefined; next = takeNext()) {
    const note = call(next)
    const inner = note ? callsIn(note.definition.children) : []
    if (note && standsAtEnd?.(note.series)) afterText.push(...inner)
    else open.push(...inner.toReversed())
  }
  return { notes, calls }
}

/** Calls in reading order, without those in definitions. */
function callsIn(nodes: readonly Nodes[]): FootnoteReference[] {
  const found: FootnoteReference[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference') found.push(node)
    else if (node.type !== 'footnoteDefinition' && 'children' in node) {
      for (const child of node.children) visit(child)
    }
  }
  for (const node of nodes) visit(node)
  return found
}

const authors: NoteSeries = { prefix: '', name: 'author', marker: 'decimal', label: {} }
