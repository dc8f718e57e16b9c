import type { PdfWord } from './pdf-words.ts'

/** A page's words without the marks of notes, which are read apart. */
export interface UnmarkedWords {
  readonly words: readonly PdfWord[]
  /** Mark printed after a call, by number of the note; the first call counts. */
  readonly callMarks: ReadonlyMap<number, string>
  /** Mark printed before a note; what stands between (a label) is left out. */
  readonly noteMarks: ReadonlyMap<number, string>
}

/** Most words that may stand before a note on its line: a mark and a label. */
const maxLead = 6

/**
 * Take the marks of notes out of a page: what follows the token of a call in smaller or
 * raised type, and what stands left of the token that opens a note.
 *
 * @param words Words of the text.
 * @param all All words of the page: a browser leaves generated marks without a tag.
 */
export function takeNoteMarks(
  words: readonly PdfWord[],
  all: readonly PdfWord[],
): UnmarkedWords {
  const callMarks = new Map<number, string>()
  const noteMarks = new Map<number, string>()
  const taken = new Set<PdfWord>()
  const changed = new Map<PdfWord, string>()

  for (const word of words) {
    const call = /^(.*c(\d{4,5})c)(.*)$/u.exec(word.text)
    if (call) {
      const [, upTo = '', number = '', rest = ''] = call
      const mark = rest === '' ? markAfter(word, all) : undefined
      const glued = /^(?:\d{1,4}|[*†‡§‖¶]+|[a-z]{1,2})(?!\p{L})/u.exec(rest)?.[0]
      if (mark) taken.add(mark)
      else if (glued !== undefined) changed.set(word, upTo + rest.slice(glued.length))
      const text = mark?.text ?? glued
      if (text !== undefined && !callMarks.has(Number(number))) {
        callMarks.set(Number(number), bare(text))
      }
    }
    const begin = /^(.*)n(\d{4,5})n/u.exec(word.text)
    if (begin) {
      const [, prefix = '', number = ''] = begin
      const lead = leadOf(word, all)
      for (const one of lead) taken.add(one)
      if (prefix !== '') changed.set(word, word.text.slice(prefix.length))
      const text = lead[0]?.text ?? prefix
      if (text !== '') noteMarks.set(Number(number), bare(text))
    }
  }
  return {
    words: words
      .filter((word) => !taken.has(word))
      .map((word) => withText(word, changed.get(word))),
    callMarks,
    noteMarks,
  }
}

function withText(word: PdfWord, text: string | undefined): PdfWord {
  return text === undefined ? word : { ...word, text }
}

function bare(mark: string): string {
  return mark.normalize('NFKC').replaceAll(/[\s.()[\]:]/gu, '')
}

function markAfter(word: PdfWord, words: readonly PdfWord[]): PdfWord | undefined {
  return words.find(
    (one) =>
      one !== word &&
      one.x0 > word.x1 - 0.15 * word.size &&
      one.x0 < word.x1 + 0.35 * word.size &&
      one.baseline < word.baseline + 0.1 * word.size &&
      one.baseline > word.baseline - 0.8 * word.size &&
      (one.size < 0.9 * word.size || one.baseline < word.baseline - 0.15 * word.size) &&
      one.text.length <= 6,
  )
}

/** Words left of the one that opens a note, on its line, back to the end of another note. */
function leadOf(word: PdfWord, words: readonly PdfWord[]): PdfWord[] {
  const line = words
    .filter(
      (one) =>
        one !== word &&
        one.x1 < word.x0 + 1 &&
        Math.abs(one.baseline - word.baseline) < 0.6 * word.size,
    )
    .toSorted((a, b) => a.x0 - b.x0)
  const end = line.findLastIndex((one) => /e\d{4,5}e/u.test(one.text))
  const lead = line.slice(end + 1)
  return lead.length > maxLead ? lead.slice(-1) : lead
}
