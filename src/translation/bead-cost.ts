import type { BlockKind, BlockTraits } from './block-traits.ts'
import { sharedMarks } from './shared-marks.ts'

/** Most blocks of one text that render a single block of the other. */
export const mostMerged = 6

/** What beads cost, in nats: minus the logarithm of how likely they are. */
export interface BeadCost {
  /** Of a run of original blocks with a run of the translation, neither empty. */
  pair(from: number, fromCount: number, to: number, toCount: number): number
  /** Of an original block without counterpart; `isAgain` right behind another one. */
  missing(index: number, isAgain: boolean): number
  /** Of a translation block without counterpart. */
  added(index: number, isAgain: boolean): number
}

/**
 * Variance of the length of a translation per letter of its original, and how far it
 * strays besides, as a part of the length: a long paragraph strays by the freedom of its
 * translator. Gale and Church have 6.8 and nothing for sentences. These and the costs
 * below fit the hand-made truth of `tests/translation/align-blocks.test.ts`, which changes
 * little when any of them is changed by a third.
 */
const variancePerLetter = 4
const freedom = 0.12

/** Strangest length that still may be a translation: more says no more. */
const mostStrange = 10

/**
 * Costs of a block that has no counterpart and of each right behind it, of one that is
 * divided and of each part more.
 */
const lone = 5
const loneAgain = 2.5
const divided = 2.6
const dividedAgain = 2

/** Cost of a block without words that has no counterpart: a rule, a comment. */
const silent = 0.7

/** Cost of two blocks or more on both sides: where one begins inside the other's rendering. */
const entangled = 2

/** Cost of a heading that is not the first of its bead: it belongs to what follows. */
const headingInside = 6

/** Kinds that hardly ever become two or one: what it costs besides. */
const counted: ReadonlySet<BlockKind> = new Set(['item', 'row', 'stanza', 'line', 'note'])
const dividedCounted = 6

/**
 * Make the function that says how unlikely a bead is: by the kinds of its blocks, by
 * their lengths, and by what both texts have in common.
 *
 * @param ratio Length of a translation over that of its original.
 * @see Gale and Church (1993), "A program for aligning sentences in bilingual corpora".
 */
export function beadCost(
  original: readonly BlockTraits[],
  translation: readonly BlockTraits[],
  ratio: number,
): BeadCost {
  const shared = sharedMarks(original, translation)
  const originalSums = lengthSums(original)
  const translationSums = lengthSums(translation)
  return {
    pair(from, fromCount, to, toCount) {
      let cost = dividedCost(fromCount, toCount, original[from])
      for (let i = from; i < from + fromCount; i += 1) {
        for (let j = to; j < to + toCount; j += 1) {
          const left = original[i]
          const right = translation[j]
          if (!left || !right) continue
          const isDivided = fromCount + toCount > 2
          cost += kindCost(left, right, isDivided) / (fromCount * toCount)
          if (i > from && j === to && left.kind === 'heading') cost += headingInside
          if (j > to && i === from && right.kind === 'heading') cost += headingInside
          cost -= shared(i, j)
        }
      }
      const fromLength = between(originalSums, from, fromCount)
      const toLength = between(translationSums, to, toCount)
      return cost + lengthCost(fromLength * ratio, toLength)
    },
    missing: (index, isAgain) => loneCost(original, index, isAgain),
    added: (index, isAgain) => loneCost(translation, index, isAgain),
  }
}

/** Lengths of all blocks before each place. */
function lengthSums(blocks: readonly BlockTraits[]): Float64Array {
  const sums = new Float64Array(blocks.length + 1)
  for (const [index, { length }] of blocks.entries()) {
    sums[index + 1] = (sums[index] ?? 0) + length
  }
  return sums
}

function between(sums: Float64Array, from: number, count: number): number {
  return (sums[from + count] ?? 0) - (sums[from] ?? 0)
}

function dividedCost(
  fromCount: number,
  toCount: number,
  first: BlockTraits | undefined,
): number {
  const merged = fromCount + toCount - 2
  if (merged === 0) return 0
  const isEntangled = fromCount > 1 && toCount > 1
  return (
    divided +
    dividedAgain * (merged - 1) +
    (isEntangled ? entangled : 0) +
    (first && counted.has(first.kind) ? dividedCounted : 0)
  )
}

function loneCost(
  blocks: readonly BlockTraits[],
  index: number,
  isAgain: boolean,
): number {
  const block = blocks[index]
  if (block?.kind === 'translator') return 0
  if (block?.length === 0) return silent
  const before = blocks[index - 1]
  const isAfterWords = before && before.kind !== 'translator' && before.length > 0
  return isAgain && isAfterWords ? loneAgain : lone
}

/** Minus the logarithm of the chance that two such lengths belong together. */
function lengthCost(expected: number, length: number): number {
  const mean = (expected + length) / 2
  const variance = variancePerLetter * (mean + 5) + (freedom * mean) ** 2
  const strayed = Math.abs(length - expected) / Math.sqrt(variance)
  return surprises[Math.round(strayed * tableStep)] ?? mostStrange
}

/** Places of the table for one standard deviation. */
const tableStep = 100

/** Surprise by how many hundredths of a standard deviation a length strays. */
const surprises: readonly number[] = Array.from({ length: 6 * tableStep }, (_, index) =>
  Math.min(-Math.log(chanceBeyond(index / tableStep)), mostStrange),
)

/**
 * Chance that a normal deviate strays further than this many standard deviations.
 *
 * @see Abramowitz and Stegun (1964), 7.1.26; the error is below 1.5e-7.
 */
function chanceBeyond(deviations: number): number {
  const x = deviations / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const polynomial =
    t *
    (0.254829592 +
      t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.max(polynomial * Math.exp(-x * x), 1e-12)
}

/** Kinds that hold running text, which may become each other in a translation. */
const prose: ReadonlySet<BlockKind> = new Set([
  'paragraph',
  'quotation',
  'list',
  'item',
  'verse',
  'stanza',
  'line',
  'passage',
  'html',
  'note',
])

function kindCost(left: BlockTraits, right: BlockTraits, isDivided: boolean): number {
  if (left.kind === 'translator' || right.kind === 'translator') {
    return Number.POSITIVE_INFINITY
  }
  const isProse = prose.has(left.kind) && prose.has(right.kind)
  if (isDivided && !isProse) {
    return left.kind === 'heading' || right.kind === 'heading' ? 4 : 8
  }
  if (!isDivided && (left.length === 0) !== (right.length === 0)) return 9
  if (left.kind !== right.kind) return isProse ? 2 : 7
  if (left.kind === 'heading') return left.depth === right.depth ? -1 : 2
  return isProse ? 0 : -1.5
}
