import type { LanguageTag } from './tag.ts'

/** A stretch of a block's running text in one language; inline markup separates stretches. */
export interface TextPiece {
  readonly text: string
  readonly language: LanguageTag | undefined
}

/** Replaces the characters from `start` up to `end` of a block's text. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text of a block with the language of each place in it. */
export interface BlockText {
  readonly text: string
  /** Language at a UTF-16 offset. */
  readonly languageAt: (offset: number) => LanguageTag | undefined
}

/** Join the pieces of a block, so that rules can look across inline markup. */
export function joinPieces(pieces: readonly TextPiece[]): BlockText {
  const ends: number[] = []
  let length = 0
  for (const piece of pieces) {
    length += piece.text.length
    ends.push(length)
  }
  return {
    text: pieces.map((piece) => piece.text).join(''),
    languageAt: (offset) => {
      let low = 0
      let high = ends.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if (offset < (ends[middle] ?? 0)) high = middle
        else low = middle + 1
      }
      return pieces[low]?.language
    },
  }
}

/**
 * Apply edits to the pieces of a block.
 *
 * @param edits In any order; of two that overlap the one that starts later is dropped.
 *   An edit belongs to the piece in which it starts.
 * @returns The new text of each piece, in the order of the pieces.
 */
export function applyEdits(
  pieces: readonly TextPiece[],
  edits: readonly TextEdit[],
): string[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
  let next = 0
  let pieceStart = 0
  let done = 0
  return pieces.map(({ text }) => {
    const pieceEnd = pieceStart + text.length
    let result = ''
    for (let edit = sorted[next]; edit && edit.start < pieceEnd; edit = sorted[next]) {
      next += 1
      if (edit.start < done) continue
      result += text.slice(Math.max(done - pieceStart, 0), edit.start - pieceStart)
      result += edit.text
      done = edit.end
    }
    result += text.slice(Math.max(done - pieceStart, 0))
    pieceStart = pieceEnd
    return result
  })
}
