import type { Pair } from './align-in-order.ts'
import type { Range } from './group-blocks.ts'
import { matchKeys } from './match-keys.ts'
import { slideEdit } from './slide-edit.ts'
import { tidyMatches } from './tidy-matches.ts'
import type { Token } from './token.ts'

/** Tokens of the old text and what stands in their place in the new one; one may be empty. */
export interface Edit {
  readonly old: Range
  readonly new: Range
}

/** What else than tokens decides whether two of them are the same. */
export interface Sameness {
  /** Key of a token of the old text in the words of the new: notes and labels renamed. */
  readonly oldKey: (token: Token) => string
  readonly newKey: (token: Token) => string
  /** Key of the markup around a token. */
  readonly oldMarks: (token: Token) => string
  readonly newMarks: (token: Token) => string
}

/**
 * Compare two sequences of tokens: words first, then the markup of those that stayed, and
 * the inside of the notes whose calls stayed.
 *
 * @returns Edits in order, none touching the next.
 */
export function compareTokens(
  oldTokens: readonly Token[],
  newTokens: readonly Token[],
  same: Sameness,
): Edit[] {
  const olds = unitsOf(oldTokens)
  const news = unitsOf(newTokens)
  const matches = tidyMatches(
    oldTokens,
    newTokens,
    matchKeys(
      olds.map(({ token }) => `${token.kind} ${same.oldKey(token)}`),
      news.map(({ token }) => `${token.kind} ${same.newKey(token)}`),
    ).map((pair) => ({
      old: olds[pair.old]?.from ?? 0,
      new: news[pair.new]?.from ?? 0,
    })),
  )
  const oldEnds = new Map(olds.map(({ from, to }) => [from, to]))
  const newEnds = new Map(news.map(({ from, to }) => [from, to]))
  const edits: Edit[] = []
  let old = 0
  let now = 0
  const pushBetween = (to: Pair): void => {
    const between = { old: { from: old, to: to.old }, new: { from: now, to: to.new } }
    const edit = trimEdit(between, oldTokens, newTokens, same)
    if (edit) edits.push(slideEdit(edit, oldTokens, newTokens, edits.at(-1)))
  }
  for (const match of matches) {
    pushBetween(match)
    old = oldEnds.get(match.old) ?? match.old + 1
    now = newEnds.get(match.new) ?? match.new + 1
    const inside = insideMatch(match, { old, new: now }, { oldTokens, newTokens, same })
    for (const edit of inside) edits.push(edit)
  }
  pushBetween({ old: oldTokens.length, new: newTokens.length })
  return joinMarks(edits, oldTokens)
}

/** What is matched as a whole: one token, or a note with its contents. */
interface Unit extends Range {
  readonly token: Token
}

function unitsOf(tokens: readonly Token[]): Unit[] {
  const units: Unit[] = []
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'noteEnd') depth -= 1
    const last = units.at(-1)
    if (depth > 0 || token.kind === 'noteEnd') {
      if (last) units[units.length - 1] = { ...last, to: index + 1 }
    } else if (token.kind !== 'space') {
      units.push({ token, from: index, to: index + 1 })
    }
    if (token.kind === 'note') depth += 1
  }
  return units
}

interface Compared {
  readonly oldTokens: readonly Token[]
  readonly newTokens: readonly Token[]
  readonly same: Sameness
}

/** A match may differ in its markup, and a note in its text. */
function insideMatch(
  match: Pair,
  end: Pair,
  { oldTokens, newTokens, same }: Compared,
): Edit[] {
  const one = oldTokens[match.old]
  const other = newTokens[match.new]
  if (!one || !other) return []
  const edits: Edit[] = []
  if (same.oldMarks(one) !== same.newMarks(other)) {
    edits.push({
      old: { from: match.old, to: match.old + 1 },
      new: { from: match.new, to: match.new + 1 },
    })
  }
  if (one.kind !== 'note' || other.kind !== 'note') return edits
  const inside = compareTokens(
    oldTokens.slice(match.old + 1, end.old - 1),
    newTokens.slice(match.new + 1, end.new - 1),
    same,
  )
  return [...edits, ...inside.map((edit) => shift(edit, match.old + 1, match.new + 1))]
}

/** Move an edit to where its stretch begins. */
export function shift(edit: Edit, old: number, now: number): Edit {
  return {
    old: { from: edit.old.from + old, to: edit.old.to + old },
    new: { from: edit.new.from + now, to: edit.new.to + now },
  }
}

/** Take off what is the same at both ends: the spaces, which are not matched. */
function trimEdit(
  edit: Edit,
  oldTokens: readonly Token[],
  newTokens: readonly Token[],
  same: Sameness,
): Edit | undefined {
  let { from: oldFrom, to: oldTo } = edit.old
  let { from: newFrom, to: newTo } = edit.new
  const isSame = (one: Token | undefined, other: Token | undefined): boolean =>
    one?.kind === 'space' &&
    other?.kind === 'space' &&
    one.key === other.key &&
    same.oldMarks(one) === same.newMarks(other)
  while (
    oldFrom < oldTo &&
    newFrom < newTo &&
    isSame(oldTokens[oldFrom], newTokens[newFrom])
  ) {
    oldFrom += 1
    newFrom += 1
  }
  while (
    oldFrom < oldTo &&
    newFrom < newTo &&
    isSame(oldTokens[oldTo - 1], newTokens[newTo - 1])
  ) {
    oldTo -= 1
    newTo -= 1
  }
  if (oldFrom === oldTo && newFrom === newTo) return undefined
  return { old: { from: oldFrom, to: oldTo }, new: { from: newFrom, to: newTo } }
}

/** Edits that touch are one, such as emphasis taken from several words. */
function joinMarks(edits: readonly Edit[], oldTokens: readonly Token[]): Edit[] {
  const joined: Edit[] = []
  for (const edit of edits) {
    const last = joined.at(-1)
    const isNote = oldTokens[edit.old.from - 1]?.kind === 'note'
    const touches =
      last !== undefined &&
      last.old.to === edit.old.from &&
      last.new.to === edit.new.from &&
      !isNote
    if (last && touches) {
      joined[joined.length - 1] = {
        old: { from: last.old.from, to: edit.old.to },
        new: { from: last.new.from, to: edit.new.to },
      }
    } else joined.push(edit)
  }
  return joined
}
