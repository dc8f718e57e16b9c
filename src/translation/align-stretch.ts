import { type Bead, rangeSize } from './bead.ts'
import { type BeadCost, mostMerged } from './bead-cost.ts'

/** Two runs of blocks to be aligned. */
export interface Stretch extends Bead {
  /** Whether the first block of one belongs to the first block of the other. */
  readonly isTied: boolean
}

/** Beads and what they cost together. */
export interface AlignedStretch {
  /** In order, covering the stretch. */
  readonly beads: readonly Bead[]
  readonly cost: number
}

/** Counts of blocks in a bead: 1:0, 0:1, 1:1, 1:n, n:1, and the smallest of n:m. */
const moves: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  ...Array.from({ length: mostMerged - 1 }, (_, index) => [1, index + 2] as const),
  ...Array.from({ length: mostMerged - 1 }, (_, index) => [index + 2, 1] as const),
  [2, 2],
  [2, 3],
  [3, 2],
]

/** The same as numbers alone: the innermost loop reads them. */
const downs = Uint8Array.from(moves, ([down]) => down)
const rights = Uint8Array.from(moves, ([, right]) => right)

/** Places of the moves above that leave a block without counterpart. */
const missing = 0
const added = 1

/** Longest run that is aligned in one piece; memory grows with its square. */
const windowSize = 1000

/**
 * A place that costs so much more than the cheapest one with as many blocks behind it is
 * given up: some twenty blocks in a row that lie as wrong as can be.
 */
const beam = 40

/**
 * Align a stretch by dynamic programming.
 *
 * A stretch of more than `windowSize` blocks is aligned window by window: of each the
 * first half is kept, and the next window begins where that ends. So time and memory grow
 * with the length of the texts, not with its square; a gap of over half a window in one
 * of them may be misjudged.
 */
export function alignStretch(stretch: Stretch, cost: BeadCost): AlignedStretch {
  const beads: Bead[] = []
  let original = stretch.original.start
  let translation = stretch.translation.start
  for (;;) {
    const window = {
      original: {
        start: original,
        end: Math.min(original + windowSize, stretch.original.end),
      },
      translation: {
        start: translation,
        end: Math.min(translation + windowSize, stretch.translation.end),
      },
      isTied: stretch.isTied && beads.length === 0,
    }
    const isLast =
      window.original.end === stretch.original.end &&
      window.translation.end === stretch.translation.end
    const found = alignWindow(window, cost, isLast)
    const half = windowSize / 2
    const kept = isLast
      ? found
      : found.filter(
          (bead) =>
            bead.original.start < original + half &&
            bead.translation.start < translation + half,
        )
    beads.push(...kept)
    if (isLast) return { beads, cost: costOf(beads, cost) }
    original = kept.at(-1)?.original.end ?? original
    translation = kept.at(-1)?.translation.end ?? translation
  }
}

/** What the last bead before a place was: a pair, or a block without counterpart. */
const states = [0, 1, 2] as const
const afterPair = 0
const afterMissing = 1
const afterAdded = 2

/** Cheapest ways to every place of a window, by the last bead on the way. */
interface Ways {
  readonly width: number
  /** One for each state; places row by row. */
  readonly costs: readonly Float64Array[]
  /** Last move times three, and the state before it. */
  readonly steps: readonly Uint8Array[]
}

/** @param isLast Must the beads reach the end of both runs, or of either? */
function alignWindow(window: Stretch, cost: BeadCost, isLast: boolean): Bead[] {
  const { original, translation, isTied } = window
  const rows = rangeSize(original)
  const columns = rangeSize(translation)
  const width = columns + 1
  const size = (rows + 1) * width
  const ways: Ways = {
    width,
    costs: states.map(() => new Float64Array(size).fill(Number.POSITIVE_INFINITY)),
    steps: states.map(() => new Uint8Array(size)),
  }
  const start = ways.costs[afterPair]
  if (start) start[0] = 0

  const step = (row: number, column: number): void => {
    const at = row * width + column
    const i = original.start + row
    const j = translation.start + column
    const isFirst = isTied && at === 0
    const cheapest = cheapestState(ways, at)
    for (let move = 0; move < moves.length; move += 1) {
      const down = downs[move] ?? 0
      const right = rights[move] ?? 0
      if (row + down > rows || column + right > columns) continue
      const to = at + down * width + right
      if (move !== missing && move !== added) {
        const price = cost.pair(i, down, j, right)
        enter(ways, { state: afterPair, to, move, from: cheapest, at, price })
      } else if (!isFirst) {
        const state = move === missing ? afterMissing : afterAdded
        const priceOf = (isAgain: boolean): number =>
          move === missing ? cost.missing(i, isAgain) : cost.added(j, isAgain)
        enter(ways, { state, to, move, from: state, at, price: priceOf(true) })
        enter(ways, { state, to, move, from: cheapest, at, price: priceOf(false) })
      }
    }
  }
  // Diagonal by diagonal, so that places with as many blocks behind them compare.
  for (let count = 0; count < rows + columns; count += 1) {
    const first = Math.max(0, count - columns)
    const last = Math.min(rows, count)
    let least = Number.POSITIVE_INFINITY
    for (let row = first; row <= last; row += 1) {
      least = Math.min(least, leastCost(ways, row * width + count - row))
    }
    for (let row = first; row <= last; row += 1) {
      const base = leastCost(ways, row * width + count - row)
      if (base <= least + beam && base < Number.POSITIVE_INFINITY) step(row, count - row)
    }
  }
  const end = isLast ? rows * width + columns : cheapestEnd(ways, rows, columns)
  return traceBack(window, ways, end)
}

/** A step on a way: from a place in a state to another. */
interface Step {
  readonly state: number
  readonly to: number
  readonly move: number
  readonly from: number
  readonly at: number
  readonly price: number
}

/** Take a step if it makes the way to its place cheaper. */
function enter({ costs, steps }: Ways, { state, to, move, from, at, price }: Step): void {
  const total = (costs[from]?.[at] ?? 0) + price
  const known = costs[state]
  const trail = steps[state]
  if (!known || !trail || total >= (known[to] ?? 0)) return
  known[to] = total
  trail[to] = move * states.length + from
}

function costAt({ costs }: Ways, state: number, place: number): number {
  return costs[state]?.[place] ?? Number.POSITIVE_INFINITY
}

function cheapestState(ways: Ways, place: number): number {
  const pair = costAt(ways, afterPair, place)
  const gap = costAt(ways, afterMissing, place)
  const other = costAt(ways, afterAdded, place)
  if (pair <= gap && pair <= other) return afterPair
  return gap <= other ? afterMissing : afterAdded
}

function leastCost(ways: Ways, place: number): number {
  return costAt(ways, cheapestState(ways, place), place)
}

/** The place on the far sides of a window that is cheapest for the blocks it has used up. */
function cheapestEnd(ways: Ways, rows: number, columns: number): number {
  const { width } = ways
  let best = rows * width + columns
  if (rows * columns === 0) return best
  let least = Number.POSITIVE_INFINITY
  const consider = (row: number, column: number): void => {
    const mean = leastCost(ways, row * width + column) / (row + column)
    if (mean < least) {
      least = mean
      best = row * width + column
    }
  }
  for (let column = 0; column <= columns; column += 1) consider(rows, column)
  for (let row = 0; row <= rows; row += 1) consider(row, columns)
  return best
}

function traceBack({ original, translation }: Stretch, ways: Ways, end: number): Bead[] {
  const { width, steps } = ways
  const beads: Bead[] = []
  let row = Math.floor(end / width)
  let column = end % width
  let state = cheapestState(ways, end)
  while (row > 0 || column > 0) {
    const trail = steps[state]?.[row * width + column] ?? 0
    const move = Math.floor(trail / states.length)
    const down = downs[move] ?? 0
    const right = rights[move] ?? 0
    const i = original.start + row
    const j = translation.start + column
    beads.push({
      original: { start: i - down, end: i },
      translation: { start: j - right, end: j },
    })
    row -= down
    column -= right
    state = trail % states.length
  }
  return beads.toReversed()
}

function costOf(beads: readonly Bead[], cost: BeadCost): number {
  let total = 0
  for (const [index, { original, translation }] of beads.entries()) {
    const before = beads[index - 1]
    const rows = rangeSize(original)
    const columns = rangeSize(translation)
    if (columns === 0) {
      const isAgain = before !== undefined && rangeSize(before.translation) === 0
      total += cost.missing(original.start, isAgain)
    } else if (rows === 0) {
      const isAgain = before !== undefined && rangeSize(before.original) === 0
      total += cost.added(translation.start, isAgain)
    } else {
      total += cost.pair(original.start, rows, translation.start, columns)
    }
  }
  return total
}
