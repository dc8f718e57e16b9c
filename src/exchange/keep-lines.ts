import type { Nodes } from 'mdast'
import { contentRange } from './content-range.ts'

/** Lines are divided only where they get longer than this and than any was before. */
const narrowest = 60

/**
 * Divide running text into lines where it was divided before: what stands before and
 * behind a change keeps its lines.
 *
 * @param markdown On one line, but for hard line breaks.
 * @param node Block that stood there; on a line of its own nothing is divided.
 * @param source Text that it was parsed from.
 */
export function keepLines(markdown: string, node: Nodes, source: string): string {
  const { start, end } = contentRange(node, source)
  const old = source.slice(start, end)
  if (!old.includes('\n') || markdown.includes('\n') || /(?: {2}|\\)\n/u.test(old)) {
    return markdown
  }
  const lines = old.split('\n').map((line) => line.replace(/^[ \t>]+/u, '').trimEnd())
  const before = lines.flatMap((line) => line.split(' '))
  const words = markdown.split(' ')
  const { first, last } = changedWords(before, words)
  const ends = lineEnds(lines)
  const shift = words.length - before.length
  const isEnd = (place: number): boolean =>
    place < first ? ends.has(place) : place >= last && ends.has(place - shift)
  const width = Math.max(narrowest, ...lines.map((line) => line.length))
  return divided(words, isEnd, width)
}

/** Places of the first word that changed, and of the first behind the last that did. */
function changedWords(
  before: readonly string[],
  after: readonly string[],
): { readonly first: number; readonly last: number } {
  const most = Math.min(before.length, after.length)
  let first = 0
  while (first < most && before[first] === after[first]) first += 1
  let same = 0
  while (same < most - first && before.at(-1 - same) === after.at(-1 - same)) same += 1
  return { first, last: after.length - same }
}

/** Places of the words that end a line. */
function lineEnds(lines: readonly string[]): Set<number> {
  const ends = new Set<number>()
  let count = 0
  for (const line of lines) {
    count += line.split(' ').length
    ends.add(count - 1)
  }
  return ends
}

/** At the beginning of a line these would mean something else. */
const lineStart = /^(?:[-+*>#=|:<]|\d+[.)]|~~~|```)/u

function divided(
  words: readonly string[],
  isEnd: (place: number) => boolean,
  width: number,
): string {
  let text = ''
  let length = 0
  for (const [place, word] of words.entries()) {
    const isTooLong = length + 1 + word.length > width
    const begins = place > 0 && !lineStart.test(word) && (isEnd(place - 1) || isTooLong)
    length = begins || place === 0 ? word.length : length + 1 + word.length
    text += place === 0 ? word : `${begins ? '\n' : ' '}${word}`
  }
  return text
}
