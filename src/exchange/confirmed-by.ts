import type { StatedBead } from '../translation/bead-states.ts'
import type { FieldName } from '../translation/stated-field.ts'
import type { Entry } from './entry.ts'
import type { ExchangeChapter, Unit } from './unit.ts'

/** What an exchange file says to be translated from the original as it stands now. */
export interface Confirmed {
  readonly confirmed: readonly StatedBead[]
  readonly confirmedFields: readonly FieldName[]
}

/** Entries by their units, and units that were put into the translation. */
export interface EntriesOfChapter {
  readonly entryOf: ReadonlyMap<Unit, Entry>
  readonly filled: ReadonlySet<Unit>
}

/**
 * Find the beads that a translator has done with: each unit of them that was stale or
 * missing came back finished, made from the original as it stands now.
 *
 * Without a base text nothing is confirmed: there is nothing that says of the other beads
 * what they were made from.
 */
export function confirmedBy(
  { base, beads }: ExchangeChapter,
  units: readonly Unit[],
  { entryOf, filled }: EntriesOfChapter,
): Confirmed {
  if (!base) return { confirmed: [], confirmedFields: [] }
  const isDone = (unit: Unit): boolean => {
    const entry = entryOf.get(unit)
    if (!entry || entry.isUnfinished || entry.target === '') return false
    if (entry.source !== unit.source) return false
    return (
      unit.state !== 'missing' ||
      unit.body.type === 'field' ||
      filled.has(unit) ||
      isInNote(unit)
    )
  }
  const open = units.filter(({ state }) => state !== 'translated')
  const confirmed = beads.filter((_stated, index) => {
    const own = open.filter(({ bead }) => bead === index)
    return own.length > 0 && own.every(isDone)
  })
  const confirmedFields = open.flatMap((unit) =>
    unit.body.type === 'field' && isDone(unit) ? [unit.body.name] : [],
  )
  return { confirmed, confirmedFields }
}

/** Is a unit part of a note? It comes with the passage that calls the note. */
export function isInNote({ body }: Unit): boolean {
  return body.type !== 'field' && body.note !== undefined
}
