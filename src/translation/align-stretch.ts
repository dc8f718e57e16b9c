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
const beam = 60

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

/**
 * @param isLast Must the beads reach the end of both runs, or of either?
 * @returns Likeliest beads, but that whether a gap goes on is asked of the cheapest way to
 *   each place alone.
 */
function alignWindow(window: Stretch, cost: BeadCost, isLast: boolean): Bead[] {
  const { original, translation, isTied } = window
  const rows = rangeSize(original)
  const columns = rangeSize(translation)
  const width = columns + 1
  const costs = new Float64Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY)
  const lastMoves = new Uint8Array((rows + 1) * width).fill(moves.length)
  costs[0] = 0

  const step = (row: number, column: number): void => {
    const at = row * width + column
    const i = original.start + row
    const j = translation.start + column
    for (let move = 0; move < moves.length; move += 1) {
      const down = downs[move] ?? 0
      const right = rights[move] ?? 0
      if (row + down > rows || column + right > columns) continue
      const isGap = move === missing || move === added
      if (isTied && at === 0 && isGap) continue
      const to = at + down * width + right
      const isAgain = lastMoves[at] === move
      let total = costs[at] ?? 0
      if (move === missing) total += cost.missing(i, isAgain)
      else if (move === added) total += cost.added(j, isAgain)
      else total += cost.pair(i, down, j, right)
      if (total < (costs[to] ?? 0)) {
        costs[to] = total
        lastMoves[to] = move
      }
    }
  }
  // Diagonal by diagonal, so that places with as many blocks behind them compare.
  for (let count = 0; count < rows + columns; count += 1) {
    const first = Math.max(0, count - columns)
    const last = Math.min(rows, count)
    let least = Number.POSITIVE_INFINITY
    for (let row = first; row <= last; row += 1) {
      least = Math.min(least, costs[row * width + count - row] ?? least)
    }
    for (let row = first; row <= last; row += 1) {
      const base = costs[row * width + count - row] ?? Number.POSITIVE_INFINITY
      if (base <= least + beam && base < Number.POSITIVE_INFINITY) step(row, count - row)
    }
  }
  const end = isLast ? rows * width + columns : cheapestEnd(costs, rows, columns)
  return traceBack(window, lastMoves, end)
}

/** The place on the far sides of a window that is cheapest for the blocks it has used up. */
function cheapestEnd(costs: Float64Array, rows: number, columns: number): number {
  const width = columns + 1
  let best = rows * width + columns
  if (rows * columns === 0) return best
  let least = Number.POSITIVE_INFINITY
  const consider = (row: number, column: number): void => {
    const mean = (costs[row * width + column] ?? 0) / (row + column)
    if (mean < least) {
      least = mean
      best = row * width + column
    }
  }
  for (let column = 0; column <= columns; column += 1) consider(rows, column)
  for (let row = 0; row <= rows; row += 1) consider(row, columns)
  return best
}

function traceBack(
  { original, translation }: Stretch,
  lastMoves: Uint8Array,
  end: number,
): Bead[] {
  const width = rangeSize(translation) + 1
  const beads: Bead[] = []
  let row = Math.floor(end / width)
  let column = end % width
  while (row > 0 || column > 0) {
    const [down, right] = moves[lastMoves[row * width + column] ?? missing] ?? [1, 1]
    const i = original.start + row
    const j = translation.start + column
    beads.push({
      original: { start: i - down, end: i },
      translation: { start: j - right, end: j },
    })
    row -= down
    column -= right
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
