/** A run of blocks of one text by their places: from `start` up to, not including, `end`. */
export interface BlockRange {
  readonly start: number
  readonly end: number
}

/**
 * Original blocks with the translation blocks that render them: 1:1, 1:n, n:1, or 1:0 and
 * 0:1 where the other text has no counterpart.
 */
export interface Bead {
  readonly original: BlockRange
  readonly translation: BlockRange
}

/** Count the blocks of a run. */
export function rangeSize({ start, end }: BlockRange): number {
  return end - start
}
