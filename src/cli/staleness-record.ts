import type { LanguageTag } from '../language/tag.ts'
import type { ChapterStaleness } from '../staleness.ts'
import type { BeadState, StatedBead } from '../translation/bead-states.ts'
import type { FieldName, StatedField } from '../translation/stated-field.ts'
import type { TextBlock } from '../translation/text-block.ts'

/** How many beads of a chapter are in which state. */
export type StateCounts = Readonly<Record<Exclude<BeadState, 'silent'>, number>>

/** How a translated chapter stands, as machines read it. */
export interface StalenessRecord {
  readonly language: LanguageTag
  readonly chapter: string
  readonly original: string
  readonly translation?: string
  /** Path of the base text, when there is one. */
  readonly baseText?: string
  readonly counts: StateCounts
  /** Words of the original in what is stale, unconfirmed or missing. */
  readonly wordsToDo: number
  /** Beads that somebody has to look at. */
  readonly toDo: readonly BeadRecord[]
}

/** A bead, or a key of the front matter, that is not fresh, as machines read it. */
export interface BeadRecord {
  /** Number of the bead in the chapter, from 1. */
  readonly bead?: number
  /** Name of the key, such as `title`. */
  readonly field?: FieldName
  readonly state: BeadState
  readonly changes: readonly string[]
  readonly originalLine?: number
  readonly translationLine?: number
}

/** States that need somebody's work. */
export const statesToDo: ReadonlySet<BeadState> = new Set([
  'stale',
  'unconfirmed',
  'missing',
  'dropped',
])

/** Turn the state of a chapter into plain data. */
export function toStalenessRecord(chapter: ChapterStaleness): StalenessRecord {
  const { language, name, original, translation, base, basePath, beads, fields } = chapter
  const counts = { fresh: 0, stale: 0, unconfirmed: 0, missing: 0, own: 0, dropped: 0 }
  for (const { state } of [...fields, ...beads]) {
    if (state !== 'silent') counts[state] += 1
  }
  const toDo = [
    ...fields.filter(({ state }) => statesToDo.has(state)).map(toFieldRecord),
    ...beads.flatMap((bead, index) =>
      statesToDo.has(bead.state) ? [toBeadRecord(bead, index + 1)] : [],
    ),
  ]
  return {
    language,
    chapter: name,
    original: original.path,
    ...(translation && { translation: translation.path }),
    ...(base && basePath !== undefined && { baseText: basePath }),
    counts,
    wordsToDo: [...fields.map(withWords), ...beads].reduce(
      (total, { state, words }) => total + (statesToDo.has(state) ? words : 0),
      0,
    ),
    toDo,
  }
}

function withWords({ state, original }: StatedField): {
  state: BeadState
  words: number
} {
  return { state, words: original?.value.split(/\s+/u).length ?? 0 }
}

function toFieldRecord({
  name,
  state,
  changes,
  original,
  translation,
}: StatedField): BeadRecord {
  return {
    field: name,
    state,
    changes,
    ...(original && { originalLine: original.line }),
    ...(translation && { translationLine: translation.line }),
  }
}

function toBeadRecord({ bead, state, changes }: StatedBead, number: number): BeadRecord {
  const originalLine = lineOf(bead.original)
  const translationLine = lineOf(bead.translation)
  return {
    bead: number,
    state,
    changes,
    ...(originalLine !== undefined && { originalLine }),
    ...(translationLine !== undefined && { translationLine }),
  }
}

/** Line that a run of blocks begins in. */
export function lineOf(blocks: readonly TextBlock[]): number | undefined {
  return blocks[0]?.[0]?.position?.start.line
}
