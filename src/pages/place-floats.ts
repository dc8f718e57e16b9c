import type { FloatPosition, Galley, PagePlan, PlacedFloat } from './galley.ts'
import { heightOfFloats } from './height-of-floats.ts'
import type { IndexedFloat } from './index-galley.ts'

/** Floats on a page that ends before a line. */
export interface FloatsOnPage {
  readonly placed: readonly PlacedFloat[]
  /** The first float that is not yet placed after this page. */
  readonly next: number
  /** How many of those that are not have their place above the line. */
  readonly waiting: number
  /** Height that they take from the text. */
  readonly heightPx: number
  /** Height of all notes called in them. */
  readonly notesPx: number
  /** Height in which these notes can just begin. */
  readonly leastPx: number
}

/** More do not wait for a page with text. */
const mostWaiting = 8

/** Where a page stands among lines and floats. */
export interface FloatPage {
  readonly from: number
  readonly to: number
  /** The first float that does not stand on an earlier page. */
  readonly first: number
  /** How many floats are to stand on this page. */
  readonly count: number
}

/**
 * Place a number of floats on a page: each where it best may, those above the text first.
 *
 * @returns The floats, or `undefined` when one of them may not stand on this page, or one
 *   that follows would have to.
 */
export function placeFloats(
  galley: Galley,
  floats: readonly IndexedFloat[],
  { from, to, first, count }: FloatPage,
): FloatsOnPage | undefined {
  const next = first + count
  const after = floats[next]
  if (after && after.until < to) return undefined
  const waiting = countWaiting(floats, next, to)
  if (waiting > mostWaiting && to > from) return undefined
  const placed: PlacedFloat[] = []
  let position: FloatPosition = 'top'
  let [notesPx, leastPx] = [0, 0]
  for (let index = first; index < next; index += 1) {
    const float = floats[index]
    const found: FloatPosition | undefined =
      float && positionOf(float, { from, to }, position)
    if (!float || !found) return undefined
    position = found
    placed.push({ float: index, position })
    notesPx += float.notesPx
    leastPx += float.leastPx
  }
  const heightPx = heightOfFloats(galley, { from, to, floats: placed })
  return { placed, next, waiting, heightPx, notesPx, leastPx }
}

function countWaiting(floats: readonly IndexedFloat[], next: number, to: number): number {
  let count = 0
  while (count <= mostWaiting && (floats[next + count]?.place ?? to) < to) count += 1
  return count
}

/** Positions from the head of a page to its foot. */
const downwards: readonly FloatPosition[] = ['top', 'here', 'bottom']

/** The best position of a float that is not above `least`. */
function positionOf(
  { place, call, until, may }: IndexedFloat,
  { from, to }: Pick<PagePlan, 'from' | 'to'>,
  least: FloatPosition,
): FloatPosition | undefined {
  if (to === from) return call <= from ? 'page' : undefined
  // Above the line before which it must stand there is no place on a page that begins with it.
  const isInTime = from < until || from === 0
  const isAllowed = (position: FloatPosition): boolean => {
    if (downwards.indexOf(position) < downwards.indexOf(least)) return false
    if (position === 'here') return isInTime && place >= from && place <= to
    if (position === 'top') return isInTime && call <= from && from > 0
    return position === 'bottom' && call <= to && isInTime
  }
  return may.find(isAllowed)
}
