import type { ChangeClass } from '../manuscript/change-class.ts'
import type { BeadState } from './bead-states.ts'

/** A key of the front matter that a translator translates. */
export type FieldName = 'title' | 'subtitle' | 'kicker' | 'description'

/** Such keys, in the order in which they are shown. */
export const fieldNames: readonly FieldName[] = [
  'title',
  'subtitle',
  'kicker',
  'description',
]

/** What names a part of a chapter on the command line, behind its name: `:17`, `:title`. */
export const partPattern: RegExp = /:(?:\d+|title|subtitle|kicker|description)$/u

/** What a chapter's front matter says under such a key, and where. */
export interface FieldText {
  readonly value: string
  readonly line: number
}

/** How the translation of such a key stands. */
export interface StatedField {
  readonly name: FieldName
  readonly state: BeadState
  /** Classes of changes, the weightiest first, whether or not they count. */
  readonly changes: readonly ChangeClass[]
  /** Absent when only the translation has the key. */
  readonly original?: FieldText
  readonly translation?: FieldText
  /** What the original said when it was translated. */
  readonly base?: string
}
