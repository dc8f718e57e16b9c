import { toString } from 'mdast-util-to-string'
import type { TextBlock } from './text-block.ts'

/** How often each word stands in a block; scripts without spaces count by the character. */
export interface WordBag {
  readonly counts: ReadonlyMap<string, number>
  /** Words in all. */
  readonly size: number
}

const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu

/** Count the words of a block without its notes. Linear in its length. */
export function wordBag({ node }: TextBlock): WordBag {
  const counts = new Map<string, number>()
  let size = 0
  for (const [match] of toString(node).toLowerCase().matchAll(word)) {
    counts.set(match, (counts.get(match) ?? 0) + 1)
    size += 1
  }
  return { counts, size }
}

/** Count the words that two bags have in common. */
export function commonWords(one: WordBag, other: WordBag): number {
  const [small, large] = one.counts.size < other.counts.size ? [one, other] : [other, one]
  let common = 0
  for (const [text, count] of small.counts) {
    common += Math.min(count, large.counts.get(text) ?? 0)
  }
  return common
}

/**
 * Say how alike two blocks are.
 *
 * @returns Twice the common words by the words of both, 0–1.
 * @see Dice, "Measures of the Amount of Ecologic Association Between Species" (1945).
 */
export function likeness(one: WordBag, other: WordBag): number {
  const all = one.size + other.size
  return all === 0 ? 0 : (2 * commonWords(one, other)) / all
}

/** Add the words of several blocks, and take away others'. */
export function addBags(
  added: readonly WordBag[],
  taken: readonly WordBag[] = [],
): WordBag {
  const counts = new Map<string, number>()
  for (const bag of added) {
    for (const [text, count] of bag.counts) {
      counts.set(text, (counts.get(text) ?? 0) + count)
    }
  }
  for (const bag of taken) {
    for (const [text, count] of bag.counts) {
      const left = (counts.get(text) ?? 0) - count
      if (left > 0) counts.set(text, left)
      else counts.delete(text)
    }
  }
  return { counts, size: [...counts.values()].reduce((sum, count) => sum + count, 0) }
}
