import type { Line } from './lines.ts'

/** Lines of a bead: from `from` up to, not including, `to`. */
export interface BeadRange {
  /** As its blocks are marked with it. */
  readonly bead: number
  readonly from: number
  readonly to: number
}

/**
 * Find the lines of each bead: those of the blocks that are marked with it.
 *
 * @param lines Of a section, in order.
 */
export function findBeads(lines: readonly Line[]): BeadRange[] {
  const beads: BeadRange[] = []
  let block: HTMLElement | null = null
  for (const [index, { owner }] of lines.entries()) {
    if (!block?.contains(owner)) block = owner.closest<HTMLElement>('[data-bead]')
    const written = block?.dataset['bead']
    if (written === undefined) continue
    const bead = Number(written)
    const last = beads.at(-1)
    const isNew = last?.bead !== bead
    beads.splice(isNew ? beads.length : -1, 1, {
      bead,
      from: isNew ? index : last.from,
      to: index + 1,
    })
  }
  return beads
}
