import type { ElementContent } from 'hast'
import { element } from '../html/element.ts'
import { Html } from '../html/render-template.ts'
import { toHtml } from '../html/to-html.ts'
import { type ChangeClass, changeClasses } from './change.ts'
import { describeChange } from './describe-change.ts'
import type { PlacedChange } from './list-changes.ts'
import { spacesAround } from './spaces-around.ts'
import { changesOf, formatSummary, type Review, summarise } from './review.ts'

/**
 * Make what the template of a printed review shows beside the text: how much has changed,
 * changed fields, and the changes class by class.
 *
 * @param places Ids of the elements at which changes begin, by id of the change.
 */
export function indexOfChanges(
  review: Review,
  places: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const changes = changesOf(review)
  const classes = changeClasses.map((name) => ({
    name: headings[name],
    changes: changes
      .filter((change) => change.class === name)
      .map((change) => entryOf(change, places.get(change.id))),
  }))
  return {
    old: review.oldLabel,
    new: review.newLabel,
    summary: formatSummary(summarise(review)),
    fields: review.fields,
    classes: classes.filter((one) => one.changes.length > 0),
  }
}

const headings: Readonly<Record<ChangeClass, string>> = {
  words: 'Words',
  number: 'Numbers',
  name: 'Names',
  note: 'Notes',
  move: 'Moves',
  structure: 'Structure',
  markup: 'Markup',
  punctuation: 'Punctuation',
  typography: 'Typography',
}

function entryOf(
  change: PlacedChange,
  place: string | undefined,
): Readonly<Record<string, unknown>> {
  const { id, kind, counterpart, language } = change
  const isGone = kind === 'deletion' || kind === 'copyRemoved'
  const { file, line } = (isGone ? change.old : change.new).place
  return {
    id,
    place,
    counterpart,
    what: describeChange(change),
    file,
    line,
    language,
    text: new Html(toHtml(excerptOf(change))),
  }
}

/** Words of a change that the index shows, and words around it. */
const shownWords = 14
const aroundWords = 6

/** Signs of it that are shown, of scripts that write no spaces. */
const shownSigns = 90

function excerptOf(change: PlacedChange): ElementContent[] {
  const { kind, old, new: now, before, after } = change
  if (kind === 'move' || change.class === 'markup') return [text(beginOf(now.text))]
  if (old.text === '' && now.text === '' && change.class === 'structure') {
    return [text(endOf(before)), mark(kind, '¶'), text(startOf(after))]
  }
  const [left, right] = spacesAround(change)
  return [
    text(endOf(before) + left),
    ...(old.text === '' ? [] : [mark('deletion', beginOf(old.text))]),
    ...(now.text === '' ? [] : [mark('insertion', beginOf(now.text))]),
    text(right + startOf(after)),
  ]
}

function mark(kind: PlacedChange['kind'], value: string): ElementContent {
  return element(kind === 'deletion' ? 'del' : 'ins', {}, [text(value)])
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

function beginOf(value: string): string {
  return firstWords(value.replaceAll(/\s+/gu, ' '), shownWords)
}

function startOf(after: string): string {
  return firstWords(after, aroundWords)
}

function firstWords(value: string, count: number): string {
  const parts = value.split(/(?<= )/u)
  const shown = Array.from(parts.slice(0, count).join('')).slice(0, shownSigns).join('')
  return shown.length < value.length ? `${shown.trimEnd()} …` : value
}

function endOf(before: string): string {
  const parts = before.split(/(?<= )/u)
  const shown = Array.from(parts.slice(-aroundWords).join('')).slice(-shownSigns).join('')
  return shown.length < before.length ? `… ${shown.trimStart()}` : before
}
