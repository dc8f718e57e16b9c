import type { PlacedChange } from './list-changes.ts'

/**
 * Say in a few words what a change is: `words`, `new paragraph`, `moved from a.md:12`.
 *
 * @returns No words of the manuscript but file names.
 */
export function describeChange(change: PlacedChange): string {
  const { kind, class: is, old, new: now, note } = change
  const inNote = note === undefined ? '' : ` in note ${note}`
  if (kind === 'move') {
    const { file, line } = old.place
    return `moved from ${file === now.place.file ? 'line' : `${file},`} ${line}`
  }
  if (kind === 'copy') return 'stands there twice now'
  if (kind === 'copyRemoved') return 'removed; it still stands elsewhere'
  if (is === 'note' && change.counterpart !== undefined) {
    return now.text === '' ? 'note called elsewhere now' : 'note called elsewhere before'
  }
  if (is === 'note') {
    const what = now.text === '' ? 'removed note' : old.text === '' ? 'new note' : 'note'
    return `${what}${inNote}`
  }
  if (!change.edit && is === 'words') {
    return kind === 'insertion' ? 'new text' : 'removed text'
  }
  if (is === 'structure') return `${describeStructure(change)}${inNote}`
  return `${is}${inNote}`
}

function describeStructure({ kind, edit, groups }: PlacedChange): string {
  const [group] = groups
  if (!edit || !group) return kind === 'insertion' ? 'new break' : 'removed break'
  const oldBlocks = group.old.to - group.old.from
  const newBlocks = group.new.to - group.new.from
  if (newBlocks > oldBlocks) return 'paragraph split'
  if (newBlocks < oldBlocks) return 'paragraphs merged'
  return 'structure'
}
