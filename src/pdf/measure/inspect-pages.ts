/** A page whose contents do not keep within it, in px. */
export interface Overflow {
  readonly page: number
  readonly overPx: number
}

/**
 * Measure all pages once they are made.
 *
 * @returns Pages whose contents did not keep within them, and have been made smaller.
 */
export function inspectPages(): Overflow[] {
  const overflows: Overflow[] = []
  for (const [index, page] of [
    ...document.querySelectorAll<HTMLElement>('.page'),
  ].entries()) {
    const body = page.querySelector<HTMLElement>(':scope > .page-frame > .page-body')
    const notes = page.querySelector<HTMLElement>(':scope > .page-frame > .page-notes')
    const foot = page.querySelector<HTMLElement>(':scope > .page-frame > .page-foot')
    if (!body) continue
    const overPx = foot
      ? overlapAt(body, foot, page)
      : body.getBoundingClientRect().height + heightOf(notes) - page.clientHeight
    if (overPx <= 0.5) {
      if (foot) levelFoot(body, foot)
      continue
    }
    overflows.push({ page: index, overPx })
    shrink(page, { body, notes: foot ?? notes, overPx })
  }
  return overflows
}

function heightOf(element: HTMLElement | null): number {
  return element?.getBoundingClientRect().height ?? 0
}

function shrink(
  page: HTMLElement,
  parts: { body: HTMLElement; notes: HTMLElement | null; overPx: number },
): void {
  const { body, notes, overPx } = parts
  const neededPx = page.clientHeight + overPx
  // Where the notes leave hardly any room they have to shrink as well.
  const notesPx = heightOf(notes)
  const isCrowded = notesPx > page.clientHeight / 2
  const restPx = isCrowded ? 0 : notesPx
  const zoom = (page.clientHeight - restPx - 1) / (neededPx - restPx)
  body.style.zoom = String(zoom)
  if (isCrowded && notes) notes.style.zoom = String(zoom)
}

/** How far the text of a column reaches into the notes below it, at most. */
function overlapAt(body: HTMLElement, foot: HTMLElement, page: HTMLElement): number {
  const pageRect = page.getBoundingClientRect()
  let mostPx = body.getBoundingClientRect().bottom - pageRect.bottom
  for (const [bottom, area] of pairsOf(body, foot)) {
    mostPx = Math.max(mostPx, bottom - area.top)
  }
  return Math.max(mostPx, foot.getBoundingClientRect().height - page.clientHeight)
}

/** Each note area with the bottom of the text above it. */
function pairsOf(body: HTMLElement, foot: HTMLElement): [number, DOMRect][] {
  return [...foot.children].map((area) => {
    const rect = area.getBoundingClientRect()
    let bottom = Number.NEGATIVE_INFINITY
    for (const side of body.querySelectorAll(
      ':scope > .row > .side, :scope > .spanning',
    )) {
      const own = side.getBoundingClientRect()
      const isAbove = own.left < rect.right - 1 && own.right > rect.left + 1
      if (isAbove) bottom = Math.max(bottom, own.bottom)
    }
    return [bottom, rect]
  })
}

/** Let all note areas begin at the height of the highest, where the text leaves room. */
function levelFoot(body: HTMLElement, foot: HTMLElement): void {
  const { top } = foot.getBoundingClientRect()
  const hasRoom = pairsOf(body, foot).every(([bottom]) => bottom <= top + 0.5)
  if (hasRoom) foot.classList.add('level')
}
