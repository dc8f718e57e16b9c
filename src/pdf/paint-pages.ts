import type { NumberedPage } from '../pages/number-pages.ts'
import type { PageCalls } from './page-calls.ts'
import { pageFace } from './page-rules.ts'
import type { PageStyle } from './page-style.ts'
import type { OpenDocument } from './printer.ts'

/** A divided document whose pages are painted. */
export interface PaintedDocument {
  readonly document: OpenDocument
  readonly page: PageCalls
  readonly style: PageStyle
  readonly direction: 'ltr' | 'rtl'
  readonly gutterMm: number
}

const pxPerMm = 96 / 25.4

/** Twice as fine as a screen: small print can be read. */
const scale = 2

/**
 * Paint pages of a divided document as PNG, with their margins but without what stands in
 * these.
 *
 * @param pages All pages of the document, each with its kind, in order.
 * @param folios Which of them.
 * @returns By folio. The document shows the last of them afterwards.
 */
export async function paintPages(
  { document, page, style, direction, gutterMm }: PaintedDocument,
  pages: readonly { readonly one: NumberedPage; readonly kind: string }[],
  folios: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>()
  const widthPx = Math.ceil(style.widthMm * pxPerMm * scale)
  const heightPx = Math.ceil(style.heightMm * pxPerMm * scale)
  for (const [index, { one, kind }] of pages.entries()) {
    if (!folios.has(one.folio)) continue
    const { margins } = pageFace(one, kind, { style, direction })
    const leftMm = margins.left - gutterMm
    await page.showPage({ index, leftMm, topMm: margins.top, scale })
    pictures.set(one.folio, await document.paint({ widthPx, heightPx }))
  }
  return pictures
}
