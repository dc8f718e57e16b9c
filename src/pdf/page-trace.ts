import type { NumberedPage } from '../pages/number-pages.ts'
import type { TracedLine } from './page-calls.ts'
import type { PageFace } from './page-style.ts'

/** A divided page and what surrounds it. */
export interface TracedPage {
  readonly page: NumberedPage
  /** Its kind in the template: `text`, `opening`, `blank`, or the section's own. */
  readonly kind: string
  readonly face: PageFace
  readonly size: { readonly widthMm: number; readonly heightMm: number }
  /** What its margin boxes say, such as `top-left`. */
  readonly margins: ReadonlyMap<string, string>
  readonly lines: readonly TracedLine[]
}

const pxPerMm = 96 / 25.4

/**
 * Format pages as text, so that they can be compared: a line for each line of text, with its
 * upper edge, then its left and right ends, in mm from the upper left corner of the page.
 *
 * @example
 * page 4 verso  folio 4  148 x 210 mm  text
 *   top-left  4
 *   body   24.0   20.0–126.0  Der Glossist hat Hitzefrei1 und
 *   notes 180.2   20.0–125.9  1 Wortspiel mit …
 */
export function formatTrace(pages: readonly TracedPage[]): string {
  return pages.map((page) => pageLines(page).join('\n')).join('\n\n') + '\n'
}

function pageLines({ page, kind, face, size, margins, lines }: TracedPage): string[] {
  const { pageIndex, side, folio } = page
  const { left, top } = face.margins
  return [
    `page ${pageIndex + 1} ${side}  folio ${folio}  ${size.widthMm} x ${size.heightMm} mm  ${kind}`,
    ...[...margins].map(([box, text]) => `  ${box}  ${text}`),
    ...lines.map(({ area, topPx, leftPx, rightPx, text }) => {
      // An empty line has no ends.
      const hasEnds = Number.isFinite(leftPx)
      const ends = hasEnds ? `${toMm(leftPx, left)}–${toMm(rightPx, left)}` : ''
      return `  ${area.padEnd(6)} ${toMm(topPx, top).padStart(5)} ${ends.padStart(12)}  ${text}`.trimEnd()
    }),
  ]
}

/** Sum of a length in px and one in mm. */
function toMm(px: number, mm: number): string {
  // No `-0.0`.
  return (Math.round((px / pxPerMm + mm) * 10) / 10 + 0).toFixed(1)
}
