import type { Edit } from './compare-tokens.ts'
import type { Range } from './group-blocks.ts'
import type { Token } from './token.ts'

/** Further than a sentence nobody looks for a better place. */
const furthest = 60

/**
 * Slide what is only new or only gone to where a person would mark it: from the beginning
 * of a sentence, else of a word.
 *
 * In `A. [B. ]C.` and `A[. B]. C.` the same words are new; the first one is marked.
 *
 * @param before Edit before it, which it stays clear of.
 */
export function slideEdit(
  edit: Edit,
  oldTokens: readonly Token[],
  newTokens: readonly Token[],
  before: Edit | undefined,
): Edit {
  const isNew = edit.old.from === edit.old.to
  const isGone = edit.new.from === edit.new.to
  if (isNew === isGone) return edit
  const tokens = isNew ? newTokens : oldTokens
  const range = isNew ? edit.new : edit.old
  const floor = (isNew ? before?.new.to : before?.old.to) ?? 0
  let best = 0
  let bestWorth = worthOf(tokens, range)
  for (let by = 1; by <= furthest; by += 1) {
    const slid = { from: range.from - by, to: range.to - by }
    const enters = tokens[slid.from]
    const leaves = tokens[slid.to]
    if (slid.from <= floor || !enters || !leaves) break
    if (!isSlippery(enters) || !isEqual(enters, leaves)) break
    const worth = worthOf(tokens, slid)
    if (worth > bestWorth) {
      best = by
      bestWorth = worth
    }
  }
  return {
    old: { from: edit.old.from - best, to: edit.old.to - best },
    new: { from: edit.new.from - best, to: edit.new.to - best },
  }
}

function isSlippery({ kind }: Token): boolean {
  return kind === 'word' || kind === 'space' || kind === 'sign'
}

function isEqual(one: Token, other: Token): boolean {
  const hasSameMarks =
    one.marks.length === other.marks.length &&
    one.marks.every((mark, index) => mark === other.marks[index])
  return one.kind === other.kind && one.text === other.text && hasSameMarks
}

/** How well a stretch begins: with a sentence, with a part of one, with a word. */
function worthOf(tokens: readonly Token[], { from, to }: Range): number {
  const before = tokens[from - 1]
  const first = tokens[from]
  const last = tokens[to - 1]
  if (!first || !last) return 0
  if (first.kind === 'space') return before?.kind === 'sign' && endsSentence(last) ? 2 : 0
  if (!before || before.kind === 'block') return 3
  if (before.kind !== 'space') return first.kind === 'word' ? 0 : 1
  const sign = tokens[from - 2]
  if (sign && endsSentence(sign)) return 3
  return sign?.kind === 'sign' ? 2 : 1
}

function endsSentence({ kind, text }: Token): boolean {
  return kind === 'sign' && /^[.!?…。！？]$/u.test(text)
}
