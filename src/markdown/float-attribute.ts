import type { Node } from 'mdast'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import type { AttributeList } from './attributes.ts'

/**
 * Where a figure or table may stand in print.
 *
 * - `auto`: in its place, or else at the head or the foot of a page after it.
 * - `here`: in its place if there is room, or else at the head of the next page.
 * - `top`, `bottom`: at the head, at the foot of a page.
 * - `page`: on a page without text.
 * - `none`: in its place, whatever white is left before it.
 */
export const floatPositions = ['auto', 'here', 'top', 'bottom', 'page', 'none'] as const

/**
 * Take `float=…` out of the attributes of a figure or table, and store it in its data.
 *
 * @param node Figure or table; others cannot float, and keep the attribute.
 * @param file File that the attributes stand in; gains a message for an unknown position.
 * @returns The other attributes.
 */
export function takeFloat(node: Node, list: AttributeList, file: VFile): AttributeList {
  if (node.type !== 'figure' && node.type !== 'tableFigure') return list
  const { attributes, place } = list
  for (const [name, value] of attributes) {
    if (name !== 'float') continue
    const position = floatPositions.find((known) => known === value)
    if (position === undefined) {
      const reason = `\`float=${value}\` is no place for a figure or table`
      report(file, 'float-position-is-known', place, reason)
    } else node.data = { ...node.data, hProperties: { dataFloat: position } }
  }
  return { place, attributes: attributes.filter(([name]) => name !== 'float') }
}
