/**
 * The unbroken column of a chapter as the browser has laid it out: lines of text, and
 * whatever else may not be divided (pictures, table rows), from top to bottom. All
 * lengths are CSS px from the top of the column.
 */
export interface Galley {
  readonly lines: readonly GalleyLine[]
  /** Notes by index; lines name them. */
  readonly notes: readonly (readonly NoteLine[])[]
  /** Figures and tables that need not stand in their place, in order; none when absent. */
  readonly floats?: readonly GalleyFloat[]
}

/**
 * A figure or table that has been taken out of the column and stands wherever there is room
 * for it, but never before its call and never before those ahead of it.
 */
export interface GalleyFloat {
  readonly heightPx: number
  /** Least white between it and the text above or below. */
  readonly gapPx: number
  /** The line before which it stands in the text; the number of lines at the end. */
  readonly place: number
  /** It may stand on no page that ends before this line: its place or, if that is earlier, the line after its first reference. */
  readonly call: number
  /** The line before which it must stand: the end of its chapter. */
  readonly until: number
  /** Where it may stand, the best first. */
  readonly may: readonly FloatPosition[]
  /** Notes first called in it, in order. */
  readonly notes: readonly number[]
}

/**
 * Where on a page a float stands: at its place between the lines, above or below all text, or
 * on a page without text. If need be, every float may stand on a page without text.
 */
export type FloatPosition = 'here' | 'top' | 'bottom' | 'page'

/** A float on its page. */
export interface PlacedFloat {
  readonly float: number
  readonly position: FloatPosition
}

/** One line of the galley. */
export interface GalleyLine {
  readonly topPx: number
  readonly bottomPx: number
  readonly breakBefore: Break
  /** Height set anew above this line when a page begins with it: repeated table heads, padding. */
  readonly headPx: number
  /** Notes first called in this line, in order. */
  readonly notes: readonly number[]
  /** From its top to its baseline, if it has one; asked for in parallel columns alone. */
  readonly risePx?: number
}

/** One line of a note; lengths count from the top of the note. */
export interface NoteLine {
  readonly topPx: number
  readonly bottomPx: number
  /** Height set anew above this line when a page begins with it: the head of its table. */
  readonly headPx: number
  /** May the note go on from here on the next page? */
  readonly mayBreakBefore: boolean
  /** Notes first called in this line of the note, in order. */
  readonly notes: readonly number[]
}

/**
 * Whether a page may end before a line.
 *
 * - `forced`: it must.
 * - `good`: between blocks, or inside one with two lines on either side.
 * - a flaw: allowed at its price.
 * - `never`: inside something that should not be divided; it is only where it is far
 *   higher than a page.
 */
export type Break = 'forced' | 'good' | 'never' | BreakFlaw

/**
 * What is poor about a break.
 *
 * - `widow`: the last line of a paragraph would begin a page; also where a paragraph of two
 *   lines is parted.
 * - `orphan`: its first line would end one.
 * - `heading`: a heading would have one line below it at the foot.
 * - `code`: a line of code would stand alone.
 * - `verse`: a short stanza would be parted, or a verse stand alone.
 * - `rows`: a short table would be parted, or one or two of its rows stand alone.
 * - `attribution`: a quotation would be parted from its source, a list from its introduction.
 * - `bead`: a passage would be parted from its translation.
 */
export type BreakFlaw =
  | 'widow'
  | 'orphan'
  | 'heading'
  | 'code'
  | 'verse'
  | 'rows'
  | 'attribution'
  | 'bead'

/** A side of a spread. */
export type Side = 'recto' | 'verso'

/** The room of a page, in CSS px. */
export interface PageRoom {
  /** Height of the type area. */
  readonly heightPx: number
  /** Height of the rule between text and notes with the least air around it. */
  readonly separatorPx: number
  /** Height of a line of text: what white is reckoned in. */
  readonly lineHeightPx: number
  /** Greatest part of the page that notes may take while text goes on, 0–1. */
  readonly noteShare: number
}

/** Lines of a note set on one page: from `from` up to, not including, `to`. */
export interface NotePart {
  readonly note: number
  readonly from: number
  readonly to: number
}

/** What stands on one page: lines `from` up to, not including, `to`, floats and parts of notes. */
export interface PagePlan {
  readonly from: number
  readonly to: number
  /** Carried parts first, then the notes called on this page in order, each with those called in it. */
  readonly notes: readonly NotePart[]
  /** In order: those above the text, those between its lines, those below; none when absent. */
  readonly floats?: readonly PlacedFloat[]
  /** Height by which the contents exceed the page; 0 unless something indivisible is too high. */
  readonly overfullPx: number
}
