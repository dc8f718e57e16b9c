import { type EpubText, readEpub } from './epub-text.ts'
import type { Expected } from './expected.ts'
import { findFirstPage, withoutFront } from './front-matter.ts'
import { type NoteReport, verifyNotes } from './verify-notes.ts'
import { verifyWords, type WordReport } from './verify-words.ts'

/** All that was found out about an EPUB. */
export interface EpubReport {
  readonly documents: number
  /** Notes are `same` when they stand in the document of their call. */
  readonly notes: NoteReport
  readonly words: WordReport
  /** Calls, notes and links back. */
  readonly links: {
    readonly calls: number
    readonly notes: number
    readonly backlinks: number
  }
  readonly linkFaults: readonly string[]
}

/** Check a finished EPUB against what its planted manuscript holds. */
export async function verifyEpub(
  bytes: Uint8Array,
  expected: Expected,
): Promise<EpubReport> {
  const epub = await readEpub(bytes)
  const marks = {
    callMarks: new Map<number, string>(),
    noteMarks: new Map<number, string>(),
  }
  const found = { body: epub.body, notes: epub.notes, ...marks }
  const text = withoutFront(found, findFirstPage(epub.body, expected))
  const { calls, noteIds, backlinks } = epub
  return {
    documents: epub.documents.length,
    notes: verifyNotes(expected, text),
    words: verifyWords(expected, text),
    links: { calls: calls.length, notes: noteIds.length, backlinks: backlinks.length },
    linkFaults: verifyLinks(epub),
  }
}

/** Whether an EPUB holds all that it must. */
export function isSoundEpub({ notes, words, linkFaults }: EpubReport): boolean {
  const faults = [
    notes.next,
    notes.later,
    notes.before,
    notes.lostCalls,
    notes.lostNotes,
    notes.lostTails,
    notes.outOfOrder,
    words.lost,
    words.doubled,
    words.foreign,
    words.moved,
    linkFaults.length,
  ]
  return faults.every((count) => count === 0)
}

/** Every call leads to a note and every note back to a call of its own. */
function verifyLinks({ calls, noteIds, backlinks }: EpubText): string[] {
  const faults: string[] = []
  const notes = new Set(noteIds)
  const targets = new Map(calls.map(({ from, to }) => [from, to]))
  if (notes.size < noteIds.length) faults.push('two notes have the same id')
  for (const { from, to } of calls) {
    if (!notes.has(to)) faults.push(`${from} leads to ${to}, which is no note`)
  }
  const called = new Set(calls.map(({ to }) => to))
  const leading = new Set(backlinks.map(({ from }) => from))
  for (const id of noteIds) {
    if (!called.has(id)) faults.push(`nothing leads to ${id}`)
    if (!leading.has(id)) faults.push(`${id} has no link back`)
  }
  for (const { from, to } of backlinks) {
    if (targets.get(to) !== from) faults.push(`${from} leads back to ${to}, not its call`)
  }
  return faults
}
