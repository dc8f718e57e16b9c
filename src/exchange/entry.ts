/** A unit as an exchange file brings it back. */
export interface Entry {
  readonly context: string
  readonly source: string
  readonly target: string
  /** Does the translator say that it is not done: `fuzzy`, state `initial`? */
  readonly isUnfinished: boolean
  /** Where it stands in its file, from 1. */
  readonly line: number
}

/** An exchange file as read, or why it cannot be. */
export interface ExchangeFile {
  /** As written in the file; absent when it does not say. */
  readonly language?: string
  readonly entries: readonly Entry[]
  readonly fault?: { readonly line: number; readonly reason: string }
}
