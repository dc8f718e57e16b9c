import type { FootnoteDefinition } from 'mdast'
import type { Node } from 'unist'

/** What the parser meets on its way and the checks need afterwards; filled while parsing. */
export interface Found {
  /** Labels `{#id}` with the places where they are given. */
  readonly labels: LabelPlace[]
  /** Notes written `^[…]`; inner ones come before those around them. */
  readonly inlineNotes: FootnoteDefinition[]
}

/** A label and where it is given. */
export interface LabelPlace {
  readonly id: string
  readonly place: Node
}
