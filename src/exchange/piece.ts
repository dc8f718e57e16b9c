import type { Nodes } from 'mdast'

/** Markup that a translator sees as a placeholder; the names are those of HTML where it has one. */
export type TagName =
  | 'em'
  | 'strong'
  | 'del'
  | 'code'
  | 'br'
  | 'a'
  | 'img'
  | 'title'
  | 'span'
  | 'note'
  | 'math'
  | 'html'

/** A stretch of running text: characters, or a placeholder for markup. */
export type Piece = TextPiece | TagPiece

/** Characters as a reader sees them. */
export interface TextPiece {
  readonly type: 'text'
  readonly value: string
}

/** Where markup begins or ends, or stands alone. */
export interface TagPiece {
  readonly type: 'open' | 'close' | 'alone'
  readonly name: TagName
  /** Says what the markup is, so that two of one key are the same: `a https://…`. */
  readonly key: string
  readonly node: Nodes
}

/** Placeholders by their keys, as a translator sees them: `em`, `a1`, `note2`. */
export type Labels = ReadonlyMap<string, string>

/** Names whose placeholders are told apart by a number; of the others one is like another. */
export const numberedNames: ReadonlySet<TagName> = new Set([
  'a',
  'img',
  'span',
  'note',
  'math',
  'html',
])
