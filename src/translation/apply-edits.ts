/** A stretch of a text and what shall stand in its place. */
export interface Edit {
  /** Offset of the first character, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Replace stretches of a text.
 *
 * @param edits In any order. Where one lies inside another, the one that begins first
 *   wins; an insertion comes before a replacement at the same place.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let offset = 0
  for (const edit of ordered) {
    if (edit.start < offset) continue
    result += text.slice(offset, edit.start) + edit.text
    offset = edit.end
  }
  return result + text.slice(offset)
}
