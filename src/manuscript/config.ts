import type { LanguageTag } from '../language/tag.ts'
import type { ChangeClass } from './change-class.ts'
import type { NotePlaces } from './note-place.ts'
import type { Layout } from './layouts.ts'

/** A text by language; editions take their own language, else the original's. */
export type Localised = Readonly<Partial<Record<string, string>>>

/** How the notes of a series are marked. */
export type MarkerStyle =
  | 'decimal'
  | 'lower-alpha'
  | 'upper-alpha'
  | 'lower-roman'
  | 'upper-roman'
  | 'symbols'

/** A series of notes with numbers of its own: the author's, a translator's, an editor's. */
export interface NoteSeries {
  /** Prefix of the note labels, such as `tr` for `[^tr:pun]`; empty for the author's notes. */
  readonly prefix: string
  /** Name for people and CSS classes, such as `author` or `translator`. */
  readonly name: string
  readonly marker: MarkerStyle
  /** Words set before each note, such as `Anm. d. Ü.`, by language. */
  readonly label: Localised
}

/** One output: languages, layout, template and format. */
export interface Edition {
  /** Name of the edition and of its file, without extension. */
  readonly name: string
  readonly format: 'pdf' | 'epub'
  /** Folder of a template: one of ours, or a path inside the manuscript. */
  readonly template: string
  /** Languages of the text, in order. */
  readonly languages: readonly LanguageTag[]
  /** How they stand to one another. */
  readonly layout: Layout
  /** Of the layout `facing`: do the two pages of a spread share their folio? */
  readonly folios?: 'page' | 'spread'
  /** Chapters by file name without extension; all when absent. */
  readonly chapters?: readonly string[]
  /** Of a PDF: every how many lines their number stands in the margin. */
  readonly lineNumbers?: number
  /** Of a PDF: where notes stand; at the foot of the page when absent. */
  readonly notePlaces?: NotePlaces
  /** What becomes of passages that are stale; they stay as they are when absent. */
  readonly stale?: PassageTreatment
  /** What becomes of passages that are not translated; nothing when absent. */
  readonly missing?: PassageTreatment
  /** Of the layout `columns`. */
  readonly columns?: ColumnSettings
  /** ISBN or URN of this edition; that of the book when absent. */
  readonly identifier?: string
  /** Of an e-book: the PDF edition whose pages are marked in it. */
  readonly pagesOf?: PageSource
  /** Of an e-book; `standard` when absent. */
  readonly profile?: EpubProfile
}

/** How languages stand side by side. */
export interface ColumnSettings {
  /** Widths of the columns in proportion; `fit` to the lengths of the texts. */
  readonly ratio: 'fit' | readonly number[]
  /** `apart`: the notes of each language below its own column; `together`: below all. */
  readonly notes: 'apart' | 'together'
}

/**
 * What an edition does with a passage of a translation that is stale or missing: mark it, put
 * the original in its place, or count it as a fault.
 */
export type PassageTreatment = 'mark' | 'original' | 'fail'

/**
 * What people say of the accessibility of their e-books; the rest is found out.
 *
 * @see EPUB Accessibility 1.1; Directive (EU) 2019/882
 */
export interface Accessibility {
  /** Who certifies that the e-books conform to WCAG 2.2, level AA. */
  readonly certifiedBy?: string | undefined
  /** Address of the certifier’s report. */
  readonly report?: string | undefined
  /** Why the European Accessibility Act does not hold, if it does not. */
  readonly exemption?: AccessibilityExemption | undefined
}

/** Grounds of exemption of the European Accessibility Act. */
export type AccessibilityExemption =
  | 'microenterprise'
  | 'disproportionate-burden'
  | 'fundamental-alteration'

/** The store or device that an e-book is made for; `standard` is for all of them. */
export type EpubProfile = 'standard' | 'kindle' | 'kobo' | 'apple'

/** A PDF edition whose pages an e-book marks. */
export interface PageSource {
  /** Name of the edition. */
  readonly edition: string
  /** Somebody named it: then it is laid out even when it is not to be built. */
  readonly isNamed: boolean
}

/** What `book.yaml` or, without it, the front matter of the only chapter says. */
export interface BookConfig {
  readonly title: Localised
  readonly subtitle: Localised
  readonly description: Localised
  readonly authors: readonly string[]
  /** Translators by language of the translation. */
  readonly translators: Readonly<Partial<Record<string, readonly string[]>>>
  /** Language of the original. */
  readonly language: LanguageTag
  readonly translations: readonly LanguageTag[]
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date?: string
  readonly publisher?: string
  readonly rights?: string
  /** ISBN or URN; made from content when absent. */
  readonly identifier?: string
  readonly accessibility?: Accessibility
  /** Path of the cover picture inside the manuscript, or `none`. */
  readonly cover?: string
  /** Line above the title of a handout: course, sheet. */
  readonly kicker: Localised
  /** Font families for scripts that a template has no font of, tried before those we know. */
  readonly fonts: readonly string[]
  /** Author's series first. */
  readonly series: readonly NoteSeries[]
  /** Changes of the original that make a translation stale. */
  readonly stale: readonly ChangeClass[]
  readonly editions: readonly Edition[]
}
