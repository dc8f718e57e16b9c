import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import type { LabelPlace } from './found.ts'

/**
 * Check that every label stands once in its chapter.
 *
 * @param labels Labels in any order.
 * @param file File that they stand in; gains a message at each but the first of a label.
 */
export function checkLabels(labels: readonly LabelPlace[], file: VFile): void {
  const lineById = new Map<string, number | undefined>()
  for (const { id, place } of labels.toSorted(byPlace)) {
    if (lineById.has(id)) {
      const reason = `label \`${id}\` is already given in line ${lineById.get(id)}`
      report(file, 'label-is-unique', place, reason)
    } else {
      lineById.set(id, place.position?.start.line)
    }
  }
}

function byPlace(a: LabelPlace, b: LabelPlace): number {
  return (a.place.position?.start.offset ?? 0) - (b.place.position?.start.offset ?? 0)
}
