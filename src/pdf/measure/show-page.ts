/** A page to be seen, and where its type area lies on the paper. */
export interface ShownPage {
  /** Among the divided pages. */
  readonly index: number
  readonly leftMm: number
  readonly topMm: number
  /** How many px of the picture a CSS px is. */
  readonly scale: number
}

/**
 * Show one of the divided pages alone in the upper left corner of the window, as it is
 * printed but for its margin boxes, which a screen does not have.
 */
export function showPage({ index, leftMm, topMm, scale }: ShownPage): void {
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  for (const [at, page] of pages.entries()) {
    page.style.display = at === index ? '' : 'none'
  }
  const { body } = document
  body.style.padding = `${topMm}mm 0 0 ${leftMm}mm`
  // Lines stay as they are: nothing is laid out larger, it is only painted so.
  body.style.transformOrigin = '0 0'
  body.style.transform = `scale(${scale})`
}
