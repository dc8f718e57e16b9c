import type { FootnoteDefinition } from 'mdast'
import { notesByLabel } from '../translation/note-uses.ts'
import type { Edit } from '../translation/apply-edits.ts'
import type { Entry } from './entry.ts'
import type { ChapterText, ExchangeChapter, Unit } from './unit.ts'
import { definitionsOf, type FileFacts } from './write-block.ts'

/** What the units of a chapter are written with. */
export interface WritingFacts extends FileFacts {
  readonly original: ChapterText
  readonly translation: ChapterText
  /** Units that a translator changed. */
  readonly changed: ReadonlyMap<Unit, Entry>
  /** Edits so far; gains those of each unit. Notes come before the passages that call them. */
  readonly edits: Edit[]
  /** Notes that the translation has not, by their label in the original. */
  readonly newNotes: ReadonlyMap<string, NewNote>
  /** Labels in the original of new notes that are called; grows. */
  readonly called: Set<string>
}

/** A note that the translation does not have yet. */
export interface NewNote {
  /** Its label in the translation. */
  readonly label: string
  readonly definition: FootnoteDefinition
  readonly units: readonly Unit[]
}

/** Collect what the units of a chapter are written with. */
export function writingFacts(
  chapter: ExchangeChapter,
  translation: ChapterText,
  units: readonly Unit[],
  changed: ReadonlyMap<Unit, Entry>,
): WritingFacts {
  return {
    language: chapter.language,
    definitions: definitionsOf(translation.tree, translation.text),
    original: chapter.original,
    translation,
    changed,
    edits: [],
    newNotes: newNotesOf(translation, units),
    called: new Set(),
  }
}

function newNotesOf(
  translation: ChapterText,
  units: readonly Unit[],
): Map<string, NewNote> {
  const taken = new Set(notesByLabel(translation.tree).keys())
  const notes = new Map<string, NewNote>()
  for (const { body } of units) {
    const pair = body.type === 'field' ? undefined : body.note
    const { call, definition } = pair?.original ?? {}
    if (!call || !definition || pair?.translation || notes.has(call.identifier)) continue
    const own = units.filter(
      (unit) => unit.body.type !== 'field' && unit.body.note?.original?.call === call,
    )
    const label = freeLabel(call.label ?? call.identifier, taken)
    taken.add(label.toLowerCase())
    notes.set(call.identifier, { label, definition, units: own })
  }
  return notes
}

function freeLabel(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted.toLowerCase())) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`.toLowerCase())) number += 1
  return `${wanted}-${number}`
}

/** Are all units of a new note translated? */
export function isTranslated({ units }: NewNote, { changed }: WritingFacts): boolean {
  return units.every((unit) => changed.has(unit))
}
