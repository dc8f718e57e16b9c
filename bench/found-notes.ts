import type { FoundWord } from './find-text.ts'
import { readToken } from './words.ts'

/** The words of note areas, note by note. */
export interface FoundNotes {
  /** From the token that opens a note to the one that closes it. */
  readonly byNumber: ReadonlyMap<number, readonly FoundWord[]>
  /** Words that belong to no note. */
  readonly strays: readonly FoundWord[]
}

/** How many words tell one note from another where both go on on the same page. */
const tell = 3

/** How far the number of words found may be from that of the words expected. */
const reach = 12

/**
 * Cut the words of note areas at their tokens. A note without a last token ends where the
 * next begins.
 *
 * Two notes may go on from the same page to the next, if both had to begin there. They go
 * on in their order, and where the second takes over is known by its words alone.
 *
 * @param expected Words of each note, in order.
 */
export function cutNotes(
  words: readonly FoundWord[],
  expected: ReadonlyMap<number, readonly string[]>,
): FoundNotes {
  const byNumber = new Map<number, FoundWord[]>()
  const strays: FoundWord[] = []
  const open: number[] = []
  let current: number | undefined
  for (const [index, word] of words.entries()) {
    const token = readToken(word.text)
    const isNewPage = word.pageIndex !== words[index - 1]?.pageIndex
    if (isNewPage) current = open.find((one) => goesOn(one, index)) ?? open.at(-1)
    if (token?.kind === 'begin') {
      current = token.number
      open.push(current)
      if (!byNumber.has(current)) byNumber.set(current, [])
    } else if (current !== undefined && open.length > 1) {
      const after = open[open.indexOf(current) + 1]
      if (after !== undefined && goesOn(after, index)) current = after
    }
    const found = current === undefined ? undefined : byNumber.get(current)
    if (found) found.push(word)
    else strays.push(word)
    if (token?.kind === 'end' && token.number === current) {
      open.splice(open.indexOf(current), 1)
      current = open.find((one) => goesOn(one, index + 1))
    }
  }
  return { byNumber, strays }

  /** Whether the words from `index` on are those that a note still lacks. */
  function goesOn(number: number, index: number): boolean {
    const want = expected.get(number) ?? []
    const found = byNumber.get(number) ?? []
    const count = found.length
    // The rest of a word that the page break parted is not known by itself.
    const from = found.at(-1)?.isParted === true ? index + 1 : index
    const next = words.slice(from, from + tell).map(({ text }) => text)
    for (let at = Math.max(0, count - reach); at < count + reach; at += 1) {
      if (next.every((text, offset) => want[at + offset] === text)) return true
    }
    return false
  }
}
