import { breakPoint } from './break-point.ts'
import { collectLines, type Line } from './lines.ts'
import { rectsOfText } from './ruler.ts'

/** A line of a divided page; lengths count in px from the corner of the type area. */
export interface TracedLine {
  readonly area: 'body' | 'notes' | 'margin'
  readonly topPx: number
  readonly leftPx: number
  readonly rightPx: number
  /** Its words; cells of a row parted by `|`, a picture as its description in brackets. */
  readonly text: string
}

/**
 * Read where every line of the divided pages stands, and what it says.
 *
 * @returns For each page its lines in the order of the document: text, notes, line numbers.
 */
export function tracePages(): TracedLine[][] {
  return [...document.querySelectorAll('.page > .page-frame')].map(traceFrame)
}

function traceFrame(frame: Element): TracedLine[] {
  const corner = frame.getBoundingClientRect()
  const columns = [
    ...frame.querySelectorAll(':scope > .page-body, :scope > .page-notes > .note'),
  ]
  const numbers = [...frame.querySelectorAll(':scope > .line-number')]
  return columns
    .flatMap((column) => traceColumn(column, corner))
    .concat(
      numbers.map((number) => {
        const { top, left, right } = number.getBoundingClientRect()
        const text = number.getAttribute('data-number') ?? ''
        return lineOf('margin', corner, { top, left, right, text })
      }),
    )
}

function traceColumn(column: Element, corner: DOMRect): TracedLine[] {
  const area = column.matches('.note') ? 'notes' : 'body'
  const marker = column.querySelector(':scope > .note-marker')?.textContent ?? ''
  const lines = collectLines(column.querySelector(':scope > .note-text') ?? column, 0)
  return lines.map((line, index) => {
    const next = lines[index + 1]
    const shown = shownIn(line, next ? breakPoint(next, column, 0) : undefined, column)
    const text = index === 0 ? `${marker} ${shown.text}` : shown.text
    return lineOf(area, corner, {
      top: line.top,
      left: Math.min(...shown.lefts),
      right: Math.max(...shown.rights),
      text,
    })
  })
}

interface Shown {
  readonly top: number
  readonly left: number
  readonly right: number
  readonly text: string
}

function lineOf(
  area: TracedLine['area'],
  corner: DOMRect,
  { top, left, right, text }: Shown,
): TracedLine {
  return {
    area,
    topPx: top - corner.top,
    leftPx: left - corner.left,
    rightPx: right - corner.left,
    text: text
      .replaceAll(/\s+/gu, ' ')
      .trim()
      .replace(/\u00AD$/u, '-')
      .replaceAll('\u00AD', ''),
  }
}

/** What a line shows, up to where the next begins. */
function shownIn(
  line: Line,
  end: Range | undefined,
  column: Element,
): { readonly text: string; readonly lefts: number[]; readonly rights: number[] } {
  const range = document.createRange()
  const start = breakPoint(line, column, 0)
  range.setStart(start.startContainer, start.startOffset)
  if (end) range.setEnd(end.startContainer, end.startOffset)
  else range.setEndAfter(line.owner)
  const [lefts, rights]: [number[], number[]] = [[], []]
  let text = ''
  const kinds = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT
  const walker = document.createTreeWalker(line.owner, kinds)
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue
    const { piece, rects } = node instanceof Text ? wordsIn(node, range) : objectOf(node)
    text += piece
    for (const { left, right, width } of rects) {
      if (width === 0) continue
      lefts.push(left)
      rights.push(right)
    }
  }
  return { text, lefts, rights }
}

interface Piece {
  readonly piece: string
  readonly rects: readonly DOMRect[]
}

function wordsIn(text: Text, range: Range): Piece {
  const from = text === range.startContainer ? range.startOffset : 0
  const to = text === range.endContainer ? range.endOffset : text.length
  return { piece: text.data.slice(from, to), rects: [...rectsOfText(text, from, to)] }
}

function objectOf(node: Node): Piece {
  if (node instanceof HTMLTableCellElement) {
    return { piece: node.previousElementSibling ? ' | ' : '', rects: [] }
  }
  if (node instanceof HTMLImageElement) {
    return { piece: ` [${node.alt}] `, rects: [node.getBoundingClientRect()] }
  }
  if (node instanceof HTMLBRElement) return { piece: ' ', rects: [] }
  return { piece: '', rects: [] }
}
