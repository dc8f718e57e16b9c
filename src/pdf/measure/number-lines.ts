import { collectLines, type Line } from './lines.ts'

/** How the lines of a document are numbered. */
export interface LineNumbering {
  /** Every how many lines a number stands. */
  readonly every: number
  /** Where numbers begin anew. */
  readonly restart: 'page' | 'chapter'
  /** Margin in which they stand, for each page in order. */
  readonly sides: readonly ('left' | 'right')[]
  /** The figures 0 to 9 as SVG paths, in font units. */
  readonly shapes: {
    readonly unitsPerEm: number
    readonly glyphs: Readonly<
      Record<string, { readonly path: string; readonly advance: number }>
    >
  }
}

/** What stands between the lines of the text and is not counted. */
const uncounted =
  'h1, h2, h3, h4, h5, h6, table, figure, pre, hr, .image, .math-display, .page-break, .title-block, .kicker, ' +
  '.epigraph, .dedication'

/**
 * Put line numbers into the margins of the divided pages of chapters.
 *
 * Lines of running text are counted, and in verse the lines of the poem: what is turned
 * over belongs to its line. The figures are shapes, hidden from assistive technology: in
 * the PDF they are artifacts and no text.
 */
export function numberLines({ every, restart, sides, shapes }: LineNumbering): void {
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  const ascents = new Map<string, number>()
  let section: Element | null = null
  let count = 0
  for (const [index, page] of pages.entries()) {
    const own = page.closest('section.chapter')
    const frame = page.querySelector<HTMLElement>(':scope > .page-frame')
    const body = frame?.querySelector(':scope > .page-body')
    if (!own || !frame || !body) continue
    if (restart === 'page' || own !== section) count = 0
    section = own
    const { top } = frame.getBoundingClientRect()
    const numbers: Element[] = []
    for (const line of collectLines(body, top)) {
      if (!isCounted(line)) continue
      count += 1
      if (count % every !== 0) continue
      const number = numberOf(count, shapes, sides[index] ?? 'left')
      number.style.top = `calc(${baselineOf(line, ascents)}px - 1em)`
      numbers.push(number)
    }
    frame.append(...numbers)
  }
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

const svgNamespace = 'http://www.w3.org/2000/svg'

function numberOf(
  count: number,
  { unitsPerEm, glyphs }: LineNumbering['shapes'],
  side: 'left' | 'right',
): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg')
  let width = 0
  for (const figure of String(count)) {
    const glyph = glyphs[figure]
    if (!glyph) continue
    const path = document.createElementNS(svgNamespace, 'path')
    path.setAttribute('d', glyph.path)
    path.setAttribute('transform', `translate(${width} 0)`)
    svg.append(path)
    width += glyph.advance
  }
  svg.setAttribute('class', `line-number line-number-${side}`)
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('data-number', String(count))
  svg.setAttribute('viewBox', `0 ${-unitsPerEm} ${width} ${unitsPerEm}`)
  svg.style.width = `${width / unitsPerEm}em`
  return svg
}
