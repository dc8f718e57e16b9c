import { rectsOfNodes } from './ruler.ts'

/** Whether a page may end before a line; see `pages/galley.ts`. */
export type Break =
  | 'forced'
  | 'good'
  | 'never'
  | 'widow'
  | 'orphan'
  | 'heading'
  | 'code'
  | 'verse'
  | 'rows'
  | 'attribution'
  | 'bead'

/** A line of the column, with what is needed to find its place in the document again. */
export interface Line {
  readonly top: number
  readonly bottom: number
  breakBefore: Break
  /** Height of the table head repeated above this line when a page begins with it. */
  readonly head: number
  /** Block, row or picture the line stands in. */
  readonly owner: Element
  /** Is it the first line of its owner? Then a page breaks before the owner as a whole. */
  readonly isFirst: boolean
}

const blockTags = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 ' +
    'HEADER HR LI MAIN NAV OL P PRE SECTION TABLE UL'
  ).split(' '),
)

const unbreakable =
  'hr, .page-break, .image, .math-display, .keep-together, img, svg, figure:not(:has(table, pre))'

/**
 * Collect the lines of a column from top to bottom.
 *
 * @param column Laid out in one piece; read, not changed.
 * @param originTop Subtracted from every height: top of the column in the viewport.
 */
export function collectLines(column: Element, originTop: number): Line[] {
  return collectColumn([column], originTop).lines
}

/** Lines of a column that stands in several pieces. */
export interface ColumnLines {
  readonly lines: Line[]
  /** By piece: index of its first line, or, if it has none, of the next. */
  readonly first: readonly number[]
}

/**
 * Collect the lines of a column that stands in several pieces, from top to bottom.
 *
 * @param pieces In order; a piece may be absent.
 * @param originTop As for `collectLines`.
 */
export function collectColumn(
  pieces: readonly (Element | undefined)[],
  originTop: number,
): ColumnLines {
  const lines: Line[] = []
  const first: number[] = []
  for (const piece of pieces) {
    first.push(lines.length)
    if (piece) walk(piece, { lines, originTop })
  }
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]
    const heading = lines[index - 2]
    if (line.breakBefore === 'good' && isLoneLine(above) && isHeading(heading)) {
      line.breakBefore = 'heading'
    }
  }
  return { lines, first }
}

/** Is a line all of its block? */
function isLoneLine(line: Line | undefined): boolean {
  return line?.isFirst === true && !line.owner.matches(unbreakable)
}

function isHeading(line: Line | undefined): boolean {
  return line !== undefined && line.owner.closest(headings) !== null
}

interface Walk {
  readonly lines: Line[]
  readonly originTop: number
}

function walk(element: Element, state: Walk): void {
  let run: Node[] = []
  const flush = (): void => {
    if (run.some((node) => (node.textContent ?? '').trim() !== '' || hasReplaced(node))) {
      addRun(run, element, state)
    }
    run = []
  }
  for (const child of element.childNodes) {
    if (child instanceof Element && isBlock(child)) {
      flush()
      addBlock(child, state)
    } else if (child.nodeType !== Node.COMMENT_NODE) run.push(child)
  }
  flush()
}

function hasReplaced(node: Node): boolean {
  return (
    node instanceof Element &&
    (node.matches('img, svg, math') || node.querySelector('img, svg, math') !== null)
  )
}

function isBlock(element: Element): boolean {
  return (
    blockTags.has(element.tagName) ||
    (element.tagName === 'math' && element.getAttribute('display') === 'block') ||
    element.classList.contains('stanza') ||
    element.classList.contains('verse-line')
  )
}

function addBlock(block: Element, state: Walk): void {
  const { lines } = state
  const start = lines.length
  if (block.matches(unbreakable) || block.tagName === 'math') addWhole(block, state)
  else if (block.tagName === 'TABLE') addTable(block, state)
  else if (hasBlockChild(block)) walk(block, state)
  else addText(block, state)
  const first = lines[start]
  if (first && first.breakBefore === 'good') {
    first.breakBefore = breakBeforeBlock(block, lines[start - 1])
  }
  if (block.classList.contains('page-break')) {
    const own = lines[start]
    if (own) own.breakBefore = 'never'
  }
}

function hasBlockChild(block: Element): boolean {
  for (const child of block.children) if (isBlock(child)) return true
  return false
}

const headings = 'h1, h2, h3, h4, h5, h6, dt'

function breakBeforeBlock(block: Element, before: Line | undefined): Break {
  const previous = before?.owner
  if (!previous) return 'good'
  if (previous.classList.contains('page-break')) return 'forced'
  if (previous.closest(headings)) return 'never'
  const figure = block.closest('figure')
  if (figure && figure === previous.closest('figure')) return 'never'
  if (block.classList.contains('verse-line')) return breakInStanza(block)
  if (block.matches('.attribution, hr') || previous.matches('.intro')) {
    return 'attribution'
  }
  return block.matches('.bead > .translation') ? 'bead' : 'good'
}

/** Stanzas of up to four lines stay whole; of longer ones two lines stand on either side. */
function breakInStanza(line: Element): Break {
  const stanza = [...(line.parentElement?.children ?? [])]
  const index = stanza.indexOf(line)
  if (index <= 0) return 'good'
  return stanza.length <= 4 || index === 1 || index === stanza.length - 1
    ? 'verse'
    : 'good'
}

function addWhole(element: Element, { lines, originTop }: Walk): void {
  const { top, bottom } = element.getBoundingClientRect()
  lines.push({
    top: top - originTop,
    bottom: bottom - originTop,
    breakBefore: 'good',
    head: 0,
    owner: element,
    isFirst: true,
  })
}

/** Rows are lines; the head is repeated, and kept with the first row. */
function addTable(table: Element, { lines, originTop }: Walk): void {
  const head = table.querySelector(':scope > thead')
  const headHeight = head?.getBoundingClientRect().height ?? 0
  const rows = [...table.querySelectorAll(':scope > tbody > tr')]
  let spanned = 0
  let isAfterHead = false
  for (const row of table.querySelectorAll(
    ':scope > * > tr, :scope > tr, :scope > caption',
  )) {
    const { top, bottom } = row.getBoundingClientRect()
    const isHead = head?.contains(row) === true
    const isFirst = lines.at(-1)?.owner.closest('table') !== table
    const mayBreak = isFirst || (!isHead && !isAfterHead && spanned <= 0)
    lines.push({
      top: top - originTop,
      bottom: bottom - originTop,
      breakBefore: mayBreak ? breakInTable(rows, row, isFirst) : 'never',
      head: isFirst || isHead ? 0 : headHeight,
      owner: row,
      isFirst: true,
    })
    isAfterHead = isHead || row.tagName === 'CAPTION'
    spanned -= 1
    for (const cell of row.children) {
      const spans = Number(cell.getAttribute('rowspan') ?? 1)
      spanned = Math.max(spanned, spans - 1)
    }
  }
}

/** Short tables stay whole; of longer ones three rows stand on either side. */
function breakInTable(rows: readonly Element[], row: Element, isFirst: boolean): Break {
  const index = rows.indexOf(row)
  if (isFirst || index < 0) return 'good'
  return rows.length <= 8 || index < 3 || rows.length - index < 3 ? 'rows' : 'good'
}

/** Lines of a block that holds running text only. */
function addText(block: Element, state: Walk): void {
  const box = block.getBoundingClientRect()
  if (box.height === 0) return
  const style = getComputedStyle(block)
  const lineHeight = Number.parseFloat(style.lineHeight)
  const top = box.top + px(style.paddingTop) + px(style.borderTopWidth)
  const bottom = box.bottom - px(style.paddingBottom) - px(style.borderBottomWidth)
  const count = Math.round((bottom - top) / lineHeight)
  const isEven = Math.abs(bottom - top - count * lineHeight) < 0.5
  const bounds =
    isEven && count > 0
      ? Array.from(
          { length: count + 1 },
          (_, line) => top + ((bottom - top) * line) / count,
        )
      : boundsOf(rectsOf([...block.childNodes]), top, bottom)
  bounds[0] = box.top
  bounds[bounds.length - 1] = box.bottom
  pushLines(bounds, block, state, block.matches(headings))
}

function px(length: string): number {
  return Number.parseFloat(length) || 0
}

/** Lines of running text that stands beside blocks: the text of a tight list item. */
function addRun(run: readonly Node[], owner: Element, state: Walk): void {
  const rects = rectsOf(run)
  const [first] = rects
  if (!first) return
  const lineHeight = Number.parseFloat(getComputedStyle(owner).lineHeight)
  const halfLeading = Math.max(0, (lineHeight - first.height) / 2) || 0
  const top = Math.min(...rects.map((rect) => rect.top)) - halfLeading
  const bottom = Math.max(...rects.map((rect) => rect.bottom)) + halfLeading
  const start = state.lines.length
  pushLines(boundsOf(rects, top, bottom), owner, state, false)
  // The first line of a run after a nested block does not begin its owner.
  const own = state.lines[start]
  const isFirst = run[0] === owner.firstChild
  if (own && !isFirst) state.lines[start] = { ...own, isFirst: false }
}

function rectsOf(nodes: readonly Node[]): DOMRect[] {
  const first = nodes[0]
  const last = nodes.at(-1)
  if (!first || !last) return []
  return [...rectsOfNodes(first, last)].filter((rect) => rect.height > 0)
}

/** Borders of lines of uneven height: half-way between the boxes of one line and the next. */
function boundsOf(rects: readonly DOMRect[], top: number, bottom: number): number[] {
  const rows: { top: number; bottom: number }[] = []
  for (const rect of rects.toSorted((one, other) => one.top - other.top)) {
    const row = rows.at(-1)
    const overlap = row ? Math.min(row.bottom, rect.bottom) - rect.top : 0
    if (row && overlap > Math.min(rect.height, row.bottom - row.top) * 0.4) {
      row.bottom = Math.max(row.bottom, rect.bottom)
    } else rows.push({ top: rect.top, bottom: rect.bottom })
  }
  const bounds = [top]
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1]
    if (next) bounds.push((row.bottom + next.top) / 2)
  }
  return [...bounds, bottom]
}

function pushLines(
  bounds: readonly number[],
  owner: Element,
  { lines, originTop }: Walk,
  isWhole: boolean,
): void {
  const count = bounds.length - 1
  const kind = owner.classList.contains('stanza')
    ? 'verse'
    : owner.tagName === 'PRE'
      ? 'code'
      : undefined
  const isShortStanza = kind === 'verse' && count <= 4
  for (let line = 0; line < count; line += 1) {
    const alone = count - line === 1 ? 'widow' : line === 1 ? 'orphan' : undefined
    const isPoor = alone !== undefined || isShortStanza
    const inside = isPoor ? (kind ?? alone ?? 'good') : 'good'
    lines.push({
      top: (bounds[line] ?? 0) - originTop,
      bottom: (bounds[line + 1] ?? 0) - originTop,
      breakBefore: line === 0 ? 'good' : isWhole ? 'never' : inside,
      head: 0,
      owner,
      isFirst: line === 0,
    })
  }
}
