import type { Nodes } from 'mdast'
import type { VFile } from 'vfile'
import type { ChangePlace } from './change.ts'
import type { TextSide } from './compare-texts.ts'
import type { Range } from './group-blocks.ts'
import type { Token } from './token.ts'

/** Finds places in the files of a text; remembers where their lines begin. */
export interface PlaceFinder {
  /** Where the tokens of a range begin in their file; where there are none, they would. */
  placeOf(blocks: Range, tokens: readonly Token[], range: Range): ChangePlace
}

/**
 * Make a finder of places.
 *
 * Places asked for in reading order cost linear time together.
 */
export function placeFinder(side: TextSide): PlaceFinder {
  const lineStarts = new Map<VFile, readonly number[]>()
  const offsetOf = offsetFinder()
  return {
    placeOf(blocks, tokens, { from, to }) {
      const chapter = side.blocks[blocks.from]?.chapter ?? side.text.chapters.at(-1)
      if (!chapter) return { file: '', line: 1, column: 1 }
      const { file } = chapter
      const source = String(file)
      const found = placedToken(tokens, from, to)
      const offset = found ? offsetOf(found.token, source, found.isBefore) : 0
      const starts = lineStarts.get(file) ?? startsOf(source)
      lineStarts.set(file, starts)
      return { file: file.path, ...pointAt(starts, offset) }
    },
  }
}

/** The first token of a range that stands in the file, else the last one before it. */
function placedToken(
  tokens: readonly Token[],
  from: number,
  to: number,
): { token: Token; isBefore: boolean } | undefined {
  for (let index = from; index < Math.max(to, from + 1); index += 1) {
    const token = tokens[index]
    if (token && hasPlace(token)) return { token, isBefore: false }
  }
  for (let index = from - 1; index >= 0; index -= 1) {
    const token = tokens[index]
    if (token && hasPlace(token)) return { token, isBefore: true }
  }
  return undefined
}

function hasPlace({ leaf, kind }: Token): boolean {
  return kind !== 'noteEnd' && kind !== 'space' && leaf.position !== undefined
}

/** Find offsets in the source by going along with the printed text. */
function offsetFinder(): (token: Token, source: string, isBefore: boolean) => number {
  let last: { leaf: Nodes; index: number; at: number } | undefined
  return ({ leaf, offset, kind, text }, source, isBefore) => {
    const start = leaf.position?.start.offset ?? 0
    const end = leaf.position?.end.offset ?? start
    if (leaf.type === 'code' && kind === 'line') {
      return start + Math.max(0, source.slice(start, end).indexOf(text))
    }
    if (leaf.type !== 'text') return start
    const wanted = offset + (isBefore ? text.length : 0)
    // Neither escapes nor line ends behind the marks of a quotation.
    if (end - start === leaf.value.length) return Math.min(end, start + wanted)
    const goesOn = last?.leaf === leaf && last.index <= wanted
    let { index, at } = goesOn && last ? last : { index: 0, at: start }
    for (; index < wanted && at < end; index += 1) {
      at = stepOver(leaf.value[index], { source, at, end })
    }
    last = { leaf, index, at }
    return at
  }
}

/** Longest escape or mark of a quotation that stands between two printed characters. */
const longestMark = 12

/** Pass one printed character, and what is not printed before it. */
function stepOver(
  wanted: string | undefined,
  { source, at, end }: { source: string; at: number; end: number },
): number {
  for (let ahead = at; ahead < Math.min(end, at + longestMark); ahead += 1) {
    if (source[ahead] === wanted) return ahead + 1
  }
  return Math.min(end, at + 1)
}

function startsOf(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) {
    starts.push(at + 1)
  }
  return starts
}

function pointAt(
  starts: readonly number[],
  offset: number,
): { line: number; column: number } {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
