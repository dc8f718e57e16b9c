import type { PageFace } from './page-style.ts'

/**
 * Mirror a page for a book that is read from right to left: margins, margin boxes, and the
 * sides inside these change places.
 *
 * Templates are written for books from left to right, in which a recto is a right-hand
 * page. Its mirror image is the recto of the others, which is a left-hand page.
 */
export function mirrorFace({ margins, boxes }: PageFace): PageFace {
  return {
    margins: { ...margins, left: margins.right, right: margins.left },
    boxes: new Map(
      [...boxes].map(([box, declarations]) => [
        mirrored(box),
        new Map([
          ...[...declarations].map(
            ([property, value]) =>
              [mirrored(property), mirroredValue(property, value)] as const,
          ),
          ['direction', 'rtl'],
          // The letters of Arabic are joined.
          ['letter-spacing', 'normal'],
        ]),
      ]),
    ),
  }
}

function mirrored(name: string): string {
  return name.replace(/\b(?:left|right)\b/u, (side) =>
    side === 'left' ? 'right' : 'left',
  )
}

/** Of four lengths around a box the second and the fourth change places. */
function mirroredValue(property: string, value: string): string {
  if (property === 'text-align') return mirrored(value)
  const lengths = value.split(/\s+/u)
  if (!/^(?:margin|padding)$/u.test(property) || lengths.length !== 4) return value
  const [top, right, bottom, left] = lengths
  return [top, left, bottom, right].join(' ')
}
