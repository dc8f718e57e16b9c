import * as fc from 'fast-check'
import type { BeadLines, LineRange } from '../../src/pages/beads.ts'
import type { Galley } from '../../src/pages/galley.ts'
import { randomGalley } from './random-galley.ts'

/** Two galleys with beads of every kind: one side may have nothing for a bead. */
export const randomTexts: fc.Arbitrary<{
  readonly verso: Galley
  readonly recto: Galley
  readonly beads: readonly BeadLines[]
}> = fc
  .record({
    verso: randomGalley,
    recto: randomGalley,
    /** Lines of each bead, on either side. */
    lengths: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })),
      { maxLength: 40 },
    ),
  })
  .map(({ verso, recto, lengths }) => ({
    verso,
    recto,
    beads: beadsOf(lengths, verso.lines.length, recto.lines.length),
  }))

/** Beads of so many lines on either side, one after the other, as far as the lines go. */
export function beadsOf(
  lengths: readonly (readonly [number, number])[],
  versoLines: number,
  rectoLines: number,
): BeadLines[] {
  const ends = { verso: 0, recto: 0 }
  const next = (side: 'verso' | 'recto', length: number, most: number): LineRange => {
    const from = ends[side]
    ends[side] = Math.min(most, from + length)
    return { from, to: ends[side] }
  }
  return lengths.map(([verso, recto]) => ({
    verso: next('verso', verso, versoLines),
    recto: next('recto', recto, rectoLines),
  }))
}
