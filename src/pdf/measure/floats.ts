import { lettersOf } from './letters-of.ts'
import type { Line } from './lines.ts'

/** A figure or table that has been taken out of its column. */
export interface Float {
  readonly element: HTMLElement
  /** Stands in the column where the float stood. */
  readonly anchor: Comment
  /** The chapter that it belongs to. */
  readonly chapter: HTMLElement
  readonly may: readonly FloatPosition[]
}

/** See `pages/galley.ts`. */
export type FloatPosition = 'here' | 'top' | 'bottom' | 'page'

/** What a template or a manuscript may say of a float, and where it may stand then. */
const positions: Readonly<Partial<Record<string, readonly FloatPosition[]>>> = {
  auto: ['here', 'top', 'bottom'],
  here: ['here', 'top'],
  top: ['top'],
  bottom: ['bottom'],
  page: ['page'],
}

/** A table may be divided: it floats only up to this part of a page. */
const greatestTable = 2 / 3

/**
 * Take the figures and tables of a section that may float out of its column, into one of
 * their own, in order.
 *
 * Only those that stand by themselves in a chapter float, not those of lists or quotations,
 * and none that is higher than a page.
 *
 * @param pagePx Height of the type area.
 */
export function liftFloats(
  section: HTMLElement,
  flow: HTMLElement,
  pagePx: number,
): Float[] {
  const figures = [
    ...flow.querySelectorAll<HTMLElement>(':scope > .chapter-text > figure'),
  ]
  const found = figures.flatMap((element): Omit<Float, 'anchor'>[] => {
    const chapter = element.parentElement
    const may = positionsOf(element)
    const { height } = element.getBoundingClientRect()
    const mostPx = element.querySelector('table, pre') ? pagePx * greatestTable : pagePx
    return chapter && may && height <= mostPx ? [{ element, chapter, may }] : []
  })
  if (found.length === 0) return []
  const column = document.createElement('div')
  column.className = 'floats'
  section.append(column)
  return found.map((float) => {
    const { element, chapter } = float
    // Says how many letters of the chapter stood here; see `findPageStarts`.
    const anchor = document.createComment(`float ${lettersOf(element)}`)
    element.replaceWith(anchor)
    element.classList.add('float')
    const frame = frameOf(chapter)
    frame.append(element)
    column.append(frame)
    return Object.assign({}, float, { anchor })
  })
}

function positionsOf(element: HTMLElement): readonly FloatPosition[] | undefined {
  const usual = getComputedStyle(element).getPropertyValue('--float').trim()
  return positions[element.dataset['float'] ?? usual]
}

/** An empty box in which blocks look as in a chapter. */
export function frameOf(chapter: HTMLElement): HTMLElement {
  const frame = document.createElement('div')
  frame.className = 'chapter-text'
  frame.lang = chapter.lang
  frame.dir = chapter.dir
  return frame
}

/** Height of a float, and the white it keeps. */
export interface FloatSize {
  readonly heightPx: number
  readonly gapPx: number
}

/** Measure a float in the column of floats. */
export function measureFloat({ element }: Float): FloatSize {
  const { marginTop, marginBottom } = getComputedStyle(element)
  const gapPx = Math.max(Number.parseFloat(marginTop), Number.parseFloat(marginBottom))
  return { heightPx: element.getBoundingClientRect().height, gapPx: gapPx || 0 }
}

/** Index of the first line that stands wholly behind a node; their number if there is none. */
export function lineBehind(lines: readonly Line[], node: Node): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { owner } = lines[middle] ?? {}
    const place = owner ? node.compareDocumentPosition(owner) : 0
    const isBehind =
      (place & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      (place & Node.DOCUMENT_POSITION_CONTAINED_BY) === 0
    if (isBehind) high = middle
    else low = middle + 1
  }
  return low
}
