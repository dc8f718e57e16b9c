import { breakPoint } from './break-point.ts'
import type { Line } from './lines.ts'

/** A point at which a column will be cut, found before anything is moved. */
export interface Cut {
  /** Stays right while the column is cut at earlier points. */
  readonly point: Range
  /** Elements that the cut goes through, outermost first. */
  readonly through: readonly Element[]
  /** The block of running text that is cut, if any, with justified lines. */
  readonly justified: Element | undefined
  /** The block before which the column is cut, and its indent: what stood above it may have set that. */
  readonly indented: { readonly block: Element; readonly indent: string } | undefined
  /** Widths of the columns of tables that are cut, as laid out in one piece. */
  readonly columns: ReadonlyMap<Element, TableWidths>
}

/** Widths of a table in px. */
interface TableWidths {
  readonly table: number
  readonly columns: readonly number[]
}

/**
 * Find where a column has to be cut so that the rest begins with a line.
 *
 * @param originTop Top of the column's lines in the viewport.
 */
export function cutAt(line: Line, column: Element, originTop: number): Cut {
  const point = breakPoint(line, column, originTop)
  const through: Element[] = []
  const { startContainer } = point
  for (
    let node =
      startContainer instanceof Element ? startContainer : startContainer.parentElement;
    node && node !== column;
    node = node.parentElement
  ) {
    through.unshift(node)
  }
  const isJustified =
    !line.isFirst &&
    !followsBreak(point) &&
    getComputedStyle(line.owner).textAlign === 'justify'
  const columns = new Map<Element, TableWidths>()
  for (const element of through) {
    if (element instanceof HTMLTableElement) columns.set(element, widthsOf(element))
  }
  const { textIndent: indent } = getComputedStyle(line.owner)
  return {
    point,
    through,
    justified: isJustified ? line.owner : undefined,
    indented: line.isFirst ? { block: line.owner, indent } : undefined,
    columns,
  }
}

function widthsOf(table: HTMLTableElement): TableWidths {
  const row = [...table.rows].find((one) =>
    [...one.cells].every((cell) => cell.colSpan === 1),
  )
  // Boxes are measured as they are seen, widths are set as they were before zooming.
  const zoom = table.currentCSSZoom
  const columns = [...(row?.cells ?? [])].map(
    (cell) => cell.getBoundingClientRect().width / zoom,
  )
  return { table: table.getBoundingClientRect().width / zoom, columns }
}

/** Does the line before the point end with `<br>`, and so short of the margin? */
function followsBreak({ startContainer, startOffset }: Range): boolean {
  const before =
    startContainer instanceof Text
      ? startContainer.data.slice(0, startOffset).trim() === '' &&
        startContainer.previousSibling
      : startContainer.childNodes[startOffset - 1]
  return before instanceof HTMLBRElement
}

/**
 * Take out of a column everything before a cut, or all of it.
 *
 * What the cut goes through stands in both parts: marked `continues` in the first and
 * `continued` in the second, the id in the first alone.
 */
export function takeBefore(column: Element, cut: Cut | undefined): DocumentFragment {
  const range = document.createRange()
  range.selectNodeContents(column)
  if (!cut) return range.extractContents()
  range.setEnd(cut.point.startContainer, cut.point.startOffset)
  const taken = range.extractContents()
  let parent: ParentNode = taken
  for (const rest of cut.through) {
    const part: Element | null = parent.lastElementChild
    if (!part) break
    markParts(part, rest, cut)
    parent = part
  }
  showHyphen(parent)
  const { indented } = cut
  if (indented?.block instanceof HTMLElement) {
    indented.block.style.textIndent = indented.indent
  }
  return taken
}

function markParts(part: Element, rest: Element, cut: Cut): void {
  const { through, justified, columns } = cut
  part.classList.add('continues')
  rest.classList.add('continued')
  rest.removeAttribute('id')
  if (rest === justified) part.classList.add('cut-line')
  if (part instanceof HTMLOListElement && rest instanceof HTMLOListElement) {
    const items = part.querySelectorAll(':scope > li').length
    const isItemCut = through.some(
      (element) => element.parentElement === rest && element.tagName === 'LI',
    )
    rest.start = part.start + items - (isItemCut ? 1 : 0)
  }
  if (part instanceof HTMLTableElement && rest instanceof HTMLTableElement) {
    freezeColumns(part, rest, columns.get(rest))
    repeatHead(part, rest)
  }
}

/** Both parts of a table keep the column widths of the whole. */
function freezeColumns(
  part: HTMLTableElement,
  rest: HTMLTableElement,
  widths: TableWidths | undefined,
): void {
  const known = part.querySelector(':scope > colgroup')
  if (known) {
    rest.prepend(known.cloneNode(true))
    return
  }
  if (!widths) return
  const group = document.createElement('colgroup')
  for (const width of widths.columns) {
    const column = document.createElement('col')
    column.style.width = `${width}px`
    group.append(column)
  }
  for (const table of [part, rest]) {
    table.prepend(group.cloneNode(true))
    table.style.tableLayout = 'fixed'
    table.style.width = `${widths.table}px`
  }
}

/** Repeat the head of a table, as an artifact: not read out, not counted as text. */
function repeatHead(part: HTMLTableElement, rest: HTMLTableElement): void {
  const again = part.tHead?.cloneNode(true)
  if (!(again instanceof HTMLElement) || rest.tHead) return
  again.setAttribute('aria-hidden', 'true')
  again.classList.add('repeated')
  for (const element of again.querySelectorAll('[id]')) element.removeAttribute('id')
  for (const call of again.querySelectorAll('a.note-call')) call.remove()
  rest.insertBefore(again, rest.querySelector(':scope > tbody'))
}

/** A soft hyphen at the end of a block is not painted: put a hyphen in its place. */
function showHyphen(block: ParentNode): void {
  let last: Node | null = block.lastChild
  while (last && !(last instanceof Text)) last = last.lastChild
  if (last && last.data.endsWith('\u00AD')) last.data = `${last.data.slice(0, -1)}-`
}
