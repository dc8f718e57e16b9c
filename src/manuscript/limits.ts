/** How much of everything a manuscript may hold, so that no stranger's exhausts the machine. */
export interface Limits {
  /** Bytes of a chapter file. */
  readonly chapterBytes: number
  /** Bytes of a picture file. */
  readonly pictureBytes: number
  /** Points of a picture: each takes four bytes of memory when it is shown. */
  readonly picturePoints: number
}

/** A novel has one megabyte; a camera makes 60 million points. */
export const usualLimits: Limits = {
  chapterBytes: 20_000_000,
  pictureBytes: 50_000_000,
  picturePoints: 100_000_000,
}

/**
 * Does work within a limit of time, one piece after the other.
 *
 * @param at What is worked on, for whoever has to say why it ended: a path.
 * @returns What came of it, or `undefined` when the time was up and it was broken off.
 */
export type Attempt = <Result>(
  work: () => Result,
  at: string,
) => { readonly result: Result } | undefined

/** Do work however long it takes: for callers that have no clock. */
export const withoutLimit: Attempt = (work) => ({ result: work() })
