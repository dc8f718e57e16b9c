import type { FoundWord } from './find-text.ts'
import { readToken } from './words.ts'

/** The words of note areas, note by note. */
export interface FoundNotes {
  /** From the token that opens a note to the one that closes it. */
  readonly byNumber: ReadonlyMap<number, readonly FoundWord[]>
  /** Words that belong to no note. */
  readonly strays: readonly FoundWord[]
}

/** Cut the words of note areas at their tokens. A note without a last token ends where the next begins. */
export function cutNotes(words: readonly FoundWord[]): FoundNotes {
  const byNumber = new Map<number, FoundWord[]>()
  const strays: FoundWord[] = []
  let current: FoundWord[] | undefined
  let number = 0
  for (const word of words) {
    const token = readToken(word.text)
    if (token?.kind === 'begin') {
      current = byNumber.get(token.number) ?? []
      number = token.number
      byNumber.set(number, current)
    }
    if (current) current.push(word)
    else strays.push(word)
    if (token?.kind === 'end' && token.number === number) current = undefined
  }
  return { byNumber, strays }
}
