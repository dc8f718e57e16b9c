import type {
  BlockContent,
  Data,
  DefinitionContent,
  Node,
  Parent,
  PhrasingContent,
} from 'mdast'
// Brings `hName` and `hProperties` to mdast's `Data`.
// oxlint-disable-next-line import/no-empty-named-blocks, unicorn/require-module-specifiers -- types alone
import type {} from 'mdast-util-to-hast'

/**
 * Nodes that our Markdown has beyond mdast's own and `remark-gfm`'s.
 *
 * Attributes written `{#id .class lang=fr}` are in `data.hProperties` (`id`, `className`
 * as an array, `lang`) of the node they belong to, as `mdast-util-to-hast` expects.
 * Footnotes are mdast's `footnoteReference` and `footnoteDefinition`; an inline note
 * `^[…]` is parsed to such a pair, the definition standing at the end of the root.
 * Math is `math` and `inlineMath` of `mdast-util-math`.
 */
export type DiglotNode =
  | Span
  | Verse
  | Stanza
  | VerseLine
  | Epigraph
  | Dedication
  | Figure
  | TableFigure
  | Caption
  | Passage
  | PageBreak

/** A stretch of running text with attributes: `[réassurance]{lang=fr}`. */
export interface Span extends Parent {
  type: 'span'
  children: PhrasingContent[]
}

/** `:::verse`: stanzas of lines. */
export interface Verse extends Parent {
  type: 'verse'
  children: (Stanza | BlockContent)[]
}

/** Lines of verse between blank lines. */
export interface Stanza extends Parent {
  type: 'stanza'
  children: VerseLine[]
}

/** One line of verse; `indent` counts the em of its indentation (leading spaces / 2). */
export interface VerseLine extends Parent {
  type: 'verseLine'
  indent: number
  children: PhrasingContent[]
}

/** `:::epigraph`: a motto before a chapter. */
export interface Epigraph extends Parent {
  type: 'epigraph'
  children: BlockContent[]
}

/** `:::dedication`. */
export interface Dedication extends Parent {
  type: 'dedication'
  children: BlockContent[]
}

/** `:::figure`: pictures, then a caption. */
export interface Figure extends Parent {
  type: 'figure'
  children: (BlockContent | Caption)[]
}

/** `:::table`: a table, then its caption. */
export interface TableFigure extends Parent {
  type: 'tableFigure'
  children: (BlockContent | Caption)[]
}

/** Caption of a figure or table. */
export interface Caption extends Parent {
  type: 'caption'
  children: BlockContent[]
}

/** `:::passage{lang=la}`: blocks in another language or with a class. */
export interface Passage extends Parent {
  type: 'passage'
  children: (BlockContent | DefinitionContent)[]
}

/** `:::pagebreak` or `::pagebreak`: the next block begins a page. */
export interface PageBreak extends Node {
  type: 'pageBreak'
}

/**
 * A note call whose note was found and numbered. It stands in place of the
 * `footnoteReference` in the trees of a `Book`.
 */
export interface NoteCall extends Node {
  type: 'noteCall'
  /** Id of the call in the edition, such as `wort-call-3` (second call of a note: `wort-call-3-2`). */
  id: string
  /** Id of the note in the edition, such as `wort-note-3`. */
  noteId: string
  /** Mark as printed: `3`, `a`, `iv`, `*`. */
  marker: string
  /** Name of the series, such as `author`. */
  series: string
}

declare module 'mdast' {
  interface BlockContentMap {
    verse: Verse
    epigraph: Epigraph
    dedication: Dedication
    figure: Figure
    tableFigure: TableFigure
    passage: Passage
    pageBreak: PageBreak
  }
  interface PhrasingContentMap {
    span: Span
    noteCall: NoteCall
  }
  interface RootContentMap {
    verse: Verse
    stanza: Stanza
    verseLine: VerseLine
    epigraph: Epigraph
    dedication: Dedication
    figure: Figure
    tableFigure: TableFigure
    caption: Caption
    passage: Passage
    pageBreak: PageBreak
    span: Span
    noteCall: NoteCall
  }
}

/** Re-exported so that importing this module also brings the augmentation of `mdast`. */
export type { Data }
