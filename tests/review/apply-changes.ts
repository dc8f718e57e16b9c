import type { Change, TokenPlace } from '../../src/review/change.ts'
import { markKey } from '../../src/review/content-key.ts'
import type { TextSide } from '../../src/review/compare-texts.ts'
import type { Token } from '../../src/review/token.ts'

/** A text as a flat list: what each token is, without the names of notes and labels. */
export function flatText(side: TextSide): string[] {
  return side.tokensOf({ from: 0, to: side.blocks.length }).map(identity)
}

function identity({ kind, key, marks }: Token): string {
  const isCall = kind === 'note' || kind === 'call'
  const around = isCall || kind === 'noteEnd' ? [] : marks.map((mark) => markKey(mark))
  return `${kind} ${isCall ? '' : key} ${around.join(' ')}`
}

/**
 * Apply a list of changes to the old text: nothing of the new text is used but what the
 * changes say.
 */
export function applyChanges(
  old: TextSide,
  now: TextSide,
  changes: readonly Change[],
): string[] {
  const source = flatText(old)
  const inserted = flatText(now)
  const oldAt = flatIndex(old)
  const newAt = flatIndex(now)
  const gone = new Set<number>()
  const come = new Map<number, string[]>()
  const moves = new Map<number, number[]>()
  const isMoved = new Set<number>()
  for (const change of changes) {
    const range = indices(oldAt(change.old.from), oldAt(change.old.to))
    const start = newAt(change.new.from)
    if (change.kind === 'move') {
      moves.set(start, range)
      for (const index of range) isMoved.add(index)
    } else {
      for (const index of range) gone.add(index)
      const words = inserted.slice(start, newAt(change.new.to))
      if (words.length > 0) come.set(start, words)
    }
  }
  const main = source.flatMap((_, index) => (isMoved.has(index) ? [] : [index]))
  const open = [main]
  const result: string[] = []
  while (open.length > 0) {
    const words = come.get(result.length)
    const moved = moves.get(result.length)
    const here = open.at(-1) ?? []
    // What has come where a move begins is in what was moved.
    if (moved) {
      moves.delete(result.length)
      open.push(moved)
    } else if (words) {
      come.delete(result.length)
      result.push(...words)
    } else if (here.length === 0) open.pop()
    else {
      const index = here.shift() ?? 0
      if (!gone.has(index)) result.push(source[index] ?? '')
    }
  }
  return result
}

function flatIndex(side: TextSide): (place: TokenPlace) => number {
  const starts = [0]
  for (const index of side.blocks.keys()) {
    const { length } = side.tokensOf({ from: index, to: index + 1 })
    starts.push((starts.at(-1) ?? 0) + length)
  }
  return ({ block, token }) => (starts[block] ?? starts.at(-1) ?? 0) + token
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
