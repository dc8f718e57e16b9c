import { report } from '../diagnostics/report.ts'
import { prefixOfLabel } from '../markdown/note-series.ts'
import type { TranslatedChapter } from './align-manuscript.ts'
import { formatPlace } from './format-place.ts'
import type { NoteUse } from './note-uses.ts'
import type { NotePair } from './pair-notes.ts'

/**
 * Check that the notes of a chapter are all in its translation, and that a translator's
 * own notes are told from the author's.
 *
 * Notes of a block that is not translated at all are not told again. Where a call was
 * translated and its note was not, the message about the call gets a hint where the note
 * is.
 */
export function checkNotePairs(chapter: TranslatedChapter): void {
  for (const pair of chapter.notes) {
    const { original, translation } = pair
    if (original && translation) pointToOriginal(pair, chapter)
    else if (original) reportLost(pair, chapter)
    else if (translation) reportOwn(pair, chapter)
  }
}

function pointToOriginal(
  { original, translation }: NotePair,
  chapter: TranslatedChapter,
): void {
  if (!original?.definition || !translation || translation.definition) return
  const start = translation.call.position?.start
  const message = chapter.translation.file.messages.find(
    ({ ruleId, line, column }) =>
      ruleId === 'note-call-has-note' && line === start?.line && column === start?.column,
  )
  if (!message) return
  const place = formatPlace(chapter.original.file, original.definition)
  message.note = `hint: translate the note of the original, ${place}`
}

function reportLost({ original }: NotePair, chapter: TranslatedChapter): void {
  if (!original) return
  // A call without a note is a fault of the original.
  if (!original.definition) return
  const bead = chapter.beads[original.bead]
  const node = bead?.translation.at(-1)?.at(-1)
  if (!node) return
  const place = formatPlace(chapter.original.file, original.call)
  const reason = `${nameOf(original)} of the original (${place}) is not called here`
  report(chapter.translation.file, 'note-is-translated', node, reason)
}

function reportOwn({ translation }: NotePair, chapter: TranslatedChapter): void {
  if (!translation || prefixOfLabel(translation.call.identifier) !== '') return
  const bead = chapter.beads[translation.bead]
  const node = bead?.original[0]?.[0]
  if (!node) return
  const place = formatPlace(chapter.original.file, node)
  const reason = `${nameOf(translation)} is not in the original (${place})`
  report(chapter.translation.file, 'note-has-original', translation.call, reason)
}

function nameOf({ call: { identifier, label } }: NoteUse): string {
  return identifier.includes(' ') ? 'inline note' : `note \`[^${label ?? identifier}]\``
}
