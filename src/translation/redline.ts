import { diffArrays } from 'diff'

/** A stretch of a redline. */
export interface RedlinePiece {
  readonly kind: 'same' | 'deleted' | 'inserted'
  readonly text: string
}

/**
 * Compare two texts word by word.
 *
 * @param before Text in one line, as `after` is.
 * @returns Pieces in order: without the inserted ones they are `before`, without the
 *   deleted ones `after`.
 */
export function redline(before: string, after: string): RedlinePiece[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(
    ({ value, added, removed }): RedlinePiece => {
      const text = value.join('')
      if (added) return { kind: 'inserted', text }
      return { kind: removed ? 'deleted' : 'same', text }
    },
  )
}

/** Words, spaces and punctuation marks, each for itself. */
function wordsOf(text: string): string[] {
  const segmenter = new Intl.Segmenter('und', { granularity: 'word' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
