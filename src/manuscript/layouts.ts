import type { Edition } from './config.ts'

/**
 * How the languages of an edition stand to one another.
 *
 * `single`: one language. `sequential`: one language after the other. The others are
 * parallel: bead by bead. `alternating`: passage, then translation. `collapsed`: the same,
 * the translation folded away. `columns`: side by side. `facing`: on facing pages.
 */
export type Layout =
  | 'single'
  | 'sequential'
  | 'alternating'
  | 'collapsed'
  | 'columns'
  | 'facing'

/** Layouts that each format has. */
export const layoutsOf: Readonly<Record<Edition['format'], readonly Layout[]>> = {
  pdf: ['single', 'sequential', 'alternating', 'columns', 'facing'],
  epub: ['single', 'sequential', 'alternating', 'columns', 'collapsed'],
}

/** Layouts that some format has. */
export const knownLayouts: readonly Layout[] = [
  ...new Set(Object.values(layoutsOf).flat()),
]

/** Tell whether a layout goes bead by bead. */
export function isParallel(layout: Layout): boolean {
  return layout !== 'single' && layout !== 'sequential'
}

/** Tell whether an edition is made with the original in view, though it may not have it. */
export function needsOriginal({ layout, stale, missing }: Edition): boolean {
  return isParallel(layout) || stale !== undefined || missing !== undefined
}
