import type { Element, ElementContent } from 'hast'
import type { Chapter, Note } from '../book/book.ts'
import type { BlockRange } from '../translation/bead.ts'

/**
 * A chapter as hast, the same for print and e-book: semantic elements, `lang` where the
 * language changes and `dir` where the direction of writing does, `id`s unique in the
 * edition, sanitised, math as MathML, code highlighted. Note calls are `<a class="note-call note-call-SERIES" id href="#note">`
 * with the marker as text; outputs add their own roles. Image `src`s are paths inside
 * the manuscript (`images/x.svg`).
 */
export interface ChapterHtml {
  readonly chapter: Chapter
  /** Blocks of the chapter, the `h1` among them. */
  readonly body: readonly ElementContent[]
  /** Where in `body` the nodes of each run of blocks stand; absent when none was asked for. */
  readonly runs?: readonly BlockRange[]
  readonly notes: readonly NoteHtml[]
}

/** A note as hast: its blocks alone, without marker, label or way back. */
export interface NoteHtml {
  readonly note: Note
  readonly children: readonly Element[]
}
