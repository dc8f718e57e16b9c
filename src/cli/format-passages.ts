import { showControls } from '../diagnostics/show-controls.ts'
import type { RedlinePiece } from '../translation/redline.ts'
import type { StalePassage } from './stale-passages.ts'

/**
 * Format what a translator has to look at, for a terminal: the redline of the original
 * since it was translated, then the translation, with their places.
 */
export function formatPassages(
  passages: readonly StalePassage[],
  hasColours: boolean,
): string {
  return passages.map((passage) => formatPassage(passage, hasColours)).join('\n\n')
}

function formatPassage(passage: StalePassage, hasColours: boolean): string {
  const { name, language, state, changes, originalPlace, translationPlace } = passage
  const what = changes.length > 0 ? `: ${changes.join(', ')}` : ''
  const original = passage.redline.map((piece) => formatPiece(piece, hasColours)).join('')
  return [
    `${name} (${language}) ${state}${what}`,
    ...(original === '' ? [] : [`  ${originalPlace ?? 'gone'}`, `    ${original}`]),
    ...(translationPlace === undefined
      ? []
      : [`  ${translationPlace}`, `    ${showControls(passage.translation)}`]),
  ].join('\n')
}

function formatPiece({ kind, text }: RedlinePiece, hasColours: boolean): string {
  const shown = showControls(text)
  if (kind === 'same') return shown
  if (hasColours) {
    return kind === 'deleted'
      ? `\u001b[31;9m${shown}\u001b[0m`
      : `\u001b[32;4m${shown}\u001b[0m`
  }
  // The signs of `git diff --word-diff`.
  return kind === 'deleted' ? `[-${shown}-]` : `{+${shown}+}`
}
