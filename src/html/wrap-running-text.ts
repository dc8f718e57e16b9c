import type { Element, ElementContent } from 'hast'
import { holdsBlock } from './content-model.ts'
import { element } from './element.ts'

/**
 * Put running text that stands among blocks into paragraphs of its own, and drop empty
 * paragraphs.
 */
export function wrapRunningText(nodes: readonly ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = []
  let paragraph: Element | undefined
  for (const node of nodes) {
    const isBlank = node.type === 'text' && node.value.trim() === ''
    if (isEmptyParagraph(node)) continue
    if (isBlank && !paragraph) blocks.push(node)
    else if (!isBlank && holdsBlock(node)) {
      blocks.push(node)
      paragraph = undefined
    } else if (paragraph) paragraph.children.push(node)
    else {
      paragraph = element('p', {}, [node])
      blocks.push(paragraph)
    }
  }
  return blocks
}

/** What a parser leaves of a paragraph that a block has ended early. */
function isEmptyParagraph(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'p' &&
    node.children.length === 0 &&
    Object.keys(node.properties).length === 0
  )
}
