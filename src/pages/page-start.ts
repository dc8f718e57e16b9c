/** The place in a text where a printed page begins. */
export interface PageStart {
  /** Number printed on the page. */
  readonly folio: string
  /** Id of the chapter whose text the page begins with. */
  readonly chapterId: string
  /** Letters and digits of the chapter before the page, as `countLetters` counts them. */
  readonly offset: number
}
