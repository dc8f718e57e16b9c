import type { BlockText, TextEdit } from './text-edits.ts'
import { type TiedWords, tiedWords, units } from './tied-words.ts'

const noBreakSpace = '\u00A0'

/** A space as it was typed, or the end of a line of the manuscript. */
const space = /[ \t]{0,4}[ \n][ \t]{0,4}/gu

/** Longest word that is looked up before a space, in UTF-16 units. */
const longestWord = 12

/** What is looked up at each space of a language. */
interface Ties {
  readonly beforeNumber: ReadonlySet<string>
  readonly beforeName: ReadonlySet<string>
  /** What follows each part of an abbreviation of several parts. */
  readonly whole: ReadonlyMap<string, readonly string[]>
  readonly afterNumber: RegExp
  readonly months: RegExp
}

const none: TiedWords = {
  beforeNumber: [],
  beforeName: [],
  whole: [],
  afterNumber: [],
  months: [],
}
const signsAlone = tiesOf(none)
/** By language without region. */
const ties = new Map(
  Object.entries(tiedWords).map(([language, words = none]) => [language, tiesOf(words)]),
)

/**
 * Find the spaces at which no line may end: between a paragraph sign or an abbreviation and
 * its number, a number and its unit, a day and its month, initials and what follows them.
 *
 * @returns Edits in reading order that set a no-break space for each; none where no language
 *   is known. Linear in the length of the text.
 * @example
 * // `§ 5`, `S. 12`, `10 km`, `J. S. Bach`, `z. B.`, `3. Mai`
 */
export function tieEdits({ text, languageAt }: BlockText): TextEdit[] {
  const edits: TextEdit[] = []
  let wordStart = 0
  for (const { 0: match, index: start } of text.matchAll(space)) {
    const end = start + match.length
    const isShort = start - wordStart <= 4
    // Most spaces follow a long word without a sign: nothing is looked up for these.
    if (isShort || !isLetter(text.charCodeAt(start - 1))) {
      const language = languageAt(start)
      const word = bareWord(text.slice(Math.max(wordStart, start - longestWord), start))
      const [base = ''] = language?.split('-') ?? []
      const known = ties.get(base) ?? signsAlone
      if (language !== undefined && isTied(word, text.slice(end, end + 16), known)) {
        edits.push({ start, end, text: noBreakSpace })
      }
    }
    wordStart = end
  }
  return edits
}

/** A word without what opens before it. */
function bareWord(word: string): string {
  return word.replace(/^.*[\u00A0\u202F]/su, '').replace(/^[^\p{L}\p{N}§№]+/u, '')
}

/** Latin letters, quickly. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || code >= 0xe0
}

const capital = /^\p{Lu}/u
const number = /^[\p{Nd}IVXLCM]/u
const day = /^\p{Nd}{1,2}(?:\.|er|º)?$/u
const initial = /^(?:\p{Lu}\.-?)+$/u

function isTied(word: string, after: string, known: Ties): boolean {
  const last = word.at(-1) ?? ''
  if (last === '§' || last === '№') return number.test(after)
  if (day.test(word) && known.months.test(after)) return true
  if (/\p{Nd}/u.test(last)) return known.afterNumber.test(after)
  const bare = last === '.' ? word.slice(0, -1) : word
  if (known.beforeNumber.has(bare) && number.test(after)) return true
  if (known.beforeName.has(bare) && capital.test(after)) return true
  if (known.whole.get(word)?.some((part) => after.startsWith(part)) === true) return true
  return last === '.' && initial.test(word) && capital.test(after)
}

function tiesOf({ whole, months, afterNumber, ...words }: TiedWords): Ties {
  const parts = new Map<string, string[]>()
  for (const abbreviation of whole) {
    const all = abbreviation.split(' ')
    for (const [index, part] of all.slice(1).entries()) {
      const before = all[index] ?? ''
      parts.set(before, [...(parts.get(before) ?? []), part])
    }
  }
  return {
    beforeNumber: new Set(words.beforeNumber),
    beforeName: new Set(words.beforeName),
    whole: parts,
    afterNumber: beginningWith([...afterNumber, ...units]),
    months: beginningWith(months),
  }
}

/** Matches a text that begins with one of the words, whole; the longest come first. */
function beginningWith(words: readonly string[]): RegExp {
  const sources = words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
  return new RegExp(`^(?:${sources.join('|') || '(?!)'})(?![\\p{L}\\p{N}])`, 'u')
}
