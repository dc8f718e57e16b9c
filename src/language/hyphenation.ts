import {
  type HyphenationPatterns,
  loadHyphenationPatterns,
  type PatternBranch,
} from './hyphenation-patterns.ts'
import type { LanguageTag } from './tag.ts'

/** Finds where the words of a language may be divided at a line's end. */
export interface Hyphenator {
  readonly language: LanguageTag
  /**
   * Put a soft hyphen (U+00AD) wherever a word may be divided. Nothing else changes.
   * Left whole are words of fewer than five letters, words with figures, words all in
   * capitals, words with a soft hyphen or word joiner (U+2060) of the writer's own, and
   * web and mail addresses.
   */
  readonly hyphenate: (text: string) => string
}

const softHyphen = '\u00AD'
const fewestLetters = 5

/** What is taken as one: a word with all that joins it. */
const words = /[\p{L}\p{M}\p{N}\u00AD\u2060_]{5,}/gu
/** In a text with addresses also those; a mailbox has at most 64 letters (RFC 5321). */
const wordsAndAddresses = new RegExp(
  String.raw`(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._+-]{1,64}@\S+|${words.source}`,
  'gu',
)
const onlyLetters = /^[\p{L}\p{M}]+$/u

/**
 * Load the hyphenator of a language.
 *
 * Every word is divided once and remembered, so keep a hyphenator for a whole book.
 *
 * @returns For a language without patterns, a hyphenator that divides nothing.
 * @see Liang, Word Hy-phen-a-tion by Com-put-er (1983).
 * @example
 * const { hyphenate } = await loadHyphenator(tag('de'))
 * hyphenate('Rückversicherung') //=> 'Rück\u00ADver\u00ADsi\u00ADche\u00ADrung'
 */
export async function loadHyphenator(language: LanguageTag): Promise<Hyphenator> {
  const patterns = await loadHyphenationPatterns(language)
  if (patterns === undefined) return { language, hyphenate: (text) => text }
  const known = new Map<string, string>()
  const divide = (word: string): string => {
    const before = known.get(word)
    if (before !== undefined) return before
    const divided = divideWord(word, patterns)
    known.set(word, divided)
    return divided
  }
  return {
    language,
    hyphenate: (text) =>
      text.replaceAll(/:\/\/|www\.|@/u.test(text) ? wordsAndAddresses : words, divide),
  }
}

function divideWord(
  word: string,
  { patterns, left, right }: HyphenationPatterns,
): string {
  const small = word.toLowerCase()
  const isWhole =
    word.length < fewestLetters ||
    !onlyLetters.test(word) ||
    word === word.toUpperCase() ||
    small.length !== word.length
  if (isWhole) return word
  const [levels, trie, exceptions] = patterns
  const breaks = Object.hasOwn(exceptions, small)
    ? // Counted with the hyphens before them: `as-so-ciate` has 2 and 5.
      (exceptions[small] ?? []).map((at, index) => at - index)
    : findBreaks(small, levels, trie)
  let divided = ''
  let start = 0
  for (const at of breaks) {
    if (at < left || word.length - at < right) continue
    divided += word.slice(start, at) + softHyphen
    start = at
  }
  return divided + word.slice(start)
}

/** Find the break points of a word in small letters, counted in letters from its beginning. */
function findBreaks(
  small: string,
  levels: readonly (readonly number[])[],
  trie: PatternBranch,
): number[] {
  const dotted = `.${small}.`
  const highest: number[] = Array.from({ length: small.length + 2 }, () => 0)
  for (let start = 0; start < dotted.length; start += 1) {
    let branch: PatternBranch | undefined = trie
    // The levels of a pattern that begins a word leave out the place before its full stop.
    const first = Math.max(start - 1, 0)
    for (let at = start; branch !== undefined && at < dotted.length; at += 1) {
      const node: PatternBranch[string] = branch[dotted.charAt(at)]
      const [next, end] = parts(node)
      branch = next
      for (const [offset, level] of (end === undefined
        ? []
        : (levels[end] ?? [])
      ).entries()) {
        highest[first + offset] = Math.max(highest[first + offset] ?? 0, level)
      }
    }
  }
  return highest.flatMap((level, at) => (level % 2 === 1 ? [at] : []))
}

function parts(
  node: PatternBranch[string],
): [PatternBranch | undefined, number | undefined] {
  if (typeof node === 'number') return [undefined, node]
  if (isPair(node)) return [node[0], node[1]]
  return [node, undefined]
}

function isPair(node: PatternBranch[string]): node is readonly [PatternBranch, number] {
  return Array.isArray(node)
}
