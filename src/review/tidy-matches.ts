import type { Pair } from './align-in-order.ts'
import type { Token } from './token.ts'

/** Tokens that are never shown as gone and new again for the sake of their neighbours. */
const kept = new Set(['block', 'row', 'cell', 'note', 'call', 'object', 'line'])

/**
 * Join changes as a person would mark them: a stretch that is the same on both sides does
 * not stand alone between changes longer than itself.
 *
 * @param matches Pairs of tokens that are the same, in order, spaces not among them.
 * @returns Those that remain. Linear.
 * @see Fraser, "Diff Strategies" (2006), 3.2 "Semantic Cleanup".
 */
export function tidyMatches(
  oldTokens: readonly Token[],
  newTokens: readonly Token[],
  matches: readonly Pair[],
): Pair[] {
  const letters = { old: lettersBefore(oldTokens), new: lettersBefore(newTokens) }
  const runs = runsOf(matches, oldTokens, newTokens)
  const end: Pair = { old: oldTokens.length, new: newTokens.length }
  const between = (left: Run | undefined, right: Run | undefined): number => {
    const last = left?.pairs.at(-1)
    const from = last ? { old: last.old + 1, new: last.new + 1 } : { old: 0, new: 0 }
    const to = right?.pairs[0] ?? end
    return Math.max(
      (letters.old[to.old] ?? 0) - (letters.old[from.old] ?? 0),
      (letters.new[to.new] ?? 0) - (letters.new[from.new] ?? 0),
    )
  }
  // A run that goes makes the changes around it one, which may swallow the run before it.
  const tidy: Run[] = []
  const isSwallowed = (run: Run, next: Run | undefined): boolean => {
    const before = between(tidy.at(-1), run)
    const after = between(run, next)
    if (run.isKept || before === 0 || after === 0) return false
    const first = run.pairs[0]?.new ?? 0
    const last = run.pairs.at(-1)?.new ?? 0
    const own = (letters.new[last + 1] ?? 0) - (letters.new[first] ?? 0)
    return own <= Math.min(before, after)
  }
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1]
    if (!isSwallowed(run, next)) {
      tidy.push(run)
      continue
    }
    for (let last = tidy.pop(); last; last = tidy.pop()) {
      if (isSwallowed(last, next)) continue
      tidy.push(last)
      break
    }
  }
  return tidy.flatMap(({ pairs }) => pairs)
}

interface Run {
  readonly pairs: readonly Pair[]
  readonly isKept: boolean
}

/** Matches with nothing but spaces between them. */
function runsOf(
  matches: readonly Pair[],
  oldTokens: readonly Token[],
  newTokens: readonly Token[],
): Run[] {
  const runs: Pair[][] = []
  for (const pair of matches) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    const isNext =
      before !== undefined &&
      areSpaces(oldTokens, before.old + 1, pair.old) &&
      areSpaces(newTokens, before.new + 1, pair.new)
    if (last && isNext) last.push(pair)
    else runs.push([pair])
  }
  return runs.map((pairs) => ({
    pairs,
    isKept: pairs.some((pair) => kept.has(newTokens[pair.new]?.kind ?? '')),
  }))
}

function areSpaces(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    if (tokens[index]?.kind !== 'space') return false
  }
  return true
}

/**
 * Count letters before each token. A note that is new or gone says nothing about the words
 * beside its call.
 */
function lettersBefore(tokens: readonly Token[]): number[] {
  const counts = [0]
  let letters = 0
  let depth = 0
  for (const { kind, text } of tokens) {
    if (kind === 'note') depth += 1
    else if (kind === 'noteEnd') depth -= 1
    else if (depth === 0 && kind === 'word') letters += text.length
    else if (depth === 0 && kept.has(kind)) letters += 1
    counts.push(letters)
  }
  return counts
}
