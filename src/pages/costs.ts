import type { BreakFlaw } from './galley.ts'

/**
 * What is wrong with a page, and what it costs: the pages of a section are broken where
 * they cost least together. One line of white costs 1, two lines 4: read the other costs
 * as “worth √n lines of white”.
 *
 * The numbers keep an order rather than a measure. A page is rather two lines short than a
 * note is split; a spread rather one line short on both sides than on one; no white is too
 * much to save a widow, an orphan or a heading alone.
 */
export const costs = {
  /** White below the text, per square line. A page that ends a section may be short. */
  white: 1,
  /** More than two lines of white. */
  shortPage: 40,
  /** The two pages of a spread end at different heights. */
  unlevelSpread: 8,
  /**
   * Of facing pages: one has more white than the other, per line. Not by the square: what one
   * text is longer than the other has to stand somewhere, and white on both pages is no remedy.
   */
  unlevelPages: 1 / 2,
  /**
   * Of facing pages: one ends further on in the bead that both are in, per square line of the
   * longer text.
   */
  lead: 1,
  /** Of facing pages: lines are parted that belong together, lest a bead begin in two spreads. */
  parted: 50_000,
  /** A section's last page has fewer than four lines. */
  shortLastPage: 30,
  /** A note that begins here goes on on the next page. */
  splitNote: 20,
  /** A note that went on here goes on on a third page. */
  carriedOn: 20,
  /** A single line of a note on a page, with more of it before and after. */
  slightPart: 100,
  /** A note stands below one that goes on on the next page. */
  overtaking: 6,
  /** Each note more than one that goes on: they go on side by side. */
  sideBySide: 60,
  /** Notes take more than their share of a page with text. */
  crowded: 60,
  /** A page of notes alone. */
  notesAlone: 200,
  /** A float whose place is on this page or an earlier one, and that stands on a later one. */
  waitingFloat: 8,
  /** A float that stands on an earlier page than its place. */
  earlyFloat: 4,
  /** Fewer than four lines of text on a page with floats. */
  slightText: 30,
  /** Of parallel columns: a page ends inside a bead. */
  partedBead: 5,
  /** Of parallel columns: of a parted bead one side ends here, another goes on for a line or three. */
  loneSide: 12,
  /** See `BreakFlaw`. */
  flaws: {
    widow: 4000,
    orphan: 4000,
    heading: 4000,
    attribution: 400,
    rows: 100,
    verse: 100,
    code: 60,
    bead: 12,
  } satisfies Record<BreakFlaw, number>,
  /** A note that cannot begin on the page of its call. */
  lateNote: 100_000,
  /** Something higher than the page, which has to be set smaller. */
  overfull: 1_000_000,
} as const

/** A reason why a page costs something. */
export type CostName = Exclude<keyof typeof costs, 'flaws'> | BreakFlaw

/** Fewest lines on the last page of a section. */
export const leastOnLastPage = 4

/** White of up to so many lines is nothing unusual. */
export const usualWhite = 2
