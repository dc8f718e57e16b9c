import type { FieldChange } from './change.ts'
import { describeChange } from './describe-change.ts'
import type { PlacedChange } from './list-changes.ts'
import { spacesAround } from './spaces-around.ts'
import { byChapter, changesOf, formatSummary, type Review, summarise } from './review.ts'

/** Longest comment that GitHub takes is 65,536 characters; a margin is left for a heading. */
const longestComment = 60_000

/** Words of a passage that are shown. */
const shownWords = 60

/**
 * Write a review as Markdown fit for a comment on a pull request: the summary, then the
 * changes chapter by chapter in the marks of CriticMarkup.
 *
 * Longer than a comment may be it never is: it says how many changes were left out.
 *
 * @see https://github.com/CriticMarkup/CriticMarkup-toolkit
 */
export function toMarkdown(review: Review): string {
  const head = [
    `**${escape(review.oldLabel)} → ${escape(review.newLabel)}**: ${formatSummary(summarise(review))}`,
    ...fieldLines(review.fields),
  ].join('\n')
  let text = `${head.slice(0, longestComment)}\n`
  let left = changesOf(review).length
  for (const { file, chapter, changes } of byChapter(changesOf(review))) {
    const title = `\n### ${escape(chapter) || '(no title)'} — ${escape(file)}\n\n`
    let isNew = true
    for (const change of changes) {
      const entry = `${isNew ? title : ''}${entryOf(change)}\n`
      if (text.length + entry.length > longestComment) return `${text}${leftOut(left)}`
      text += entry
      left -= 1
      isNew = false
    }
  }
  return text
}

function leftOut(left: number): string {
  return `\n… and ${left} more change${left === 1 ? '' : 's'} that a comment has no room for.\n`
}

function fieldLines(fields: readonly FieldChange[]): string[] {
  if (fields.length === 0) return []
  return [
    '',
    ...fields.map(({ file, field, old, new: now }) => {
      const marked = mark(old ?? '', now ?? '')
      return `- ${escape(file)}, ${escape(field)}: ${marked}`
    }),
  ]
}

function entryOf(change: PlacedChange): string {
  const { kind, old, new: now, before, after } = change
  const isGone = kind === 'deletion' || kind === 'copyRemoved'
  const { line } = (isGone ? old : now).place
  const head = `- line ${line}, ${describeChange(change)}`
  if (kind === 'move') return `${head}: {==${escape(shorten(now.text))}==}`
  const isStructure = old.text === '' && now.text === ''
  const marked =
    change.class === 'markup'
      ? `{==${escape(shorten(now.text))}==}`
      : isStructure
        ? '{++¶++}'
        : mark(old.text, now.text)
  const [left, right] = spacesAround(change)
  return `${head}: ${escape(before)}${left}${marked}${right}${escape(after)}`
}

function mark(old: string, now: string): string {
  const gone = escape(shorten(old))
  const come = escape(shorten(now))
  if (old !== '' && now !== '') return `{~~${gone}~>${come}~~}`
  return old === '' ? `{++${come}++}` : `{--${gone}--}`
}

function shorten(text: string): string {
  const words = text.split(' ')
  if (words.length <= shownWords) {
    return text.length > 2000 ? `${text.slice(0, 2000)} […]` : text
  }
  return `${words.slice(0, shownWords).join(' ')} [… ${words.length - shownWords} words]`
}

/** On one line, and nothing of it markup, a mention or an issue to those who read it. */
function escape(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/gu, ' ¶ ')
    .replaceAll(/[\\`*_{}[\]<>#|~=+!&$]/gu, (sign) => `\\${sign}`)
    .replaceAll('@', '@\u2060')
    .replaceAll(/\p{Cc}/gu, ' ')
}
