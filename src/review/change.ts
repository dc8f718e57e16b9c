import type { LanguageTag } from '../language/tag.ts'

/**
 * What a change is about.
 *
 * - `words`: text is new, gone or worded otherwise.
 * - `number`: figures differ, and nothing else.
 * - `name`: a word with a capital differs where the language writes names so.
 * - `note`: a note is new or gone, or called elsewhere. A change inside a note has the
 *   class of what changed.
 * - `punctuation`: signs differ. `typography`: dashes, dots, and spaces differ.
 * - `markup`: the same words are emphasised, linked, or in another language.
 * - `structure`: a paragraph was split or merged, a heading has another level, a break, a
 *   row or a list item is new or gone.
 * - `move`: blocks stand elsewhere.
 */
export type ChangeClass =
  | 'words'
  | 'number'
  | 'name'
  | 'note'
  | 'punctuation'
  | 'typography'
  | 'markup'
  | 'structure'
  | 'move'

/** All classes in the order in which they are listed. */
export const changeClasses: readonly ChangeClass[] = [
  'words',
  'number',
  'name',
  'note',
  'move',
  'structure',
  'markup',
  'punctuation',
  'typography',
]

/** A place in a revision, as editors count it: lines and columns from 1. */
export interface ChangePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A place between two tokens of a text: token 0 of block 0 is the beginning. */
export interface TokenPlace {
  readonly block: number
  readonly token: number
}

/** One side of a change. */
export interface ChangeSide {
  readonly place: ChangePlace
  /** As it is printed; empty where nothing stands, or something that has no words. */
  readonly text: string
  readonly from: TokenPlace
  /** Up to, not including. */
  readonly to: TokenPlace
}

/** A change as an editor would name it. */
export interface Change {
  /** Unique in the review, such as `c12`; the same for the same two revisions. */
  readonly id: string
  readonly class: ChangeClass
  /** A `copy` is new and stands elsewhere too; a `copyRemoved` is gone and stands there still. */
  readonly kind:
    | 'insertion'
    | 'deletion'
    | 'replacement'
    | 'move'
    | 'copy'
    | 'copyRemoved'
  readonly language: LanguageTag
  /** Title of the chapter: the new one's, or the old one's of what is gone. */
  readonly chapter: string
  /** Where it is or would be in the old text. */
  readonly old: ChangeSide
  readonly new: ChangeSide
  /** Words around it on the new side, else the old: the rest of the sentence. */
  readonly before: string
  readonly after: string
  /** Marker of the note that it is in. */
  readonly note?: string
  /** The change at the other end: of a call that was carried elsewhere. */
  readonly counterpart?: string
}

/** A change of what `book.yaml` or the front matter says. */
export interface FieldChange {
  readonly id: string
  readonly file: string
  /** Such as `title.de` or `editions.reader.layout`. */
  readonly field: string
  /** Absent when the field is new. */
  readonly old?: string
  /** Absent when it is gone. */
  readonly new?: string
}
