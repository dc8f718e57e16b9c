import { type Bead, type BlockRange, rangeSize } from './bead.ts'
import { beadCost } from './bead-cost.ts'
import { type AlignedStretch, alignStretch } from './align-stretch.ts'
import type { BlockTraits } from './block-traits.ts'
import { type FixedPoint, fixedPoints } from './fixed-points.ts'

/** Two texts as beads. */
export interface Alignment {
  /** In the order of both texts; together every block of both exactly once. */
  readonly beads: readonly Bead[]
  /** Blocks with a label that both texts have, in another order. */
  readonly crossing: readonly FixedPoint[]
}

/**
 * Align two texts: find the beads that together are likeliest.
 *
 * Fixed points cut both texts into stretches. Within a stretch a dynamic programme weighs
 * lengths, kinds and shared marks, under several guesses how much longer one language is
 * than the other; the cheapest beads win.
 *
 * @see Gale and Church (1993), "A program for aligning sentences in bilingual corpora".
 */
export function alignBlocks(
  original: readonly BlockTraits[],
  translation: readonly BlockTraits[],
): Alignment {
  const { points, crossing } = fixedPoints(original, translation)
  const align = (ratio: number): AlignedStretch => {
    const cost = beadCost(original, translation, ratio)
    const stretches = stretchesOf(points, original.length, translation.length)
    const aligned = stretches.map((stretch) => alignStretch(stretch, cost))
    return {
      beads: aligned.flatMap(({ beads }) => beads),
      cost: aligned.reduce((total, each) => total + each.cost, 0),
    }
  }
  // The ratio of the whole is right unless much is missing; then that of a first pass is.
  const guesses = [
    1,
    lengthRatio(
      [{ original: all(original), translation: all(translation) }],
      original,
      translation,
    ),
  ]
  const guessed = cheapest(guesses.map(align))
  const learnt = align(lengthRatio(guessed.beads.filter(isPair), original, translation))
  return { beads: cheapest([guessed, learnt]).beads, crossing }
}

function cheapest(alignments: readonly AlignedStretch[]): AlignedStretch {
  return alignments.reduce((best, each) => (each.cost < best.cost ? each : best))
}

function all(blocks: readonly BlockTraits[]): BlockRange {
  return { start: 0, end: blocks.length }
}

function isPair({ original, translation }: Bead): boolean {
  return rangeSize(original) === 1 && rangeSize(translation) === 1
}

/** Each fixed point begins a stretch; what stands before the first one is another. */
function stretchesOf(
  points: readonly FixedPoint[],
  originalCount: number,
  translationCount: number,
): (Bead & { readonly isTied: boolean })[] {
  const starts = [{ original: 0, translation: 0, isTied: false }]
  for (const point of points) {
    if (point.original + point.translation === 0) starts.pop()
    starts.push({ ...point, isTied: true })
  }
  return starts.map((start, index) => {
    const next = starts[index + 1]
    return {
      isTied: start.isTied,
      original: { start: start.original, end: next?.original ?? originalCount },
      translation: {
        start: start.translation,
        end: next?.translation ?? translationCount,
      },
    }
  })
}

/** Length of the translation over that of the original, code and pictures left out. */
function lengthRatio(
  beads: readonly Bead[],
  original: readonly BlockTraits[],
  translation: readonly BlockTraits[],
): number {
  let from = 0
  let to = 0
  for (const bead of beads) {
    from += proseLength(original.slice(bead.original.start, bead.original.end))
    to += proseLength(translation.slice(bead.translation.start, bead.translation.end))
  }
  if (from < 100 || to < 100) return 1
  return Math.min(Math.max(to / from, 0.4), 2.5)
}

function proseLength(blocks: readonly BlockTraits[]): number {
  return blocks.reduce(
    (total, { kind, length }) =>
      kind === 'code' || kind === 'figure' || kind === 'translator'
        ? total
        : total + length,
    0,
  )
}
