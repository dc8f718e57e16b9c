import type { OpenNote } from './allot-notes.ts'
import type { Galley } from './galley.ts'

/** Name what is carried; a long queue by its head and its length, since its order is given. */
export function keyOf(carried: readonly OpenNote[]): string {
  if (carried.length === 0) return ''
  const head = carried.slice(0, 8).map(({ note, from }) => `${note}:${from}`)
  return `${carried.length} ${head.join(' ')}`
}

/** Lines of notes that are carried: fewer on each page that sets but them. */
export function linesLeft({ notes }: Galley, carried: readonly OpenNote[]): number {
  return carried.reduce((sum, { note, from }) => {
    return sum + 1 + (notes[note]?.length ?? 0) - from
  }, 0)
}
