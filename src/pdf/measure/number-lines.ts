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
  '.end-notes, .epigraph, .dedication'

/**
 * Put line numbers into the margins of the divided pages of chapters.
 *
 * Lines of running text are counted, and in verse the lines of the poem: what is turned
 * over belongs to its line. Where two languages alternate each is counted for itself, the
 * second in the other margin; a third is not. The figures are shapes, hidden from assistive technology: in
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
    const counts = (restart === 'page' ? undefined : known.get(section)) ?? [0, 0]
    known.set(section, counts)
    const { top } = frame.getBoundingClientRect()
    const numbers: Element[] = []
    for (const line of collectLines(body, top)) {
      const language = languageOf(line)
      const before = counts[language]
      if (!isCounted(line) || before === undefined) continue
      const count = before + 1
      counts[language] = count
      if (count % every !== 0) continue
      const side = sides[index] ?? 'left'
      const margin = language === 0 ? side : opposite[side]
      const number = drawText(String(count), shapes)
      number.setAttribute('data-number', String(count))
      number.setAttribute('class', `line-number line-number-${margin}`)
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

function isCounted({ owner, isFirst }: Line): boolean {
  if (owner.closest(uncounted) || owner.matches('img, svg, math')) return false
  if (!owner.classList.contains('verse-line')) return true
  return isFirst && !owner.classList.contains('continued')
}

/** The baseline of a line: its strut stands in the middle of it. */
function baselineOf({ owner, top, bottom }: Line, ascents: Map<string, number>): number {
  const { font } = getComputedStyle(owner)
  const known = ascents.get(font) ?? measureAscent(font)
  ascents.set(font, known)
  return (top + bottom) / 2 + known
}

/** How far the baseline lies below the middle of a font's ascent and descent, in px. */
function measureAscent(font: string): number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return 0
  context.font = font
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x')
  return (fontBoundingBoxAscent - fontBoundingBoxDescent) / 2
}
