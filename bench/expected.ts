/** A note as it must be found. */
export interface ExpectedNote {
  /** Number of its tokens. */
  readonly number: number
  /** How many calls it has. */
  readonly calls: number
  /** Words from its first token to its last, a space between. */
  readonly words: string
}

/** A paragraph or a heading of a body. */
export interface ExpectedBlock {
  readonly kind: 'paragraph' | 'heading'
  /** Indices of its first word and of the one after its last. */
  readonly from: number
  readonly to: number
}

/** A chapter file as it must be found. */
export interface ExpectedChapter {
  readonly path: string
  /** Words of the body, a space between. */
  readonly words: string
  /** Indices of the words that begin a heading of the first depth. */
  readonly titles: readonly number[]
  /** Paragraphs and headings with words in them, in order. */
  readonly blocks: readonly ExpectedBlock[]
  /** First words of the first block that is no heading, to know the page where the text begins. */
  readonly opening: string
  /** Words of the header row of each table: a table that goes on may repeat it. */
  readonly tableHeads: readonly string[]
  /** Words of the title of each picture: it may be printed as its caption. */
  readonly captions: readonly string[]
  /** In the order of their numbers. */
  readonly notes: readonly ExpectedNote[]
}

/**
 * What a finished file must hold: written as `expected.json` beside a planted manuscript.
 *
 * Its first four numbers are those that the shared `verify.py` reads.
 */
export interface Expected {
  readonly name: string
  /** How many notes. */
  readonly notes: number
  readonly words: number
  readonly letters: number
  readonly chapters: readonly ExpectedChapter[]
}

/**
 * Take some chapters out of what is expected: one language, for instance.
 *
 * @param prefix Beginning of the paths of the chapters to keep.
 */
export function selectChapters(expected: Expected, prefix: string): Expected {
  const chapters = expected.chapters.filter(({ path }) => path.startsWith(prefix))
  return countExpected(expected.name, chapters)
}

/** Count what chapters hold. */
export function countExpected(
  name: string,
  chapters: readonly ExpectedChapter[],
): Expected {
  const texts = chapters.flatMap(({ words, notes }) => [
    words,
    ...notes.map((note) => note.words),
  ])
  const count = (pattern: RegExp): number =>
    texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0)
  return {
    name,
    notes: chapters.reduce((sum, chapter) => sum + chapter.notes.length, 0),
    words: count(/\S+/gu),
    letters: count(/\p{L}/gu),
    chapters,
  }
}
