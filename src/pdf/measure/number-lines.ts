import { baselineOf } from './baseline.ts'
import { drawText, type Shapes } from './draw-text.ts'
import { collectLines, type Line } from './lines.ts'

/** How the lines of a document are numbered. */
export interface LineNumbering {
  /** Every how many lines a number stands. */
  readonly every: number
  /** Where numbers begin anew. */
  readonly restart: 'page' | 'chapter'
  /** Margin in which they stand, for each page in order. */
  readonly sides: readonly ('left' | 'right')[]
  /** Of the figures 0 to 9. */
  readonly shapes: Shapes
}

/** What stands between the lines of the text and is not counted. */
const uncounted =
  'h1, h2, h3, h4, h5, h6, table, figure, pre, hr, .image, .math-display, .page-break, .title-block, .kicker, ' +
  '.end-notes, .epigraph, .dedication, .column-heads'

/**
 * Put line numbers into the margins of the divided pages of chapters.
 *
 * Lines of running text are counted, and in verse the lines of the poem: what is turned
 * over belongs to its line. Where two languages alternate each is counted for itself, the
 * second in the other margin; a third is not. Columns are counted each for itself, the first
 * and the last in the margins, one between them in the gap before it. The figures are shapes, hidden from assistive technology: in
 * the PDF they are artifacts and no text.
 */
export function numberLines({ every, restart, sides, shapes }: LineNumbering): void {
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  const ascents = new Map<string, number>()
  /** Lines counted of each section, and of each language in it: two sections may take turns. */
  const known = new Map<string, number[]>()
  for (const [index, page] of pages.entries()) {
    const { ofSection: section = '' } = page.dataset
    const frame = page.querySelector<HTMLElement>(':scope > .page-frame')
    const body = frame?.querySelector(':scope > .page-body')
    if (!page.closest('section.chapter') || !frame || !body) continue
    const counts = (restart === 'page' ? undefined : known.get(section)) ?? [0, 0, 0]
    known.set(section, counts)
    const { top } = frame.getBoundingClientRect()
    const numbers: Element[] = []
    for (const line of collectLines(body, top)) {
      const language = languageOf(line)
      const side = columnSide(line)
      const before = counts[language]
      const isThird = language > 1 && !side
      if (!isCounted(line) || before === undefined || isThird) continue
      const count = before + 1
      counts[language] = count
      if (count % every !== 0) continue
      const margin = sides[index] ?? 'left'
      const usual = language === 0 ? margin : opposite[margin]
      const number = drawText(String(count), shapes)
      number.setAttribute('data-number', String(count))
      const place = side ? marginOf(side, frame) : usual
      number.setAttribute('class', `line-number line-number-${place}`)
      if (side) placeInGap(number, side, frame)
      number.style.top = `calc(${baselineOf(line, ascents)}px - 1em)`
      numbers.push(number)
    }
    frame.append(...numbers)
  }
}

const opposite = { left: 'right', right: 'left' } as const

/** Place of a line's language among those that alternate; 0 where there is one. */
function languageOf({ owner }: Line): number {
  return Number(owner.closest<HTMLElement>('[data-side]')?.dataset['side'] ?? 0)
}

/** The side of a bead in columns that a line stands in. */
function columnSide({ owner }: Line): HTMLElement | null {
  return owner.closest<HTMLElement>('.row > .side')
}

/** The last column has its numbers in the margin beside it, others before them. */
function marginOf(side: Element, frame: Element): 'left' | 'right' {
  const isLast =
    side.getBoundingClientRect().right > frame.getBoundingClientRect().right - 1
  return isLast ? 'right' : 'left'
}

function placeInGap(number: SVGElement, side: Element, frame: Element): void {
  const { left, right } = frame.getBoundingClientRect()
  const before = side.getBoundingClientRect().left - left
  if (marginOf(side, frame) === 'right' || before < 1) return
  number.style.right = `calc(${right - left - before}px + 2mm)`
}

function isCounted({ owner, isFirst }: Line): boolean {
  if (owner.closest(uncounted) || owner.matches('img, svg, math')) return false
  if (!owner.classList.contains('verse-line')) return true
  return isFirst && !owner.classList.contains('continued')
}
