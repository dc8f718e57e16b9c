/** A stretch of text: a word, a single sign, or spaces. */
export interface Segment {
  readonly text: string
  readonly kind: 'word' | 'sign' | 'space'
}

/** `Intl.Segmenter` takes time that grows with the square of the length (Node 20). */
const stretch = 1000

/**
 * Divide text into words, signs and spaces by the rules of its language; Chinese, Japanese
 * and Thai too, which write no spaces.
 *
 * @param segmenter Of words; making one takes longer than most texts.
 * @returns Segments that together are the text. Linear in its length.
 * @see Unicode Standard Annex 29, "Word Boundaries".
 */
export function segmentText(text: string, segmenter: Intl.Segmenter): Segment[] {
  const segments: Segment[] = []
  for (const part of stretches(text)) {
    for (const { segment, isWordLike } of segmenter.segment(part)) {
      if (isWordLike === true) segments.push({ text: segment, kind: 'word' })
      else if (/^\s+$/u.test(segment)) pushSpace(segments, segment)
      else segments.push({ text: segment, kind: 'sign' })
    }
  }
  return segments
}

/** A line end and the indentation after it are one space. */
function pushSpace(segments: Segment[], text: string): void {
  const last = segments.at(-1)
  if (last?.kind !== 'space') segments.push({ text, kind: 'space' })
  else segments[segments.length - 1] = { text: last.text + text, kind: 'space' }
}

/** Cut long text where no word can be cut: at spaces and signs, only else anywhere. */
function stretches(text: string): string[] {
  if (text.length <= stretch) return [text]
  return (
    text.match(/[^]{0,999}[\s。，、！？；：]|[^]{1,999}(?![\uDC00-\uDFFF])|[^]/gu) ?? [
      text,
    ]
  )
}
