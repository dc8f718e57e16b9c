import type { FootnoteDefinition, PhrasingContent, Root } from 'mdast'
import type { VFile } from 'vfile'
import type { LanguageTag } from '../language/tag.ts'
import type { Accessibility, NoteSeries } from '../manuscript/config.ts'
import type { BlockRange } from '../translation/bead.ts'

/** One edition's text, numbered and with its references resolved: the model of every output. */
export interface Book {
  /** Name of the edition that it is the text of. */
  readonly edition?: string
  readonly title: string
  readonly subtitle?: string
  readonly description?: string
  readonly kicker?: string
  readonly authors: readonly string[]
  readonly translators: readonly string[]
  /** First language of the edition. */
  readonly language: LanguageTag
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date?: string
  readonly publisher?: string
  readonly rights?: string
  /** ISBN or URN from the config. */
  readonly identifier?: string
  /** Who vouches for its accessibility, and what excuses it. */
  readonly accessibility?: Accessibility
  /** Path of the cover picture inside the manuscript. */
  readonly cover?: string
  /** One per language of the edition, in order. */
  readonly texts: readonly BookText[]
  /**
   * The chapters of all texts, joined with their counterparts; absent in the layouts `single`
   * and `sequential`.
   */
  readonly parallel?: readonly ParallelChapter[]
  /** Chapters and headings that render one another, in the layout `sequential`. */
  readonly counterparts?: readonly ParallelEntry[]
}

/** A chapter in all languages of a parallel layout. */
export interface ParallelChapter {
  /** One for each language of the edition, in order; undefined where it has no such chapter. */
  readonly chapters: readonly (Chapter | undefined)[]
  /** In reading order; they hold every block of every chapter once and in order. */
  readonly beads: readonly ParallelBead[]
}

/** Blocks of several languages that render one another. */
export interface ParallelBead {
  /**
   * For each language of the edition a run of the children of its chapter's `tree`; empty
   * where it has no counterpart. Not all are empty.
   */
  readonly ranges: readonly BlockRange[]
}

/** The chapters of one language. */
export interface BookText {
  readonly language: LanguageTag
  readonly title: string
  readonly subtitle?: string
  readonly chapters: readonly Chapter[]
}

/** A chapter whose notes are numbered and whose links are resolved. */
export interface Chapter {
  /** Unique in the edition, made of ASCII letters, digits and hyphens; a file name in the EPUB. */
  readonly id: string
  readonly language: LanguageTag
  /** Where it was read; its messages are complete once the book is assembled. */
  readonly file: VFile
  /** Title without note calls, for running heads and contents. */
  readonly title: readonly PhrasingContent[]
  readonly titleText: string
  /**
   * Body as mdast with `noteCall` nodes for calls, without note definitions. All ids are
   * unique in the edition. Links into the manuscript are `link` nodes with the url `#id`,
   * whatever chapter the id stands in; see `chapterOfId`.
   */
  readonly tree: Root
  /** Notes in the order of their first calls, notes called from notes after their callers. */
  readonly notes: readonly Note[]
  /** Headings below the title, nested. The title itself is not among them. */
  readonly contents: readonly ContentsEntry[]
  /** Every id that stands in this chapter (heading, figure, call, note …). */
  readonly ids: readonly string[]
  /** What raw HTML gives and refers to; absent where nothing is known of its file. */
  readonly anchors?: HtmlAnchors
  /** Paths of the images used, inside the manuscript, each once, sorted. */
  readonly images: readonly string[]
}

/** Names of places as raw HTML writes them. */
export interface HtmlAnchors {
  /** Id in the edition by `id`, or `name` of an `a`, in the raw HTML of the chapter. */
  readonly ids: ReadonlyMap<string, string>
  /** Id in the edition by label of the chapter file, those of raw HTML among them. */
  readonly labels: ReadonlyMap<string, string>
}

/** A heading as the contents list it. */
export interface ContentsEntry {
  readonly id: string
  readonly depth: number
  /** Without note calls. */
  readonly title: readonly PhrasingContent[]
  readonly titleText: string
  readonly entries: readonly ContentsEntry[]
}

/** A heading in all languages that have it. */
export interface ParallelEntry {
  readonly depth: number
  /** At least one, in the order of the edition's languages. */
  readonly headings: readonly ParallelHeading[]
  readonly entries: readonly ParallelEntry[]
}

/** A heading in one language: that of its chapter. */
export type ParallelHeading = Pick<ContentsEntry, 'id' | 'title' | 'titleText'> & {
  readonly language: Chapter['language']
}

/** A note with its place in its series. */
export interface Note {
  /** Unique in the edition, such as `wort-note-3`. */
  readonly id: string
  readonly series: NoteSeries
  /** Mark as printed: `3`, `a`, `iv`, `*`. */
  readonly marker: string
  /** Words set before the note in the chapter's language, such as `Anm. d. Ü.`; empty if none. */
  readonly label: string
  /** Ids of its calls in reading order, at least one. */
  readonly calls: readonly string[]
  /** Blocks of the note; calls to other notes inside are `noteCall` nodes. */
  readonly definition: FootnoteDefinition
}
