import type { Entry } from './entry.ts'
import type { Unit } from './unit.ts'

/** Units with the entries of an exchange file that are theirs. */
export interface MatchedEntries {
  readonly entries: ReadonlyMap<Unit, Entry>
  /** Entries of passages that are no more. */
  readonly orphans: readonly Entry[]
}

/**
 * Find the unit of each entry: by context and source, then by source alone, then by place:
 * an entry that stands alone between two that are known belongs to the unit that does.
 *
 * So a passage of the original may be edited while its translation is under way.
 *
 * @param entries Of one chapter, in the order of their file.
 */
export function matchEntries(
  units: readonly Unit[],
  entries: readonly Entry[],
): MatchedEntries {
  const unitOf = new Map<Entry, Unit>()
  const free = new Set(units)
  const match = (keyOf: (one: Entry | Unit) => string): void => {
    const queues = new Map<string, Unit[]>()
    for (const unit of free) {
      const queue = queues.get(keyOf(unit))
      if (queue) queue.push(unit)
      else queues.set(keyOf(unit), [unit])
    }
    for (const entry of entries) {
      const unit = unitOf.has(entry) ? undefined : queues.get(keyOf(entry))?.shift()
      if (!unit) continue
      unitOf.set(entry, unit)
      free.delete(unit)
    }
  }
  match(({ context, source }) => `${context}\u0004${source}`)
  match(({ context, source }) => `${withoutCount(context)}\u0004${source}`)
  matchBetween(units, entries, unitOf)
  return {
    entries: new Map([...unitOf].map(([entry, unit]) => [unit, entry])),
    orphans: entries.filter((entry) => !unitOf.has(entry)),
  }
}

function withoutCount(context: string): string {
  return context.replace(/\|\d+$/u, '')
}

function matchBetween(
  units: readonly Unit[],
  entries: readonly Entry[],
  unitOf: Map<Entry, Unit>,
): void {
  const placeOf = new Map(units.map((unit, index) => [unit, index]))
  const taken = new Set(unitOf.values())
  let run: Entry[] = []
  let last = -1
  const close = (next: number): void => {
    const between = units.slice(last + 1, next)
    const areAlone =
      run.length === between.length && between.every((unit) => !taken.has(unit))
    if (areAlone) run.forEach((entry, index) => setIfSame(entry, between[index], unitOf))
    run = []
  }
  for (const entry of entries) {
    const unit = unitOf.get(entry)
    if (!unit) {
      run.push(entry)
      continue
    }
    const place = placeOf.get(unit) ?? -1
    close(place)
    last = place
  }
  close(units.length)
}

/** A passage does not become a note, nor a note a title. */
function setIfSame(entry: Entry, unit: Unit | undefined, unitOf: Map<Entry, Unit>): void {
  if (unit && withoutCount(unit.context) === withoutCount(entry.context)) {
    unitOf.set(entry, unit)
  }
}
