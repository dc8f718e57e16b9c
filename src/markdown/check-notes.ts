import type { FootnoteDefinition } from 'mdast'
import type { VFile } from 'vfile'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { report } from '../diagnostics/report.ts'
import type { NoteSeries } from '../manuscript/config.ts'
import {
  type CallGraph,
  closingCalls,
  type PlacedCall,
  uncalledNotes,
} from './call-graph.ts'
import { prefixOfLabel, seriesOfLabel } from './note-series.ts'

/** The notes of a chapter and their calls, in reading order. */
export interface ChapterNotes {
  readonly calls: readonly PlacedCall[]
  readonly notes: readonly FootnoteDefinition[]
}

/**
 * Check that calls and notes of a chapter match.
 *
 * A note may be called several times. One that is called only from notes nobody calls
 * is not called.
 *
 * @param file File the chapter was parsed from; gains one message per breach.
 * @param series Series that the config declares.
 */
export function checkNotes(
  { calls, notes }: ChapterNotes,
  file: VFile,
  series: readonly NoteSeries[],
): void {
  const noteById = new Map<string, FootnoteDefinition>()
  for (const note of notes) {
    const first = noteById.get(note.identifier)
    if (first === undefined) noteById.set(note.identifier, note)
    else reportSecond(note, first, file)
    checkSeries(note, file, series)
  }
  for (const { call } of calls) {
    if (!noteById.has(call.identifier)) reportCall(call, noteById, file)
  }

  const graph: CallGraph = { noteById, callsByCaller: groupByCaller(calls) }
  for (const note of uncalledNotes(graph)) {
    report(file, 'note-is-called', note, `${nameOf(note)} is never called`)
  }
  for (const { call, cycle } of closingCalls(graph)) {
    const [only, ...others] = cycle.map((note) => `\`${markOf(note)}\``)
    const reason =
      others.length === 0
        ? `note ${only} calls itself`
        : `notes call each other in a circle: ${[only, ...others, only].join(' → ')}`
    report(file, 'note-does-not-call-itself', call, reason)
  }
}

function groupByCaller(calls: readonly PlacedCall[]): CallGraph['callsByCaller'] {
  const callsByCaller = new Map<string | undefined, PlacedCall[]>()
  for (const call of calls) {
    const group = callsByCaller.get(call.caller)
    if (group === undefined) callsByCaller.set(call.caller, [call])
    else group.push(call)
  }
  return callsByCaller
}

function reportSecond(
  note: FootnoteDefinition,
  first: FootnoteDefinition,
  file: VFile,
): void {
  const line = first.position?.start.line
  const reason = `note \`${markOf(note)}\` is already defined in line ${line}`
  report(file, 'note-is-defined-once', note, reason)
}

function reportCall(
  call: PlacedCall['call'],
  noteById: ReadonlyMap<string, FootnoteDefinition>,
  file: VFile,
): void {
  const reason = `note call \`${markOf(call)}\` has no note`
  const message = report(file, 'note-call-has-note', call, reason)
  const near = nearestName(call.identifier, [...noteById.keys()])
  // Of numbers the next one is always near.
  if (near !== undefined && /\p{L}/u.test(near)) {
    message.note = `hint: did you mean \`[^${near}]\`?`
  } else if (call.position?.start.column === 1) {
    message.note = `hint: a note begins with its label and a colon, \`${markOf(call)}: \``
  }
}

function checkSeries(
  note: FootnoteDefinition,
  file: VFile,
  series: readonly NoteSeries[],
): void {
  const label = note.label ?? note.identifier
  if (seriesOfLabel(label, series) !== undefined || series.length === 0) return
  const prefix = prefixOfLabel(label)
  const reason = `note \`${markOf(note)}\` is of a series \`${prefix}\` that is not declared`
  report(file, 'note-series-is-declared', note, reason)
}

function markOf({ identifier, label }: { identifier: string; label?: unknown }): string {
  return `[^${typeof label === 'string' ? label : identifier}]`
}

/** An inline note has no label that its writer knows. */
function nameOf(note: FootnoteDefinition): string {
  return note.identifier.includes(' ') ? 'inline note' : `note \`${markOf(note)}\``
}
