import { alignWords } from './align-words.ts'
import { formulaWord, labelWord, pageWord } from './words.ts'

/** A place where found words are not the expected ones. */
export interface Difference {
  /** Range of expected words, end exclusive. */
  readonly expected: readonly [number, number]
  /** Range of found words, end exclusive. */
  readonly found: readonly [number, number]
}

/** What may stand between expected words without being a fault. */
export interface Repeats {
  /** Header rows of tables, repeated where a table goes on on a new page. */
  readonly heads: readonly (readonly string[])[]
  /** Whether a found word is the first of its page. */
  readonly startsPage: (foundIndex: number) => boolean
  /** Titles of pictures, which may be printed as captions. */
  readonly captions: readonly (readonly string[])[]
}

/** What came of a comparison. */
export interface Comparison {
  readonly differences: readonly Difference[]
  /** How often the header row of a table was repeated. */
  readonly repeatedHeads: number
  /** For each expected word the index of the found one, or -1. */
  readonly matches: Int32Array
}

/** How many words that are the same may lie between parts of one difference. */
const bridge = 3

/**
 * Compare expected words with found ones, both in reading order.
 *
 * Words cut or joined differently are no difference as long as their letters are the same
 * in order: a line may break after any hyphen, slash or dash, or inside a long word. A
 * formula stands for any text, the label of a list item for a number, a bullet or nothing.
 */
export function compareWords(
  expected: readonly string[],
  found: readonly string[],
  repeats?: Repeats,
): Comparison {
  const matches = alignWords(expected, found)
  const raw = gaps(matches, expected.length, found.length)
  const differences: Difference[] = []
  let repeatedHeads = 0
  for (let index = 0; index < raw.length;) {
    const { count, heads } = explain(raw, index, { expected, found, repeats })
    repeatedHeads += heads
    if (count === 0) {
      const difference = raw[index]
      if (difference) differences.push(difference)
    }
    index += Math.max(count, 1)
  }
  return { differences, repeatedHeads, matches }
}

function gaps(matches: Int32Array, expected: number, found: number): Difference[] {
  const differences: Difference[] = []
  let fromExpected = 0
  let fromFound = 0
  for (let index = 0; index <= expected; index += 1) {
    const match = index === expected ? found : (matches[index] ?? -1)
    if (match === -1) continue
    if (index > fromExpected || match > fromFound) {
      differences.push({ expected: [fromExpected, index], found: [fromFound, match] })
    }
    fromExpected = index + 1
    fromFound = match + 1
  }
  return differences
}

/**
 * Explain a difference, alone or with those that follow closely, as one of cutting.
 *
 * @returns How many differences were explained, 0 when none was, and how many repeated
 *   header rows of tables were among the words found.
 */
function explain(
  raw: readonly Difference[],
  index: number,
  words: {
    readonly expected: readonly string[]
    readonly found: readonly string[]
    readonly repeats: Repeats | undefined
  },
): { readonly count: number; readonly heads: number } {
  for (let count = 1; count <= 6; count += 1) {
    const first = raw[index]
    const last = raw[index + count - 1]
    const before = raw[index + count - 2]
    if (!first || !last) break
    if (count > 1 && before && last.expected[0] - before.expected[1] > bridge) break
    const want = words.expected.slice(first.expected[0], last.expected[1])
    const range = [first.found[0], last.found[1]] as const
    const have = words.found.slice(...range)
    if (want.length > 600 || have.length > 1200) break
    if (fits(want, have)) return { count, heads: 0 }
    if (!words.repeats) continue
    const bare = withoutHeads(have, range[0], words.repeats)
    if (bare.heads > 0 && fits(want, bare.words)) return { count, heads: bare.heads }
  }
  return { count: 0, heads: 0 }
}

/** Take captions, and header rows that stand first on their page, out of found words. */
export function withoutHeads(
  found: readonly string[],
  offset: number,
  { heads, startsPage, captions }: Repeats,
): { readonly words: readonly string[]; readonly heads: number } {
  const words: string[] = []
  let count = 0
  for (let index = 0; index < found.length;) {
    const known = startsPage(offset + index) ? [...heads, ...captions] : captions
    const length = headLength(found, index, known)
    if (length === 0) words.push(found[index] ?? '')
    else count += 1
    index += Math.max(length, 1)
  }
  return { words, heads: count }
}

/** How many found words make up a header row, the longest that fits; 0 when none begins here. */
function headLength(
  found: readonly string[],
  index: number,
  heads: readonly (readonly string[])[],
): number {
  let longest = 0
  for (const head of heads) {
    if (head.length === 0) continue
    const most = Math.min(head.length * 3 + 3, found.length - index)
    for (let length = longest + 1; length <= most; length += 1) {
      if (fits(head, found.slice(index, index + length))) longest = length
    }
  }
  return longest
}

function fits(want: readonly string[], have: readonly string[]): boolean {
  const text = have.join('')
  if (!want.some((word) => word.startsWith('⟦'))) {
    return want.join('') === text
  }
  const pattern = want.map(patternOf)
  return new RegExp(`^${pattern.join('')}$`, 'u').test(text)
}

function patternOf(word: string): string {
  if (word === formulaWord) return '.+?'
  if (word === pageWord) return String.raw`(?:,?\(?\p{L}{0,4}\.?\d{1,4}\)?)?`
  if (word === labelWord) {
    return String.raw`(?:\(?(?:\d{1,4}[.)]?|\p{L}{1,5}[.)])|[^\p{L}\p{N}])?`
  }
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
}
