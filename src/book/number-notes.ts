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
}

/**
 * Number the notes of a chapter, each series for itself.
 *
 * @param blocks Blocks of the chapter in reading order, definitions left out or in.
 * @param definitions Notes of the file by identifier; of two with one label the first counts.
 * @returns Every note that is called, once. Linear in the size of the chapter.
 */
export function numberNotes(
  blocks: readonly Nodes[],
  definitions: ReadonlyMap<string, FootnoteDefinition>,
  { series, chapterId, taken, counts }: NumberingOptions,
): Numbering {
  const notes: NumberedNote[] = []
  const byIdentifier = new Map<string, NumberedNote>()
  const calls = new Map<FootnoteReference, { note: NumberedNote; id: string }>()

  const call = (reference: FootnoteReference): void => {
    const definition = definitions.get(reference.identifier)
    if (!definition) return
    const known = byIdentifier.get(reference.identifier)
    const note = known ?? begin(definition)
    if (!known) {
      byIdentifier.set(reference.identifier, note)
      notes.push(note)
    }
    const id = uniqueId(`${note.id}-call`, taken)
    note.calls.push(id)
    calls.set(reference, { note, id })
    if (!known) for (const child of definition.children) visit(child)
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

  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference') call(node)
    else if (node.type !== 'footnoteDefinition' && 'children' in node) {
      for (const child of node.children) visit(child)
    }
  }

  for (const block of blocks) visit(block)
  return { notes, calls }
}

const authors: NoteSeries = { prefix: '', name: 'author', marker: 'decimal', label: {} }
