/** Something wider than the measure that had to be made smaller. */
export interface Misfit {
  /** What it is: `table`, `math`, `pre`. */
  readonly kind: string
  /** Size it is set in now, as part of its own, 0–1. */
  readonly scale: number
  /** `chapter:line:column` in the manuscript, if known. */
  readonly place: string | undefined
}

/**
 * Make smaller what is wider than its column: it would be cut off, or the browser would
 * scale down the whole document without a word.
 *
 * @returns What was too wide, in order.
 */
export function fitToMeasure(section: HTMLElement): Misfit[] {
  const misfits: Misfit[] = []
  for (const wide of section.querySelectorAll<HTMLElement>(
    'table, math, pre, img, svg',
  )) {
    if (wide.parentElement?.closest('math, svg, pre')) continue
    const column = wide.closest('td, th, .note-text, .side, .flow')
    if (!column || column === wide) continue
    const limits = column.getBoundingClientRect()
    if (wide.tagName === 'TABLE' && overhang(wide, limits) > 0.5) {
      wide.classList.add('tight')
    }
    const width = widthOf(wide)
    const over = overhang(wide, limits)
    if (over <= 0.5 || width === 0) continue
    const scale = (width - over) / width
    wide.style.zoom = String(Math.floor(scale * 0.995 * 1000) / 1000)
    misfits.push({
      kind: wide.tagName.toLowerCase(),
      scale,
      place: wide.closest<HTMLElement>('[data-place]')?.dataset['place'],
    })
  }
  return misfits
}

function widthOf(wide: HTMLElement): number {
  return Math.max(wide.getBoundingClientRect().width, wide.scrollWidth)
}

/** How far something stands out of its column. */
function overhang(wide: HTMLElement, limits: DOMRect): number {
  const { left, right } = wide.getBoundingClientRect()
  return getComputedStyle(wide).direction === 'rtl'
    ? limits.left - right + widthOf(wide)
    : left + widthOf(wide) - limits.right
}
