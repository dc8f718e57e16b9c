import type { ComparedGroup, TextComparison } from './compare-texts.ts'
import type { PlacedChange } from './list-changes.ts'
import type { Token } from './token.ts'

/** A token of a redlined text: of both revisions, or of one of them. */
export interface MarkedToken {
  readonly token: Token
  readonly status: 'same' | 'gone' | 'come'
  /** The change that it belongs to, unless it is the same. */
  readonly change?: PlacedChange
}

/**
 * Put the tokens of a group into one sequence: what is the same once, in the words of the
 * new text; what is gone before what has come in its place.
 *
 * @param changes The changes of the group's edits, in order; or the one of a whole group.
 */
export function markTokens(
  { old, new: now }: TextComparison,
  group: ComparedGroup,
  changes: readonly PlacedChange[],
): MarkedToken[] {
  const olds = old.tokensOf(group.old)
  const news = now.tokensOf(group.new)
  if (group.old.from === group.old.to || group.new.from === group.new.to) {
    const status = news.length > 0 && group.new.from < group.new.to ? 'come' : 'gone'
    const [change] = changes
    const tokens = status === 'come' ? news : olds
    return change ? tokens.map((token) => ({ token, status, change })) : []
  }
  const marked: MarkedToken[] = []
  let at = 0
  for (const change of changes) {
    const { edit } = change
    if (!edit) continue
    for (const token of news.slice(at, edit.new.from)) {
      marked.push({ token, status: 'same' })
    }
    const isMarkup = change.class === 'markup'
    // The same words stand once, with their new markup.
    if (!isMarkup) {
      for (const token of olds.slice(edit.old.from, edit.old.to)) {
        marked.push({ token, status: 'gone', change })
      }
    }
    for (const token of news.slice(edit.new.from, edit.new.to)) {
      marked.push({ token, status: 'come', change })
    }
    at = edit.new.to
  }
  for (const token of news.slice(at)) marked.push({ token, status: 'same' })
  return marked
}
