import type { PageToRealise } from './realise-section.ts'
import type { Section } from './section.ts'
import { setFloats } from './set-floats.ts'

/**
 * Divide sections into pages, each where it stands; the pages of one that faces the section
 * before it come between the pages of that, so that all follow one another as printed.
 *
 * @param plans Pages of each section, if it stands in one column.
 * @param realise Makes the pages of each section.
 */
export function realiseSections(
  sections: readonly Section[],
  plans: readonly { readonly pages?: readonly PageToRealise[] }[],
  realise: readonly (() => HTMLElement[])[],
): void {
  let versos: readonly HTMLElement[] = []
  let host: HTMLElement | undefined
  for (const [index, section] of sections.entries()) {
    const boxes = realise[index]?.() ?? []
    if (section.element.dataset['facing'] === undefined) {
      section.element.prepend(...boxes)
      const printed = (plans[index]?.pages ?? []).filter(({ isLeftOut }) => !isLeftOut)
      for (const [at, box] of boxes.entries()) placeFloats(section, printed[at], box)
      section.element.querySelector(':scope > .floats')?.remove()
      versos = boxes
      host = section.element
    } else {
      faceBoxes(versos, boxes)
      // An empty section behind named pages would take a page of its own.
      host?.append(...section.element.childNodes)
      section.element.remove()
    }
  }
}

/** Set the floats of a page that stands in the document. */
function placeFloats(
  section: Section,
  page: PageToRealise | undefined,
  box: HTMLElement,
): void {
  const frame = box.querySelector(':scope > .page-frame')
  const body = frame?.querySelector<HTMLElement>(':scope > .page-body')
  if (!page?.floats || !frame || !body) return
  const area = frame.querySelector(':scope > .page-notes')
  const notesPx = area?.getBoundingClientRect().height ?? 0
  setFloats({ body, notesPx }, page.floats, section.floats)
}

/** Put each recto after its verso; a blank page may stand before the first. */
function faceBoxes(versos: readonly HTMLElement[], rectos: readonly HTMLElement[]): void {
  const before = versos.length - rectos.length
  for (const [index, recto] of rectos.entries()) versos[before + index]?.after(recto)
}
