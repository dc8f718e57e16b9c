import type { RootContent } from 'mdast'
import type { LanguageTag } from '../language/tag.ts'
import type { StatedBead } from '../translation/bead-states.ts'
import type { SourceText } from '../translation/carry-notes.ts'
import type { NotePair } from '../translation/pair-notes.ts'
import type { FieldName, StatedField } from '../translation/stated-field.ts'
import type { UnitLabels } from './label-placeholders.ts'

/** A file of a chapter, parsed. */
export interface ChapterText extends SourceText {
  readonly path: string
}

/** A chapter with its translation into one language, as it is exchanged with translators. */
export interface ExchangeChapter {
  readonly language: LanguageTag
  /** Pairs the two files; see `ChapterFile.name`. */
  readonly name: string
  readonly original: ChapterText
  readonly translation?: ChapterText
  /** The original as it stood when it was translated. */
  readonly base?: SourceText
  readonly beads: readonly StatedBead[]
  readonly fields: readonly StatedField[]
}

/** What a translator translates at a time, as it stands in an exchange file. */
export interface UnitText {
  /** With the source it names the unit; stays the same when other passages change. */
  readonly context: string
  /** The original: running text with placeholders, or Markdown of a block kept as it is. */
  readonly source: string
  /** Empty when nothing is translated. */
  readonly target: string
  /** The original as it stood when it was translated, if that differs. */
  readonly previous?: string
  readonly state: 'missing' | 'stale' | 'translated'
  /** Such as `de/02.md:12`. */
  readonly place: string
  /** For people: the kind of the passage, what placeholders stand for. */
  readonly comments: readonly string[]
  /** Are its line breaks part of it? */
  readonly isVerbatim: boolean
}

/** A unit with the nodes that it was made of. */
export interface Unit extends UnitText {
  /** Number of its bead in the chapter, from 0; of a field `undefined`. */
  readonly bead?: number
  readonly body: UnitBody
}

/** What a unit was made of. */
export type UnitBody = FieldBody | BlockBody

/** A key of the front matter. */
export interface FieldBody {
  readonly type: 'field'
  readonly name: FieldName
}

/** Blocks of the two texts, or of the original alone. */
export interface BlockBody {
  /** Running text with placeholders, or Markdown as it is. */
  readonly type: 'running' | 'verbatim'
  readonly original: readonly RootContent[]
  readonly translation: readonly RootContent[]
  readonly labels: UnitLabels
  /** How often each placeholder stands in the original as it was translated. */
  readonly base: readonly string[]
  /** The note that it stands in. */
  readonly note?: NotePair
}
