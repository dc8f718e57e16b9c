import type { ElementContent } from 'hast'
import { toHtml as hastToHtml } from 'hast-util-to-html'

/** Write hast as HTML for the browser that prints. */
export function toHtml(nodes: readonly ElementContent[]): string {
  return hastToHtml([...nodes], { allowDangerousHtml: false })
}
