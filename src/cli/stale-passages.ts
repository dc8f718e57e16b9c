import type { ChapterStaleness } from '../staleness.ts'
import type { ParsedText } from '../translation/read-base-text.ts'
import { notesByLabel } from '../translation/note-uses.ts'
import { passageText } from '../translation/passage-text.ts'
import { redline, type RedlinePiece } from '../translation/redline.ts'
import type { StatedField } from '../translation/stated-field.ts'
import type { TextBlock } from '../translation/text-block.ts'
import { lineOf, statesToDo } from './staleness-record.ts'

/** A bead as it is shown to a translator. */
export interface StalePassage {
  /** What `confirm` takes: `02-zusage:17`, `02-zusage:title`. */
  readonly name: string
  readonly language: string
  readonly state: string
  readonly changes: readonly string[]
  /** `de/02.md:12`; absent when the original is gone. */
  readonly originalPlace?: string
  readonly translationPlace?: string
  /** From the base text to the original; one piece where there is nothing to compare. */
  readonly redline: readonly RedlinePiece[]
  /** Empty when nothing is translated. */
  readonly translation: string
}

/** Collect what a translator has to look at in a chapter, in order. */
export function stalePassages(chapter: ChapterStaleness): StalePassage[] {
  const { original, translation, base, language, name } = chapter
  const fields = chapter.fields.filter(({ state }) => statesToDo.has(state))
  const passages = chapter.beads.flatMap((stated, index): StalePassage[] => {
    const { bead, state, changes } = stated
    if (!statesToDo.has(state)) return []
    const now = stated.current.length > 0 ? stated.current : bead.original
    const after = textOf(now, original)
    const before = textOf(stated.base, base)
    const originalLine = lineOf(bead.original)
    const translationLine = lineOf(bead.translation)
    return [
      {
        name: `${name}:${index + 1}`,
        language,
        state,
        changes,
        ...(originalLine !== undefined && {
          originalPlace: `${original.path}:${originalLine}`,
        }),
        ...(translation &&
          translationLine !== undefined && {
            translationPlace: `${translation.path}:${translationLine}`,
          }),
        redline:
          base && (state === 'stale' || state === 'dropped')
            ? redline(before, after)
            : [{ kind: 'same', text: after }],
        translation: textOf(bead.translation, translation),
      },
    ]
  })
  return [...fields.map((field) => fieldPassage(field, chapter)), ...passages]
}

/** A key of the front matter, as a passage of its own. */
function fieldPassage(
  field: StatedField,
  { original, translation, language, name }: ChapterStaleness,
): StalePassage {
  const now = field.original?.value ?? ''
  return {
    name: `${name}:${field.name}`,
    language,
    state: field.state,
    changes: field.changes,
    ...(field.original && { originalPlace: `${original.path}:${field.original.line}` }),
    ...(translation &&
      field.translation && {
        translationPlace: `${translation.path}:${field.translation.line}`,
      }),
    redline:
      field.base !== undefined && field.state === 'stale'
        ? redline(field.base, now)
        : [{ kind: 'same', text: now }],
    translation: field.translation?.value ?? '',
  }
}

function textOf(blocks: readonly TextBlock[], source: ParsedText | undefined): string {
  return source ? passageText(blocks, source.text, notesByLabel(source.tree)) : ''
}
