import type { Galley } from './galley.ts'

/** Lines from `from` up to, not including, `to`. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

/** Something of either side of a spread. */
export interface BothSides<T> {
  readonly verso: T
  readonly recto: T
}

/** Lines of a bead in two galleys; none on a side that has nothing for it. */
export type BeadLines = BothSides<LineRange>

/** What is asked of the beads of two galleys again and again, reckoned once. */
export interface BeadIndex {
  /** Those that have lines on both sides, in order. */
  readonly shared: readonly BeadLines[]
  /** For each line, and the end, how many shared beads begin before it. */
  readonly begunBefore: BothSides<Int32Array>
  /** For each line, and the end, how much of the last shared bead begun stands before it, 0–1. */
  readonly partBefore: BothSides<Float64Array>
  /** For each count of shared beads the height of the last, on the side where it is higher. */
  readonly heightsPx: Float64Array
}

/**
 * Index the beads of two galleys.
 *
 * The bead rule, *each bead starts in the same spread on both sides*, holds of a spread that
 * ends before line `i` on the verso and `j` on the recto just if as many shared beads begin
 * before `i` as before `j`.
 *
 * @param beads In order on both sides; lines of no bead belong to the bead before them.
 * @returns The index; linear in the lines of both.
 */
export function indexBeads(
  galleys: BothSides<Galley>,
  beads: readonly BeadLines[],
): BeadIndex {
  const shared = beads.filter(({ verso, recto }) => isFilled(verso) && isFilled(recto))
  const verso = indexSide(
    galleys.verso,
    shared.map((bead) => bead.verso),
  )
  const recto = indexSide(
    galleys.recto,
    shared.map((bead) => bead.recto),
  )
  const heightsPx = new Float64Array(shared.length + 1)
  for (const [index, bead] of shared.entries()) {
    heightsPx[index + 1] = Math.max(
      heightPx(galleys.verso, bead.verso),
      heightPx(galleys.recto, bead.recto),
    )
  }
  return {
    shared,
    begunBefore: { verso: verso.begunBefore, recto: recto.begunBefore },
    partBefore: { verso: verso.partBefore, recto: recto.partBefore },
    heightsPx,
  }
}

function isFilled({ from, to }: LineRange): boolean {
  return to > from
}

function indexSide(
  galley: Galley,
  ranges: readonly LineRange[],
): { begunBefore: Int32Array; partBefore: Float64Array } {
  const count = galley.lines.length + 1
  const begunBefore = new Int32Array(count)
  const partBefore = new Float64Array(count)
  let begun = 0
  for (let line = 0; line < count; line += 1) {
    while ((ranges[begun]?.from ?? count) < line) begun += 1
    begunBefore[line] = begun
    const range = ranges[begun - 1]
    if (!range) continue
    const partPx = heightPx(galley, { from: range.from, to: Math.min(line, range.to) })
    partBefore[line] = partPx / Math.max(1, heightPx(galley, range))
  }
  return { begunBefore, partBefore }
}

function heightPx({ lines }: Galley, { from, to }: LineRange): number {
  return (lines[to - 1]?.bottomPx ?? 0) - (lines[from]?.topPx ?? 0)
}

/**
 * Lines before which a side may end so that just `begun` shared beads begin above: from the
 * first up to the last of them.
 */
export function endsAfter(
  { shared, begunBefore }: BeadIndex,
  side: 'verso' | 'recto',
  begun: number,
): { readonly first: number; readonly last: number } {
  return {
    first: begun === 0 ? 0 : (shared[begun - 1]?.[side].from ?? 0) + 1,
    last: shared[begun]?.[side].from ?? begunBefore[side].length - 1,
  }
}

/**
 * How far the text of one page runs ahead of that of the page beside it, in px of the longer
 * text of the bead that both are in.
 *
 * @param verso Line before which the verso ends; `recto` likewise.
 */
export function leadPx(
  { begunBefore, partBefore, heightsPx }: BeadIndex,
  verso: number,
  recto: number,
): number {
  const part = (partBefore.verso[verso] ?? 0) - (partBefore.recto[recto] ?? 0)
  return Math.abs(part) * (heightsPx[begunBefore.verso[verso] ?? 0] ?? 0)
}
