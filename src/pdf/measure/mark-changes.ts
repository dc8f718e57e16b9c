import { drawText, type Shapes } from './draw-text.ts'

/** How changes are marked in the margin. */
export interface ChangeMarking {
  /** Margin in which bars and ids stand, for each page in order. */
  readonly sides: readonly ('left' | 'right')[]
  /** Of what ids are written with; see `changeIdCharacters`. */
  readonly shapes: Shapes
}

/** What is marked as changed by a redline, or as carried elsewhere. */
export const changed = '.change, .moved'

/** A stretch of a page from top to bottom, in px. */
interface Band {
  readonly top: number
  bottom: number
  readonly isMove: boolean
}

/** Bands that are nearer than this are one: the boxes of letters do not fill their lines. */
const sameBandPx = 8

/** Ids whose changes begin nearer than this stand in one row. */
const sameRowPx = 8

/**
 * Put a bar beside every changed line of the divided pages, and beside the first line of
 * each change on a page its id.
 */
export function markChanges({ sides, shapes }: ChangeMarking): void {
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  for (const [index, page] of pages.entries()) {
    const frame = page.querySelector<HTMLElement>(':scope > .page-frame')
    if (!frame) continue
    const side = sides[index] ?? 'left'
    const { top, bottom } = frame.getBoundingClientRect()
    const bands: Band[] = []
    const rows = new Map<number, number>()
    for (const element of frame.querySelectorAll(changed)) {
      const boxes = [...element.getClientRects()].filter(({ height }) => height > 0)
      const isMove = element.matches('.is-move, .moved:not(.change)')
      for (const box of boxes) {
        // Large letters stand out of the page's area.
        const from = Math.max(box.top, top) - top
        bands.push({ top: from, bottom: Math.min(box.bottom, bottom) - top, isMove })
      }
      const number = numberOf(element)
      const [first] = boxes
      if (number === undefined || !first || rows.has(number)) continue
      rows.set(number, first.top - top + Math.min(first.height / 2, sameRowPx))
    }
    const marks = [
      ...joinBands(bands).map((band) => barOf(band, side)),
      ...joinRows(rows).map(({ middle, numbers }) => {
        const name = drawText(formatIds(numbers), shapes)
        name.setAttribute('class', `change-id change-id-${side}`)
        name.style.top = `calc(${middle}px - 0.6em)`
        return name
      }),
    ]
    frame.append(...marks)
  }
}

function numberOf(element: Element): number | undefined {
  for (const name of element.classList) {
    const [, digits] = /^change-c(\d+)$/u.exec(name) ?? []
    if (digits !== undefined) return Number(digits)
  }
  return undefined
}

function joinBands(bands: readonly Band[]): Band[] {
  const joined: Band[] = []
  for (const band of bands.toSorted((one, other) => one.top - other.top)) {
    const last = joined.findLast(({ isMove }) => isMove === band.isMove)
    if (last && band.top - last.bottom < sameBandPx) {
      last.bottom = Math.max(last.bottom, band.bottom)
    } else joined.push(band)
  }
  return joined
}

function barOf({ top, bottom, isMove }: Band, side: 'left' | 'right'): HTMLElement {
  const bar = document.createElement('div')
  bar.className = `change-bar change-bar-${side}${isMove ? ' is-move' : ''}`
  bar.setAttribute('aria-hidden', 'true')
  bar.style.top = `${top}px`
  bar.style.height = `${bottom - top}px`
  return bar
}

function joinRows(
  rows: ReadonlyMap<number, number>,
): { readonly middle: number; readonly numbers: number[] }[] {
  const joined: { middle: number; numbers: number[] }[] = []
  const sorted = [...rows].toSorted(([, one], [, other]) => one - other)
  for (const [number, middle] of sorted) {
    const last = joined.at(-1)
    if (last && middle - last.middle < sameRowPx) last.numbers.push(number)
    else joined.push({ middle, numbers: [number] })
  }
  return joined
}

/** `c3`, `c3, 7`, `c3–5`, `c3 … 9`. */
function formatIds(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((one, other) => one - other)
  const first = sorted[0] ?? 0
  const last = sorted.at(-1) ?? 0
  if (sorted.length === 1) return `c${first}`
  if (last - first === sorted.length - 1) return `c${first}–${last}`
  return `c${first}${sorted.length === 2 ? ', ' : ' … '}${last}`
}
