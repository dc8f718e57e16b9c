import { compareWords, type Difference, type Repeats } from './compare-words.ts'
import type { Expected } from './expected.ts'
import type { FoundWord } from './find-text.ts'
import { cutNotes } from './found-notes.ts'
import { groupMoved } from './group-moved.ts'
import { labelWord, pageWord } from './words.ts'

/** Words that are missing or too many at one place. */
export interface WordFault {
  /**
   * `doubled`: the words stand nearby as well; `foreign`: nobody wrote them here;
   * `moved`: they stand a little further on than they should.
   */
  readonly kind: 'lost' | 'doubled' | 'foreign' | 'moved'
  /** `body`, or `note 12`. */
  readonly where: string
  /** Page or document, from 1. */
  readonly page: number
  readonly words: string
  /** Words before and after the place, as expected. */
  readonly context: string
}

/** How the words of a finished file compare with those of the manuscript. */
export interface WordReport {
  readonly expected: number
  readonly lost: number
  readonly doubled: number
  readonly foreign: number
  readonly moved: number
  /** Rows of tables that a page break parted, so that their cells go on there one by one. */
  readonly splitRows: number
  /** Words rightly added by the template: title block, chapter labels. */
  readonly added: string
  readonly faults: readonly WordFault[]
  /** Index of the page where each title begins (headings of the first depth), in order. */
  readonly titlePages: readonly number[]
}

/**
 * Compare every word of body and notes.
 *
 * @param text Words found; front matter (title page, contents) already left out.
 */
export function verifyWords(
  expected: Expected,
  text: { readonly body: readonly FoundWord[]; readonly notes: readonly FoundWord[] },
): WordReport {
  const faults: WordFault[] = []
  const added: string[] = []

  const body = expected.chapters.flatMap(({ words }) => split(words))
  const titles = titlesOf(expected)
  const { chapters } = expected
  const heads = chapters.flatMap(({ tableHeads }) => tableHeads.map(split))
  const captions = chapters.flatMap((chapter) => chapter.captions.map(split))
  const known = { faults, heads, captions }
  const isAdded = (difference: Difference): boolean => {
    const words = addedBeforeTitle(difference, titles, body, text.body)
    if (words !== undefined) added.push(words)
    return words !== undefined
  }
  const { matches, splitRows } = check('body', body, text.body, { ...known, isAdded })

  const noteWords = expected.chapters.flatMap((chapter) => chapter.notes)
  const notes = cutNotes(
    text.notes,
    new Map(noteWords.map(({ number, words }) => [number, split(words)])),
  )
  for (const { number, words } of noteWords) {
    const found = notes.byNumber.get(number)
    check(`note ${number}`, split(words), found ?? [], known)
  }
  const strays = notes.strays.filter(
    ({ text: word }) => !/^(?:[↩↑^]+\d*|\d{1,2})$/u.test(word),
  )
  const numbers = new Set(noteWords.map(({ number }) => number))
  for (const [number, words] of notes.byNumber) {
    if (!numbers.has(number)) strays.push(...words)
  }
  for (const word of strays) {
    const { text: words, pageIndex } = word
    faults.push({
      kind: 'foreign',
      where: 'notes',
      page: pageIndex + 1,
      words,
      context: '',
    })
  }

  const count = (kind: WordFault['kind']): number =>
    faults
      .filter((fault) => fault.kind === kind)
      .reduce((sum, { words }) => sum + split(words).length, 0)
  return {
    expected: expected.words,
    lost: count('lost'),
    doubled: count('doubled'),
    foreign: count('foreign'),
    moved: count('moved'),
    splitRows,
    added: added.join(' · '),
    faults,
    titlePages: titles.map((at) => pageOfMatch(at, matches, text.body)),
  }
}

function split(words: string): string[] {
  return words === '' ? [] : words.split(' ')
}

function titlesOf(expected: Expected): number[] {
  const titles: number[] = []
  let start = 0
  for (const chapter of expected.chapters) {
    titles.push(start, ...chapter.titles.map((at) => start + at))
    start += split(chapter.words).length
  }
  return [...new Set(titles)].toSorted((a, b) => a - b)
}

/**
 * Read what a template adds before a title, such as `Chapter 3`. It may itself repeat the
 * title, whose words are then matched with those that come first.
 */
function addedBeforeTitle(
  { expected: [from, to], found: [start, end] }: Difference,
  titles: readonly number[],
  expected: readonly string[],
  found: readonly FoundWord[],
): string | undefined {
  const title = titles.findLast((at) => at <= from) ?? 0
  const count = from - title
  if (from !== to || count > 60 || start - count < 0) return undefined
  const textOf = (a: number, b: number): string[] =>
    found.slice(a, b).map(({ text }) => text)
  const isRepeated =
    count === 0 ||
    textOf(end - count, end).join(' ') === expected.slice(title, from).join(' ')
  return isRepeated ? textOf(start - count, end - count).join(' ') : undefined
}

/** Page of an expected word: of its match, or of the next word that has one. */
function pageOfMatch(
  at: number,
  matches: Int32Array,
  found: readonly FoundWord[],
): number {
  for (let index = at; index < Math.min(at + 30, matches.length); index += 1) {
    const match = matches[index] ?? -1
    if (match !== -1) return found[match]?.pageIndex ?? -1
  }
  return -1
}

function check(
  where: string,
  expected: readonly string[],
  found: readonly FoundWord[],
  options: {
    /** Gains what is found. */
    readonly faults: WordFault[]
    readonly isAdded?: (difference: Difference) => boolean
    readonly heads: Repeats['heads']
    readonly captions: Repeats['captions']
  },
): { readonly matches: Int32Array; readonly splitRows: number } {
  const { faults, isAdded, heads, captions } = options
  const startsPage = (index: number): boolean =>
    found[index]?.pageIndex !== found[index - 1]?.pageIndex
  const texts = found.map(({ text }) => text)
  const { differences, matches } = compareWords(expected, texts, {
    heads,
    captions,
    startsPage,
  })
  let splitRows = 0
  for (const group of groupMoved(differences, {
    expected,
    found: texts,
    heads,
    captions,
  })) {
    const first = group[0]
    const last = group.at(-1)
    if (!first || !last) continue
    const page = (index: number): number =>
      (found[Math.min(index, found.length - 1)]?.pageIndex ?? -1) + 1
    const contextOf = ([from, to]: Difference['expected']): string =>
      `${expected.slice(Math.max(0, from - 5), from).join(' ')} [ ] ${expected.slice(to, to + 5).join(' ')}`
    if (group.length > 1) {
      const isSplit = page(first.found[0]) !== page(last.found[1])
      if (isSplit) splitRows += 1
      else {
        const words = group.flatMap((one) => expected.slice(...one.expected)).join(' ')
        const place = {
          where,
          page: page(first.found[0]),
          context: contextOf(first.expected),
        }
        faults.push({ kind: 'moved', words, ...place })
      }
      continue
    }
    const [from, to] = first.expected
    const lost = expected
      .slice(from, to)
      .filter((word) => word !== labelWord && word !== pageWord)
    const extra = texts.slice(...first.found)
    const place = {
      where,
      page: page(first.found[0]),
      context: contextOf(first.expected),
    }
    if (lost.length > 0) faults.push({ kind: 'lost', words: lost.join(' '), ...place })
    if (extra.length > 0 && isAdded?.(first) !== true) {
      const around = expected.slice(Math.max(0, from - 600), to + 600)
      const kind = standsIn(extra, around) ? 'doubled' : 'foreign'
      faults.push({ kind, words: extra.join(' '), ...place })
    }
  }
  return { matches, splitRows }
}

/** Whether words stand in a text one after the other, however they are cut. */
function standsIn(words: readonly string[], text: readonly string[]): boolean {
  return ` ${text.join(' ')} `.includes(` ${words.slice(0, 12).join(' ')} `)
}
