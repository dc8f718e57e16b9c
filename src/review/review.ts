import type { LanguageTag } from '../language/tag.ts'
import type { FieldChange } from './change.ts'
import { type ChangeClass, changeClasses } from './change.ts'
import type { BookComparison } from './compare-books.ts'
import type { FollowedPassage } from './follow-translations.ts'
import type { PlacedChange } from './list-changes.ts'

/** All that has changed between two revisions of a manuscript: what every format shows. */
export interface Review {
  /** Names of the revisions for people. */
  readonly oldLabel: string
  readonly newLabel: string
  readonly comparison: BookComparison
  readonly fields: readonly FieldChange[]
  /** What became of the translations of changed passages, by id of the change. */
  readonly followed: ReadonlyMap<string, readonly FollowedPassage[]>
}

/** How much has changed. */
export interface ReviewSummary {
  /** Changes of the text and of fields. */
  readonly changes: number
  readonly chapters: number
  /** Classes that occur, in the order of `changeClasses`. */
  readonly byClass: ReadonlyMap<ChangeClass, number>
  readonly fields: number
  /** Of each language in which a passage is stale or missing, how many of either. */
  readonly behind: ReadonlyMap<LanguageTag, Readonly<Record<'stale' | 'missing', number>>>
}

/** List the changes of all languages in order. */
export function changesOf({ comparison }: Review): PlacedChange[] {
  return comparison.texts.flatMap(({ changes }) => changes)
}

/** Count what has changed. */
export function summarise(review: Review): ReviewSummary {
  const changes = changesOf(review)
  const counts = changeClasses.map(
    (one) => [one, changes.filter((change) => change.class === one).length] as const,
  )
  return {
    changes: changes.length + review.fields.length,
    chapters: byChapter(changes).length,
    byClass: new Map(counts.filter(([, count]) => count > 0)),
    fields: review.fields.length,
    behind: countBehind(review),
  }
}

/** A passage counts once, however many changes it has. */
function countBehind({ followed }: Review): ReviewSummary['behind'] {
  const behind = new Map<LanguageTag, { stale: number; missing: number }>()
  const known = new Set<string>()
  for (const { language, state, bead } of [...followed.values()].flat()) {
    const key = `${language} ${bead}`
    if (state === 'followed' || known.has(key)) continue
    known.add(key)
    const counts = behind.get(language) ?? { stale: 0, missing: 0 }
    counts[state] += 1
    behind.set(language, counts)
  }
  return behind
}

/** Changes of a chapter in order. */
export interface ChapterChanges {
  readonly file: string
  readonly chapter: string
  readonly changes: readonly PlacedChange[]
}

/** Group changes by the chapter that they are in, in order. */
export function byChapter(changes: readonly PlacedChange[]): ChapterChanges[] {
  const groups = new Map<
    string,
    { file: string; chapter: string; changes: PlacedChange[] }
  >()
  const edits = changes.filter(({ edit }) => edit)
  const newNames = new Map(
    edits.map(({ old, new: now }) => [old.place.file, now.place.file]),
  )
  for (const change of changes) {
    const { chapter } = change
    // What has gone from a chapter whose file has another name now has not gone with it.
    const renamed = isGone(change) ? newNames.get(fileOf(change)) : undefined
    const file = renamed ?? fileOf(change)
    const key = `${file}\u0000${chapter}`
    const group = groups.get(key)
    if (group) group.changes.push(change)
    else groups.set(key, { file, chapter, changes: [change] })
  }
  return [...groups.values()]
}

/** What has gone is told where it was, everything else where it is. */
function fileOf(change: PlacedChange): string {
  return (isGone(change) ? change.old : change.new).place.file
}

function isGone({ kind }: PlacedChange): boolean {
  return kind === 'deletion' || kind === 'copyRemoved'
}

const names: Readonly<Record<ChangeClass, readonly [one: string, more: string]>> = {
  words: ['change of words', 'changes of words'],
  number: ['number', 'numbers'],
  name: ['name', 'names'],
  note: ['note', 'notes'],
  move: ['move', 'moves'],
  structure: ['change of structure', 'changes of structure'],
  markup: ['change of markup', 'changes of markup'],
  punctuation: ['change of punctuation', 'changes of punctuation'],
  typography: ['change of typography', 'changes of typography'],
}

/**
 * Format how much has changed as a sentence.
 *
 * @example
 * formatSummary(summary) //=> '3 changes in 1 chapter: 2 changes of words, 1 note'
 */
export function formatSummary(summary: ReviewSummary): string {
  const { changes, chapters, byClass, fields, behind } = summary
  if (changes === 0) return 'no changes'
  const counts = [...byClass].map(([one, count]) => counted(count, ...names[one]))
  if (fields > 0) counts.push(counted(fields, 'field', 'fields'))
  const where = chapters > 0 ? ` in ${counted(chapters, 'chapter', 'chapters')}` : ''
  const translations = [...behind].map(([language, { stale, missing }]) =>
    [
      ...(stale > 0 ? [`${counted(stale, 'passage', 'passages')} stale`] : []),
      ...(missing > 0 ? [`${missing} not translated`] : []),
    ]
      .join(', ')
      .replace(/^/u, `; ${language}: `),
  )
  const head = `${counted(changes, 'change', 'changes')}${where}: ${counts.join(', ')}`
  return head + translations.join('')
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`
}
