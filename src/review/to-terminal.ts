import { showControls } from '../diagnostics/show-controls.ts'
import type { FieldChange } from './change.ts'
import { describeChange } from './describe-change.ts'
import { describeFollowed } from './describe-followed.ts'
import type { PlacedChange } from './list-changes.ts'
import { byChapter, changesOf, formatSummary, type Review, summarise } from './review.ts'

/** How a review is shown on a terminal. */
export interface TerminalStyle {
  readonly hasColours: boolean
  /** Width of a line in columns. */
  readonly columns: number
}

/** A stretch of text and how it is shown. */
interface Piece {
  readonly text: string
  readonly look: 'plain' | 'gone' | 'come' | 'dim' | 'head'
}

const codes = { plain: '', gone: '31;9', come: '32;4', dim: '2', head: '1' } as const

/**
 * Write a review for a terminal: the summary, then each change in its sentence.
 *
 * Without colours `[-gone-]` and `{+come+}` stand in brackets, as `git diff --word-diff`
 * has them. Whatever a manuscript could do to a terminal is shown as a visible escape.
 */
export function toTerminal(review: Review, style: TerminalStyle): string {
  const lines = [
    ...wrap(
      [
        plain(`${review.oldLabel} → ${review.newLabel}: `),
        { text: formatSummary(summarise(review)), look: 'head' },
      ],
      '',
      style,
    ),
  ]
  if (review.fields.length > 0) lines.push('')
  for (const field of review.fields) lines.push(...fieldLines(field, style))
  for (const { file, chapter, changes } of byChapter(changesOf(review))) {
    const title: Piece[] = [
      { text: show(chapter), look: 'head' },
      { text: `  ${show(file)}`, look: 'dim' },
    ]
    lines.push('', ...wrap(title, '', style))
    for (const change of changes) {
      lines.push(...changeLines(change, style))
      for (const passage of review.followed.get(change.id) ?? []) {
        const look = passage.state === 'followed' ? 'dim' : 'head'
        const text = `→ ${show(describeFollowed(passage))}`
        lines.push(...wrap([{ text, look }], '    ', style))
      }
    }
  }
  return lines.join('\n')
}

function plain(text: string): Piece {
  return { text: show(text), look: 'plain' }
}

function show(text: string): string {
  return showControls(text.replaceAll('\n', ' ¶ '))
}

function fieldLines(
  { file, field, old, new: now }: FieldChange,
  style: TerminalStyle,
): string[] {
  const pieces: Piece[] = [plain(`${file}  ${field}: `)]
  if (old !== undefined) pieces.push({ text: show(old), look: 'gone' })
  if (old !== undefined && now !== undefined) pieces.push(plain(' → '))
  if (now !== undefined) pieces.push({ text: show(now), look: 'come' })
  return wrap(pieces, '  ', style)
}

function changeLines(change: PlacedChange, style: TerminalStyle): string[] {
  const { old, new: now } = change
  const isGone = change.kind === 'deletion' || change.kind === 'copyRemoved'
  const { line, column } = (isGone ? old : now).place
  const head: Piece[] = [
    { text: `${line}:${column}`, look: 'dim' },
    plain(`  ${describeChange(change)}`),
  ]
  return [...wrap(head, '  ', style), ...wrap(piecesOf(change), '    ', style)]
}

/** Words of a long passage that are shown at its beginning and at its end. */
const shownWords = 30

function piecesOf(change: PlacedChange): Piece[] {
  const { old, new: now, before, after } = change
  if (change.kind === 'move') return [plain(shorten(now.text))]
  const pieces: Piece[] = [plain(before)]
  if (change.class === 'markup') {
    pieces.push({ text: show(shorten(now.text)), look: 'come' })
  } else if (old.text === '' && now.text === '') pieces.push({ text: '¶', look: 'come' })
  else {
    if (old.text !== '') pieces.push({ text: show(shorten(old.text)), look: 'gone' })
    if (now.text !== '') pieces.push({ text: show(shorten(now.text)), look: 'come' })
  }
  // What is marked is shown without its outer spaces, so that one may be missing here.
  if (
    before !== '' &&
    !before.endsWith(' ') &&
    startsWord(pieces[1]) &&
    endsWord(before)
  ) {
    pieces[0] = plain(`${before} `)
  }
  const last = pieces.at(-1)?.text ?? ''
  const needsSpace = startsWord(plain(after)) && endsWord(last)
  pieces.push(plain(needsSpace ? ` ${after}` : after))
  return pieces
}

function startsWord(piece: Piece | undefined): boolean {
  return /^[\p{L}\p{N}]/u.test(piece?.text ?? '') && !isSpaceless(piece?.text ?? '')
}

function endsWord(text: string): boolean {
  return /[\p{L}\p{N}.,;:!?]$/u.test(text) && !isSpaceless(text)
}

function isSpaceless(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    text,
  )
}

function shorten(text: string): string {
  const words = text.split(' ')
  if (words.length <= 2 * shownWords + 10) return text
  const left = words.length - 2 * shownWords
  return [
    ...words.slice(0, shownWords),
    `[… ${left} words …]`,
    ...words.slice(-shownWords),
  ].join(' ')
}

/** Break pieces into lines at spaces; a word longer than a line stays whole. */
function wrap(pieces: readonly Piece[], indent: string, style: TerminalStyle): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  const room = Math.max(20, style.columns - indent.length)
  for (const piece of pieces) {
    const { open, close } = signs(piece, style)
    const words = `${open}${piece.text}${close}`.split(/(?<= )/u)
    for (const word of words) {
      const shown = columnsOf(word.trimEnd())
      if (width > 0 && width + shown > room) {
        lines.push(indent + line.trimEnd())
        line = ''
        width = 0
      }
      if (width === 0 && word.trim() === '') continue
      line += paint(word, piece, style)
      width += columnsOf(word)
    }
  }
  return line.trim() === '' ? lines : [...lines, indent + line.trimEnd()]
}

function signs(
  { look, text }: Piece,
  { hasColours }: TerminalStyle,
): Record<'open' | 'close', string> {
  if (hasColours || text === '') return { open: '', close: '' }
  if (look === 'gone') return { open: '[-', close: '-]' }
  if (look === 'come') return { open: '{+', close: '+}' }
  return { open: '', close: '' }
}

/** Colours end with each word, so that a line end never carries them on. */
function paint(word: string, { look }: Piece, { hasColours }: TerminalStyle): string {
  const code = codes[look]
  if (!hasColours || code === '') return word
  const text = word.trimEnd()
  return `\u001b[${code}m${text}\u001b[0m${word.slice(text.length)}`
}

/** East Asian letters take two columns. */
function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) {
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return columns
}
