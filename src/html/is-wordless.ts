import type { ElementContent } from 'hast'
import { classesOf } from './element.ts'

/** Tell whether nodes are nothing but rules and page breaks: those of one language are enough. */
export function isWordless(nodes: readonly ElementContent[]): boolean {
  const elements = nodes.filter((node) => node.type === 'element')
  return (
    elements.length > 0 &&
    elements.every(
      (node) => node.tagName === 'hr' || classesOf(node).includes('page-break'),
    )
  )
}
