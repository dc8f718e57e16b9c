/** Kinds of blocks that alignment tells apart. */
export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'quotation'
  | 'list'
  | 'item'
  | 'verse'
  | 'stanza'
  | 'line'
  | 'passage'
  | 'table'
  | 'row'
  | 'figure'
  | 'code'
  | 'formula'
  | 'html'
  | 'break'
  | 'note'
  | 'translator'

/** What alignment knows of a block: numbers and marks, but none of its words. */
export interface BlockTraits {
  readonly kind: BlockKind
  /** Level of a heading. */
  readonly depth?: number
  /** Letters and digits, weighted by script; see `textLength`. Zero for a block without words. */
  readonly length: number
  /** Label `{#id}` that the writer gave it. */
  readonly label?: string
  /**
   * What a translation keeps as it is: labels of notes, addresses, numbers, whole texts of
   * code. Each once, in any order.
   */
  readonly marks: readonly string[]
}
