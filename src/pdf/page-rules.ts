import type { NumberedPage } from '../pages/number-pages.ts'
import { mirrorFace } from './mirror-face.ts'
import type { PageFace, PageStyle } from './page-style.ts'

/** What the running heads of a page may say. */
export interface PageTitles {
  readonly bookTitle: string
  readonly chapterTitle: string
}

/** What is the same for all pages of an edition. */
export interface BookPages {
  readonly style: PageStyle
  readonly pageCount: number
  /** Direction in which the book is read. */
  readonly direction: 'ltr' | 'rtl'
  /** Room on either side of the type area that pages print in: the margins are smaller by it. */
  readonly gutterMm: number
}

const pxPerMm = 96 / 25.4

/** Chromium rounds paper sizes; the page is cut to its exact size when the file is finished. */
const slackPx = 1

/** Name of the `@page` rule of a page. */
export function pageName({ pageIndex }: NumberedPage): string {
  return `p${pageIndex + 1}`
}

/**
 * Write the `@page` rule of one page: a page has a name of its own, since only so can its
 * running head say what stands on it.
 *
 * @param kind Kind of the page in the template: `text`, `opening`, `blank`, or the section's own.
 */
export function pageRule(
  page: NumberedPage,
  kind: string,
  titles: PageTitles,
  { style, pageCount, direction, gutterMm }: BookPages,
): string {
  const face = pageFace(page, kind, { style, direction })
  const width = Math.ceil(style.widthMm * pxPerMm)
  const height = Math.ceil(style.heightMm * pxPerMm) + slackPx
  const { top } = face.margins
  const left = face.margins.left - gutterMm
  const right = width / pxPerMm - face.margins.left - style.areaWidthMm - gutterMm
  const bottom = height - (top + style.areaHeightMm) * pxPerMm - slackPx
  const boxes = [...face.boxes].map(([box, declarations]) => {
    const lines = [...declarations].map(
      ([property, value]) =>
        `${property}:${property === 'content' ? fill(value, valuesOf(page, titles, pageCount), cssString) : value}`,
    )
    return `@${box}{${lines.concat(gutterEdge(box, declarations, gutterMm)).join(';')}}`
  })
  return `@page ${pageName(page)}{size:${width}px ${height}px;margin:${top}mm ${round(right)}mm ${round(bottom)}px ${left}mm;${boxes.join('')}}`
}

/** The face of a page as its book has it: one from right to left is mirrored. */
export function pageFace(
  { side }: NumberedPage,
  kind: string,
  { style, direction }: Pick<BookPages, 'style' | 'direction'>,
): PageFace {
  const written = style.face(kind, side)
  return direction === 'rtl' ? mirrorFace(written) : written
}

/** What the margin boxes of a page say, by box; those that say nothing are left out. */
export function marginTexts(
  page: NumberedPage,
  { boxes }: PageFace,
  titles: PageTitles,
  pageCount: number,
): ReadonlyMap<string, string> {
  const values = valuesOf(page, titles, pageCount)
  const texts = new Map<string, string>()
  for (const [box, declarations] of boxes) {
    const content = declarations.get('content') ?? 'none'
    if (content === 'none' || content === 'normal') continue
    texts.set(box, fill(content.replaceAll(/["']/gu, ''), values, String))
  }
  return texts
}

/** Boxes at a corner of the page's area keep their place though it is wider by the gutter. */
function gutterEdge(
  box: string,
  declarations: ReadonlyMap<string, string>,
  gutterMm: number,
): string[] {
  const edge = /^(?:top|bottom)-(left|right)$/u.exec(box)?.[1]
  if (edge === undefined || gutterMm === 0) return []
  const own = declarations.get(`margin-${edge}`) ?? '0mm'
  return [`margin-${edge}:calc(${own} + ${gutterMm}mm)`]
}

function round(length: number): number {
  return Math.max(0, Math.floor(length * 1000) / 1000)
}

type Values = Readonly<Partial<Record<string, string>>>

function valuesOf(
  { folio }: NumberedPage,
  { bookTitle, chapterTitle }: PageTitles,
  pageCount: number,
): Values {
  return {
    folio,
    pages: String(pageCount),
    'book-title': bookTitle,
    'chapter-title': chapterTitle,
  }
}

function fill(content: string, values: Values, escape: (text: string) => string): string {
  return content.replaceAll(/\{([a-z-]+)\}/gu, (whole, name: string) =>
    escape(values[name] ?? whole),
  )
}

/** Escape text for use inside a CSS string. */
function cssString(text: string): string {
  return text.replaceAll(
    /["\\\n\r\f<>]/gu,
    (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `,
  )
}
