import type { PlacedChange } from './list-changes.ts'
import { leastTelling } from './pair-notes.ts'

/** Link what is one note: gone where it was called, and new where it is called now. */
export function linkCalls(changes: readonly PlacedChange[]): PlacedChange[] {
  const gone = new Map<string, string>()
  const come = new Map<string, string>()
  for (const { class: is, id, old, new: now } of changes) {
    if (is !== 'note') continue
    // Brackets stand around a note.
    if ((old.text + now.text).length - 2 < leastTelling) continue
    if (old.text !== '' && now.text === '') gone.set(old.text, id)
    if (now.text !== '' && old.text === '') come.set(now.text, id)
  }
  return changes.map((change) => {
    if (change.class !== 'note') return change
    const counterpart = gone.get(change.new.text) ?? come.get(change.old.text)
    return counterpart === undefined ? change : { ...change, counterpart }
  })
}
