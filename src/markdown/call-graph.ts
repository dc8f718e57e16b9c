import type { FootnoteDefinition, FootnoteReference } from 'mdast'

/** A note call and the note that it stands in. */
export interface PlacedCall {
  readonly call: FootnoteReference
  /** Identifier of the note around it; `undefined` in the text itself. */
  readonly caller: string | undefined
}

/** Which notes are called from where. */
export interface CallGraph {
  readonly noteById: ReadonlyMap<string, FootnoteDefinition>
  /** Calls in reading order, those of the text itself under `undefined`. */
  readonly callsByCaller: ReadonlyMap<string | undefined, readonly PlacedCall[]>
}

/** A call that leads back to a note it comes from, by way of all the notes given. */
export interface ClosingCall {
  readonly call: FootnoteReference
  /** From the note that is called again to the one that calls it. */
  readonly cycle: readonly FootnoteDefinition[]
}

/** Find the notes that no call reaches, beginning from the text itself. */
export function uncalledNotes({
  noteById,
  callsByCaller,
}: CallGraph): FootnoteDefinition[] {
  const reached = new Set<string | undefined>([undefined])
  for (const caller of reached) {
    for (const { call } of callsByCaller.get(caller) ?? []) reached.add(call.identifier)
  }
  return [...noteById.values()].filter(({ identifier }) => !reached.has(identifier))
}

/**
 * Find the calls by which notes call themselves, directly or through others.
 *
 * Walks the graph depth first without recursion, since a chain of notes may be longer
 * than the stack.
 */
export function closingCalls({ noteById, callsByCaller }: CallGraph): ClosingCall[] {
  const closing: ClosingCall[] = []
  const finished = new Set<string>()
  for (const root of noteById.values()) {
    const path: { note: FootnoteDefinition; next: number }[] = [{ note: root, next: 0 }]
    const onPath = new Map([[root.identifier, 0]])
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { identifier } = top.note
      const placed = finished.has(identifier)
        ? undefined
        : callsByCaller.get(identifier)?.[top.next]
      if (placed === undefined) {
        finished.add(identifier)
        onPath.delete(identifier)
        path.pop()
        continue
      }
      top.next += 1
      const note = noteById.get(placed.call.identifier)
      const from = onPath.get(placed.call.identifier)
      if (from !== undefined) {
        const cycle = path.slice(from).map((step) => step.note)
        closing.push({ call: placed.call, cycle })
      } else if (note !== undefined) {
        onPath.set(note.identifier, path.length)
        path.push({ note, next: 0 })
      }
    }
  }
  return closing
}
