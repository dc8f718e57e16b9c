import { alignInOrder, type Pair } from './align-in-order.ts'
import { compareTokens, type Edit, type Sameness, shift } from './compare-tokens.ts'
import type { Range } from './group-blocks.ts'
import { matchKeys } from './match-keys.ts'
import type { Token } from './token.ts'

/** Rows of two tables that are compared with each other; more are taken as they come. */
const mostComparisons = 250_000

/**
 * Compare two tables row by row and cell by cell.
 *
 * @param oldTokens Tokens of a table, its `block` token first.
 * @returns Edits in order: whole rows and cells, or words in cells.
 */
export function compareTables(
  oldTokens: readonly Token[],
  newTokens: readonly Token[],
  same: Sameness,
): Edit[] {
  const olds = partsOf(oldTokens, 'row', 1, oldTokens.length)
  const news = partsOf(newTokens, 'row', 1, newTokens.length)
  const oldRows = olds.map((row) => cellsOf(oldTokens, row, same.oldKey))
  const newRows = news.map((row) => cellsOf(newTokens, row, same.newKey))
  const columns = pairColumns(oldRows[0], newRows[0])
  const edits: Edit[] = []
  if (
    oldTokens[0] &&
    newTokens[0] &&
    same.oldKey(oldTokens[0]) !== same.newKey(newTokens[0])
  ) {
    edits.push({ old: { from: 0, to: 1 }, new: { from: 0, to: 1 } })
  }
  const rows = pairRows(oldRows, newRows)
  let before: Pair = { old: 1, new: 1 }
  for (const { old, new: now } of rows) {
    const oldRow = oldRows[old]
    const newRow = newRows[now]
    if (!oldRow || !newRow) continue
    pushGap(edits, before, { old: oldRow.range.from, new: newRow.range.from })
    const inside = compareRows(oldRow, newRow, columns, { oldTokens, newTokens, same })
    for (const edit of inside) edits.push(edit)
    before = { old: oldRow.range.to, new: newRow.range.to }
  }
  pushGap(edits, before, { old: oldTokens.length, new: newTokens.length })
  return edits
}

interface Row {
  readonly range: Range
  readonly cells: readonly { readonly range: Range; readonly key: string }[]
  readonly key: string
}

interface Compared {
  readonly oldTokens: readonly Token[]
  readonly newTokens: readonly Token[]
  readonly same: Sameness
}

/** Divide tokens where those of a kind begin a part; cells of notes are not the table's. */
function partsOf(
  tokens: readonly Token[],
  kind: 'row' | 'cell',
  from: number,
  to: number,
): Range[] {
  const starts: number[] = []
  let depth = 0
  for (let index = from; index < to; index += 1) {
    const token = tokens[index]
    if (token?.kind === 'note') depth += 1
    if (token?.kind === 'noteEnd') depth -= 1
    if (depth === 0 && token?.kind === kind) starts.push(index)
  }
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }))
}

function cellsOf(
  tokens: readonly Token[],
  range: Range,
  keyOf: (token: Token) => string,
): Row {
  const cells = partsOf(tokens, 'cell', range.from, range.to).map((cell) => ({
    range: cell,
    key: tokens
      .slice(cell.from + 1, cell.to)
      .map((token) => keyOf(token))
      .join('\u0000'),
  }))
  return { range, cells, key: cells.map(({ key }) => key).join('\u0001') }
}

function pairRows(oldRows: readonly Row[], newRows: readonly Row[]): Pair[] {
  const exact = matchKeys(
    oldRows.map(({ key }) => key),
    newRows.map(({ key }) => key),
  )
  const pairs: Pair[] = []
  let before: Pair = { old: -1, new: -1 }
  for (const next of [...exact, { old: oldRows.length, new: newRows.length }]) {
    const from = { old: before.old + 1, new: before.new + 1 }
    const counts = { old: next.old - from.old, new: next.new - from.new }
    if (counts.old * counts.new <= mostComparisons) {
      const found = alignInOrder(counts.old, counts.new, (i, j) =>
        equalCells(oldRows[from.old + i], newRows[from.new + j]),
      )
      for (const pair of found) {
        pairs.push({ old: pair.old + from.old, new: pair.new + from.new })
      }
    }
    if (next.old < oldRows.length && next.new < newRows.length) pairs.push(next)
    before = next
  }
  return pairs
}

/** Rows are each other's when a cell is the same, most of all the first. */
function equalCells(one: Row | undefined, other: Row | undefined): number {
  if (!one || !other) return 0
  const keys = new Set(one.cells.map(({ key }) => key))
  const common = other.cells.filter(({ key }) => key !== '' && keys.has(key)).length
  const hasSameHead =
    one.cells[0]?.key === other.cells[0]?.key && one.cells[0]?.key !== ''
  return common + (hasSameHead ? 1 : 0)
}

/** Columns by their heads; of tables with as many columns, by their place. */
function pairColumns(one: Row | undefined, other: Row | undefined): Pair[] {
  const olds = one?.cells ?? []
  const news = other?.cells ?? []
  if (olds.length === news.length) {
    return olds.map((_, index) => ({ old: index, new: index }))
  }
  return matchKeys(
    olds.map(({ key }) => key),
    news.map(({ key }) => key),
  )
}

function compareRows(
  oldRow: Row,
  newRow: Row,
  columns: readonly Pair[],
  { oldTokens, newTokens, same }: Compared,
): Edit[] {
  const edits: Edit[] = []
  let before: Pair = { old: oldRow.range.from + 1, new: newRow.range.from + 1 }
  for (const { old, new: now } of columns) {
    const oldCell = oldRow.cells[old]?.range
    const newCell = newRow.cells[now]?.range
    if (!oldCell || !newCell) continue
    pushGap(edits, before, { old: oldCell.from, new: newCell.from })
    const inside = compareTokens(
      oldTokens.slice(oldCell.from + 1, oldCell.to),
      newTokens.slice(newCell.from + 1, newCell.to),
      same,
    )
    edits.push(...inside.map((edit) => shift(edit, oldCell.from + 1, newCell.from + 1)))
    before = { old: oldCell.to, new: newCell.to }
  }
  pushGap(edits, before, { old: oldRow.range.to, new: newRow.range.to })
  return edits
}

function pushGap(edits: Edit[], from: Pair, to: Pair): void {
  if (from.old === to.old && from.new === to.new) return
  edits.push({ old: { from: from.old, to: to.old }, new: { from: from.new, to: to.new } })
}
