/** Outlines of characters as SVG paths, in font units. */
export interface Shapes {
  readonly unitsPerEm: number
  readonly glyphs: Readonly<
    Record<string, { readonly path: string; readonly advance: number }>
  >
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * Draw text as shapes, one em high, its baseline at the bottom.
 *
 * Hidden from assistive technology: in the PDF they are artifacts and no text. Characters
 * without a shape are left out.
 */
export function drawText(text: string, { unitsPerEm, glyphs }: Shapes): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg')
  let width = 0
  for (const character of text) {
    const glyph = glyphs[character]
    if (!glyph) continue
    const path = document.createElementNS(svgNamespace, 'path')
    path.setAttribute('d', glyph.path)
    path.setAttribute('transform', `translate(${width} 0)`)
    svg.append(path)
    width += glyph.advance
  }
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('viewBox', `0 ${-unitsPerEm} ${width} ${unitsPerEm}`)
  svg.style.width = `${width / unitsPerEm}em`
  return svg
}
