import { VFile } from 'vfile'
import { parseMarkdown } from '../markdown/parse.ts'
import { applyEdits, type Edit } from '../translation/apply-edits.ts'
import type { StatedBead } from '../translation/bead-states.ts'
import { notesByLabel } from '../translation/note-uses.ts'
import type { FieldName } from '../translation/stated-field.ts'
import { textBlocks } from '../translation/text-block.ts'
import { canonicalBlock, leavesOfFile } from './canonical-text.ts'
import { chapterUnits } from './chapter-units.ts'
import { checkEntry } from './check-entry.ts'
import { confirmedBy, isInNote } from './confirmed-by.ts'
import type { Entry } from './entry.ts'
import { fieldEdits } from './field-edits.ts'
import { findGaps, type Gap } from './find-gaps.ts'
import { insertGap, writeNewNotes } from './insert-gap.ts'
import { matchEntries } from './match-entries.ts'
import type { ChapterText, ExchangeChapter, Unit } from './unit.ts'
import { pairBlocks } from './unit-beads.ts'
import { writeUnit } from './write-unit.ts'
import { type WritingFacts, writingFacts } from './writing-facts.ts'

/** A fault of an exchange file. */
export interface EntryFault {
  readonly entry: Entry
  readonly rule: 'unit-has-passage' | 'unit-keeps-placeholders' | 'unit-can-be-written'
  readonly reason: string
}

/** What an exchange file does to a chapter. */
export interface ImportedChapter {
  /** All that is wrong; if anything is, nothing may be written. */
  readonly faults: readonly EntryFault[]
  /** Changes of the translation's text, in UTF-16 units. */
  readonly edits: readonly Edit[]
  /** Beads whose original is confirmed with that. */
  readonly confirmed: readonly StatedBead[]
  /** Keys of the front matter that are. */
  readonly confirmedFields: readonly FieldName[]
  readonly counts: ImportCounts
}

/** How many units of a chapter had which fate. */
export interface ImportCounts {
  readonly changed: number
  /** The translator says that they are not done; they are left as they are. */
  readonly unfinished: number
  /** Of blocks that are put in when all their units are translated. */
  readonly waiting: number
}

/**
 * Find out what the entries of an exchange file change in a translation.
 *
 * Only what a translator changed is written; everything else stays letter for letter. A
 * passage that was stale is confirmed when all its units are done, and were made from the
 * original as it stands now.
 *
 * @param entries Of this chapter, in the order of their file.
 */
export function importChapter(
  chapter: ExchangeChapter,
  translation: ChapterText,
  entries: readonly Entry[],
): ImportedChapter {
  const units = chapterUnits(chapter)
  const { entries: entryOf, orphans } = matchEntries(units, entries)
  const faults: EntryFault[] = [...lostEntries(orphans, units)]
  const changed = new Map<Unit, Entry>()
  for (const [unit, entry] of entryOf) {
    if (entry.isUnfinished || entry.target === '' || entry.target === unit.target) {
      continue
    }
    const breach = checkEntry(unit, entry)
    if (breach) faults.push({ entry, ...breach })
    else changed.set(unit, entry)
  }

  const facts = writingFacts(chapter, translation, units, changed)
  const readAgain = new Map<unknown, readonly string[]>()
  for (const [unit, entry] of notesFirst(changed)) {
    if (unit.body.type === 'field' || unit.target === '') continue
    const written = writeUnit(unit.body, entry.target, facts)
    if ('fault' in written) faults.push(unwritable(entry, written.fault))
    else {
      facts.edits.push(...written.edits)
      for (const [node, blocks] of written.blocks) readAgain.set(node, blocks)
    }
  }
  const filled = fillGaps(gapsOf(chapter, translation), units, facts)
  const notes = writeNewNotes(facts)
  faults.push(...filled.faults)
  for (const { unit, reason } of notes.faults) {
    const entry = entryOf.get(unit) ?? [...changed.values()][0]
    if (entry) faults.push(unwritable(entry, reason))
  }
  facts.edits.push(...notes.edits, ...fieldEdits(translation.text, fieldsIn(changed)))

  const [first] = changed.values()
  if (first && faults.length === 0) {
    const added = [...filled.blocks, ...notes.blocks]
    if (!isReadAgain(facts, readAgain, added)) {
      faults.push(
        unwritable(first, 'with these changes other passages would be read otherwise'),
      )
    }
  }
  return {
    faults: faults.toSorted((one, other) => one.entry.line - other.entry.line),
    edits: facts.edits,
    ...confirmedBy(chapter, units, { entryOf, filled: filled.units }),
    counts: {
      changed: changed.size - filled.waiting,
      unfinished: [...entryOf].filter(
        ([{ target }, entry]) => entry.isUnfinished && entry.target !== target,
      ).length,
      waiting: filled.waiting,
    },
  }
}

function unwritable(entry: Entry, reason: string): EntryFault {
  return { entry, rule: 'unit-can-be-written', reason }
}

/** What was translated of passages that are no more; what is in the translation is not lost. */
function lostEntries(orphans: readonly Entry[], units: readonly Unit[]): EntryFault[] {
  const known = new Set(units.map(({ target }) => target))
  return orphans
    .filter(
      ({ isUnfinished, target }) => !isUnfinished && target !== '' && !known.has(target),
    )
    .map((entry) => ({
      entry,
      rule: 'unit-has-passage',
      reason: 'the original has no such passage any more',
    }))
}

/** A note in the line is a part of the passage that calls it, so it is written before that. */
function notesFirst(changed: ReadonlyMap<Unit, Entry>): [Unit, Entry][] {
  return [
    ...[...changed].filter(([unit]) => isInNote(unit)),
    ...[...changed].filter(([unit]) => !isInNote(unit)),
  ]
}

function gapsOf({ beads, original }: ExchangeChapter, translation: ChapterText): Gap[] {
  const left = notesByLabel(original.tree)
  const right = notesByLabel(translation.tree)
  const inNotes = [...left].flatMap(([label, note]) => {
    const other = right.get(label)
    return other ? findGaps(pairBlocks(textBlocks(note), textBlocks(other))) : []
  })
  return [...findGaps(beads.map(({ bead }) => bead)), ...inNotes]
}

interface FilledGaps {
  readonly faults: readonly EntryFault[]
  /** How the inserted blocks are read. */
  readonly blocks: readonly string[]
  readonly units: ReadonlySet<Unit>
  /** Units of blocks that are not translated whole. */
  readonly waiting: number
}

function fillGaps(
  gaps: readonly Gap[],
  units: readonly Unit[],
  facts: WritingFacts,
): FilledGaps {
  const faults: EntryFault[] = []
  const blocks: string[] = []
  const filled = new Set<Unit>()
  let waiting = 0
  for (const gap of gaps) {
    const own = units.filter(
      ({ body }) =>
        body.type !== 'field' && body.original.some((node) => gap.leaves.has(node)),
    )
    const [entry, ...others] = own.flatMap((unit) => facts.changed.get(unit) ?? [])
    if (!entry) continue
    if (others.length + 1 < own.length) {
      waiting += others.length + 1
      continue
    }
    const inserted = insertGap(gap, own, facts)
    if ('fault' in inserted) {
      faults.push(unwritable(entry, inserted.fault))
      continue
    }
    facts.edits.push(inserted.edit)
    blocks.push(...inserted.blocks)
    for (const unit of own) filled.add(unit)
  }
  return { faults, blocks, units: filled, waiting }
}

function fieldsIn(changed: ReadonlyMap<Unit, Entry>): Map<FieldName, string> {
  return new Map(
    [...changed].flatMap(([{ body }, { target }]) =>
      body.type === 'field' ? [[body.name, target] as const] : [],
    ),
  )
}

/** Does the whole file read as it did, but for what was written? */
function isReadAgain(
  { translation, edits, language }: WritingFacts,
  readAgain: ReadonlyMap<unknown, readonly string[]>,
  added: readonly string[],
): boolean {
  const text = applyEdits(translation.text, edits)
  const tree = parseMarkdown(new VFile({ value: text }), { series: [], language })
  const now = leavesOfFile(tree).map((node) => canonicalBlock(node, text))
  const expected = leavesOfFile(translation.tree).flatMap(
    (node) => readAgain.get(node) ?? [canonicalBlock(node, translation.text)],
  )
  return sorted(now) === sorted([...expected, ...added])
}

function sorted(blocks: readonly string[]): string {
  return blocks.toSorted().join('\n')
}
