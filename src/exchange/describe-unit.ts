import type { FootnoteDefinition, FootnoteReference, Nodes, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { nameOfKind } from '../translation/name-of-kind.ts'
import { redline } from '../translation/redline.ts'
import { toTraits } from '../translation/to-traits.ts'
import type { UnitBase } from './base-of-units.ts'
import type { TagPiece } from './piece.ts'
import { joinLines } from './to-pieces.ts'
import type { BlockBody, ExchangeChapter } from './unit.ts'
import { piecesOf, textOfNodes } from './unit-body.ts'

/** What the comments of a unit are made of. */
export interface UnitFacts {
  readonly body: BlockBody
  readonly chapter: ExchangeChapter
  /** Notes of the original by label. */
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
  readonly isStale: boolean
  readonly since?: UnitBase | undefined
}

/**
 * Say for people what a unit is: its kind, where its translation stands, what its
 * placeholders stand for, what has changed in the original since it was translated.
 */
export function describeUnit({
  body,
  chapter,
  notes,
  isStale,
  since,
}: UnitFacts): string[] {
  const { translation } = chapter
  const comments = [kindOf(body)]
  if (body.note?.original) {
    const { call } = body.note.original
    comments[0] += `, called at ${placeOfNodes(chapter.original.path, [call])}`
  }
  if (translation && body.translation.length > 0) {
    comments.push(`translated at ${placeOfNodes(translation.path, body.translation)}`)
  }
  comments.push(...legend(body, notes))
  if (isStale && since && chapter.base && since.nodes.length > 0) {
    const before = textOfNodes(
      { ...body, translation: since.nodes },
      'base',
      chapter.base.text,
    )
    const now = textOfNodes(body, 'original', chapter.original.text)
    comments.push(`changed since translated: ${[...since.changes].join(', ')}`)
    if (before !== now) comments.push(formatRedline(before, now))
  } else if (isStale) {
    comments.push('changed since translated')
  }
  return comments
}

/** Write the place of nodes: `de/02.md:12`. */
export function placeOfNodes(path: string, nodes: readonly Nodes[]): string {
  const line = nodes[0]?.position?.start.line
  return line === undefined ? path : `${path}:${line}`
}

function kindOf({ type, original, note }: BlockBody): string {
  const [first] = original
  const kind = first ? nameOfNode(first) : ''
  const of = note ? `note, ${kind}` : kind
  return type === 'verbatim' ? `${of}: Markdown, as in the file` : of
}

function nameOfNode(node: RootContent): string {
  if (node.type === 'heading') return `heading ${node.depth}`
  if (node.type === 'tableCell') return 'table cell'
  return nameOfKind(toTraits([node]).kind)
}

/** What placeholders stand for, as far as their names do not say it. */
function legend(
  { original, translation, labels }: BlockBody,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): string[] {
  const lines = new Map<string, string>()
  for (const [side, nodes] of [
    ['original', original],
    ['translation', translation],
  ] as const) {
    for (const piece of nodes.flatMap(piecesOf)) {
      if (piece.type === 'text' || piece.type === 'close') continue
      const label = labels[side].get(piece.key) ?? piece.name
      const meaning = meaningOf(piece, side === 'original' ? notes : new Map())
      if (meaning !== '' && !lines.has(label)) lines.set(label, `${label} = ${meaning}`)
    }
  }
  return [...lines.values()]
}

/** Words of a note that are shown where it is called. */
const shownLetters = 60

function meaningOf(
  { node }: TagPiece,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): string {
  if (node.type === 'footnoteReference') return noteMeaning(node, notes)
  if (node.type === 'link' || node.type === 'image') return node.url
  if (node.type === 'linkReference' || node.type === 'imageReference') {
    return `[${node.label ?? node.identifier}]`
  }
  if (node.type === 'inlineMath') return `$${node.value}$`
  if (node.type === 'html') return node.value
  if (node.type !== 'span') return ''
  const { id, className, lang } = node.data?.hProperties ?? {}
  return [id, className, lang].filter((value) => value !== undefined).join(' ')
}

function noteMeaning(
  { identifier, label }: FootnoteReference,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): string {
  const definition = notes.get(identifier)
  const text = definition ? joinLines(toString(definition)) : ''
  const words = text.length > shownLetters ? `${text.slice(0, shownLetters)}…` : text
  const mark = identifier.includes(' ') ? '^[…]' : `[^${label ?? identifier}]`
  return words === '' ? mark : `${mark} ${words}`
}

/** The signs of `git diff --word-diff`. */
function formatRedline(before: string, after: string): string {
  return redline(before, after)
    .map(({ kind, text }) => {
      if (kind === 'same') return text
      return kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`
    })
    .join('')
}
