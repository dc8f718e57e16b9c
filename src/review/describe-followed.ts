import type { FollowedPassage } from './follow-translations.ts'

/** Say of a changed passage what became of a translation: `en has not changed, en/01.md:7`. */
export function describeFollowed({
  language,
  state,
  place,
  changes,
}: FollowedPassage): string {
  const where = place === undefined ? '' : `, ${place.file}:${place.line}`
  if (state === 'missing') return `${language} has no translation of it`
  if (state === 'stale') return `${language} has not changed${where}`
  return `${language} has changed too (${changes.join(', ')})${where}`
}
