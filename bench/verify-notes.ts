import type { Expected } from './expected.ts'
import type { FoundText, FoundWord } from './find-text.ts'
import { readToken, type Token } from './words.ts'

/** Where the notes of a finished file stand. */
export interface NoteReport {
  readonly expected: number
  /** Whole notes on the page of their first call. */
  readonly same: number
  /** Begin there and end on a later page. */
  readonly split: number
  /** Begin on the page after, or later still: wrong. */
  readonly next: number
  readonly later: number
  /** Begin before their first call: wrong. */
  readonly before: number
  readonly lostCalls: number
  readonly lostNotes: number
  readonly lostTails: number
  /** Notes whose number differs from that at the call. */
  readonly wrongMarks: number
  /** Notes printed before one that was called earlier. */
  readonly outOfOrder: number
  readonly faults: readonly string[]
}

/** Find each note by its tokens and compare its place with that of its first call. */
export function verifyNotes(expected: Expected, text: FoundText): NoteReport {
  const calls = new Map<number, number>()
  const callCounts = new Map<number, number>()
  const begins = new Map<number, number>()
  const ends = new Map<number, number>()
  const order: number[] = []
  const read = (word: FoundWord): void => {
    const token = readToken(word.text)
    if (!token) return
    const places = placesOf(token, { calls, begins, ends })
    const known = places.get(token.number)
    places.set(token.number, Math.min(known ?? word.pageIndex, word.pageIndex))
    if (token.kind === 'call') {
      callCounts.set(token.number, (callCounts.get(token.number) ?? 0) + 1)
    }
    if (token.kind === 'begin') order.push(token.number)
  }
  for (const word of text.body) read(word)
  for (const word of text.notes) read(word)

  const counts = { same: 0, split: 0, next: 0, later: 0, before: 0 }
  const lost = { lostCalls: 0, lostNotes: 0, lostTails: 0 }
  const faults: string[] = []
  let wrongMarks = 0
  for (const note of expected.chapters.flatMap(({ notes }) => notes)) {
    const { number } = note
    const missing = note.calls - (callCounts.get(number) ?? 0)
    if (missing > 0) {
      lost.lostCalls += missing
      faults.push(`note ${number}: ${missing} of ${note.calls} calls lost`)
    }
    const call = calls.get(number)
    const begin = begins.get(number)
    const end = ends.get(number)
    if (begin === undefined) lost.lostNotes += 1
    if (end === undefined) lost.lostTails += 1
    if (begin === undefined || end === undefined) {
      faults.push(
        `note ${number}: its ${begin === undefined ? 'beginning' : 'end'} is lost`,
      )
    }
    if (call === undefined || begin === undefined) continue
    const place = compare(begin - call, (end ?? begin) - begin)
    counts[place] += 1
    if (place !== 'same' && place !== 'split') {
      faults.push(`note ${number}: called on page ${call + 1}, begins on ${begin + 1}`)
    }
    const callMark = text.callMarks.get(number)
    const noteMark = text.noteMarks.get(number)
    if (callMark === noteMark) continue
    wrongMarks += 1
    faults.push(
      `note ${number}: ${callMark ?? 'no mark'} at the call, ${noteMark ?? 'no mark level with its first line'} at the note`,
    )
  }
  return {
    expected: expected.notes,
    ...counts,
    ...lost,
    wrongMarks,
    outOfOrder: order.filter((number, index) => number < (order[index - 1] ?? 0)).length,
    faults,
  }
}

type Places = Map<number, number>

function placesOf(
  { kind }: Token,
  places: { readonly calls: Places; readonly begins: Places; readonly ends: Places },
): Places {
  if (kind === 'call') return places.calls
  return kind === 'begin' ? places.begins : places.ends
}

function compare(
  distance: number,
  length: number,
): 'same' | 'split' | 'next' | 'later' | 'before' {
  if (distance < 0) return 'before'
  if (distance > 1) return 'later'
  if (distance === 1) return 'next'
  return length > 0 ? 'split' : 'same'
}
