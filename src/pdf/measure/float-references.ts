import { lineAt } from './line-at.ts'
import type { Section } from './section.ts'

/**
 * Find for each float of a section the line in which it is first referred to, if the text
 * does so at all.
 *
 * @param section As just measured.
 */
export function findReferences({ flow, floats, lines }: Section): (number | undefined)[] {
  const { top } = flow.getBoundingClientRect()
  const indexOfId = new Map<string, number>()
  for (const [index, { element }] of floats.entries()) {
    for (const { id } of [element, ...element.querySelectorAll('[id]')]) {
      if (id !== '') indexOfId.set(id, index)
    }
  }
  const found: (number | undefined)[] = floats.map(() => undefined)
  for (const link of flow.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const index = indexOfId.get(decodeURIComponent(link.hash.slice(1)))
    if (index === undefined || found[index] !== undefined) continue
    const [first] = link.getClientRects()
    if (first) found[index] = lineAt(lines, (first.top + first.bottom) / 2 - top)
  }
  return found
}
