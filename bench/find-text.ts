import type { Expected } from './expected.ts'
import { takeNoteMarks } from './note-marks.ts'
import { baselineOf, type PageLine, toLines, toReadingOrder } from './page-lines.ts'
import type { PdfPage } from './pdf-words.ts'
import { isFurniture, type Margins, typeAreaOf } from './type-area.ts'
import { endsWithHyphen, readToken, toWords } from './words.ts'

/** A word as it is compared, with the page it was found on. */
export interface FoundWord {
  readonly text: string
  readonly pageIndex: number
  /** Place from the top of the page in points, to tell the first lines of a page. */
  readonly y: number
  /** Baseline of its line, likewise. */
  readonly baseline: number
  /** Page and baseline of its end, where a line break parts it. */
  readonly end?: { readonly pageIndex: number; readonly baseline: number }
  /** Its rest is not the next word, but stands on the next page. */
  readonly isParted?: boolean
}

/** The text of a finished file, body and notes apart, each in reading order. */
export interface FoundText {
  readonly body: readonly FoundWord[]
  readonly notes: readonly FoundWord[]
  readonly callMarks: ReadonlyMap<number, string>
  readonly noteMarks: ReadonlyMap<number, string>
}

/**
 * Read the text of pages: set running heads, folios and note marks aside, and part the
 * notes from the body.
 *
 * Notes stand at the foot of a page: below the line with the first token that opens one.
 * Where notes go on from the page before, their lines are known by their words, and where
 * those do not tell, by the size of their type.
 */
export function findText(
  pages: readonly PdfPage[],
  expected: Expected,
  { margins, isTagged }: { readonly margins: Margins; readonly isTagged: boolean },
): FoundText {
  const known = knownPairs(expected)
  const bodySize = commonestSize(pages)
  const body: Piece[] = []
  const notes: Piece[] = []
  const callMarks = new Map<number, string>()
  const noteMarks = new Map<number, string>()
  const open: number[] = []

  for (const [pageIndex, page] of pages.entries()) {
    const area = typeAreaOf(page, pageIndex, margins)
    const text = takeNoteMarks(
      page.words.filter((word) => !word.isPicture && !isFurniture(word, area, isTagged)),
      page.words,
    )
    for (const [number, mark] of text.callMarks) {
      if (!callMarks.has(number)) callMarks.set(number, mark)
    }
    for (const [number, mark] of text.noteMarks) noteMarks.set(number, mark)

    const lines = toReadingOrder(toLines(text.words))
    const going = new Set(open.flatMap((number) => [...(known.notes.get(number) ?? [])]))
    const border = noteBorder(lines, { going, body: known.body, bodySize })
    for (const line of lines) {
      const baseline = baselineOf(line)
      const target = baseline >= border ? notes : body
      for (const [index, word] of line.entries()) {
        const isLineEnd = index === line.length - 1
        target.push({ text: word.text, pageIndex, y: word.y0, baseline, isLineEnd })
        if (target === notes) keepOpen(word.text, open)
      }
    }
    // The next page begins with another note than the one this page ends with.
    const last = notes.at(-1)
    if (last && open.length > 1) {
      const isParted = endsWithHyphen(last.text)
      notes[notes.length - 1] = { ...last, isParted, isLineEnd: false }
    }
  }
  const words = new Set(expected.chapters.flatMap((chapter) => chapter.words.split(' ')))
  return {
    body: joinPieces(belowFigures(body, words)),
    notes: joinPieces(notes),
    callMarks,
    noteMarks,
  }
}

interface Piece extends FoundWord {
  readonly isLineEnd: boolean
}

/** Baseline from which on a page holds notes; infinite when it holds none. */
function noteBorder(
  lines: readonly PageLine[],
  known: {
    readonly going: ReadonlySet<string>
    readonly body: ReadonlySet<string>
    readonly bodySize: number
  },
): number {
  const sorted = lines.toSorted((a, b) => baselineOf(a) - baselineOf(b))
  const first = sorted.findIndex((line) =>
    line.some(({ text }) => /n\d{4,5}n/u.test(text)),
  )
  let best = first === -1 ? sorted.length : first
  if (known.going.size > 0) {
    let score = 0
    let bestScore = 0
    for (let index = best - 1; index >= 0; index -= 1) {
      const line = sorted[index] ?? []
      score += scoreLine(line, known)
      if (score > bestScore) {
        bestScore = score
        best = index
      }
    }
  }
  const line = sorted[best]
  return line ? baselineOf(line) - 0.1 : Number.POSITIVE_INFINITY
}

/** How much more a line looks like the note that goes on than like the body. */
function scoreLine(
  line: PageLine,
  known: {
    readonly going: ReadonlySet<string>
    readonly body: ReadonlySet<string>
    readonly bodySize: number
  },
): number {
  const words = line.flatMap(({ text }) => toWords(text))
  let score = 0
  for (const pair of pairsOf(words)) {
    if (known.going.has(pair)) score += 1
    if (known.body.has(pair)) score -= 1
  }
  const size = Math.max(...line.map((word) => word.size))
  return score + (size < 0.93 * known.bodySize ? 0.6 : -0.6)
}

function knownPairs(expected: Expected): {
  readonly body: ReadonlySet<string>
  readonly notes: ReadonlyMap<number, ReadonlySet<string>>
} {
  const body = new Set<string>()
  const notes = new Map<number, ReadonlySet<string>>()
  for (const chapter of expected.chapters) {
    for (const pair of pairsOf(chapter.words.split(' '))) body.add(pair)
    for (const { number, words } of chapter.notes) {
      notes.set(number, new Set(pairsOf(words.split(' '))))
    }
  }
  return { body, notes }
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`)
}

function commonestSize(pages: readonly PdfPage[]): number {
  const counts = new Map<number, number>()
  for (const { words } of pages) {
    for (const { size, text } of words) {
      const rounded = Math.round(size * 10) / 10
      counts.set(rounded, (counts.get(rounded) ?? 0) + text.length)
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** Keep account of the notes that have begun and not ended, in order. */
function keepOpen(text: string, open: number[]): void {
  for (const word of toWords(text)) {
    const token = readToken(word)
    if (token?.kind === 'begin') open.push(token.number)
    if (token?.kind === 'end' && open.includes(token.number)) {
      open.splice(open.indexOf(token.number), 1)
    }
  }
}

/**
 * Where a page ends inside a word and the next begins with a figure, take the rest of the word
 * from the first line below, if it makes a word of the manuscript.
 */
function belowFigures(pieces: readonly Piece[], words: ReadonlySet<string>): Piece[] {
  const joined = [...pieces]
  const isWord = (text: string): boolean => toWords(text).every((word) => words.has(word))
  for (let index = 0; index + 1 < joined.length; index += 1) {
    const piece = joined[index]
    const next = joined[index + 1]
    if (!piece?.isLineEnd || !next || next.pageIndex === piece.pageIndex) continue
    if (!endsWithHyphen(piece.text) || isWord(piece.text + next.text)) continue
    const rest = joined.findIndex(
      (other, at) =>
        at > index + 1 &&
        other.pageIndex === next.pageIndex &&
        joined[at - 1]?.isLineEnd === true &&
        isWord(piece.text + other.text),
    )
    const [other] = rest === -1 ? [] : joined.splice(rest, 1)
    if (other) joined.splice(index + 1, 0, other)
  }
  return joined
}

/** Join words that a line break parted at a hyphen, then cut everything into words. */
function joinPieces(pieces: readonly Piece[]): FoundWord[] {
  const words: FoundWord[] = []
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index]
    if (!piece) continue
    let { text } = piece
    let end = piece
    for (let last = piece; last.isLineEnd && endsWithHyphen(last.text);) {
      const next = pieces[index + 1]
      if (!next) break
      text += next.text
      index += 1
      last = next
      end = next
    }
    for (const word of toWords(text)) {
      const { pageIndex, y, baseline } = piece
      words.push({ text: word, pageIndex, y, baseline, ...(end !== piece && { end }) })
    }
    const word = words.at(-1)
    if (word && piece.isParted === true) {
      words[words.length - 1] = { ...word, isParted: true }
    }
  }
  return words
}
