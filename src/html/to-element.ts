import type { ElementContent, Element as HastElement, Properties } from 'hast'
import type { Nodes } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { classesOf, element } from './element.ts'

/**
 * Make the element of an mdast node: with its place, and with its attributes from
 * `data.hProperties`, whose classes come after our own.
 */
export function toElement(
  state: State,
  node: Nodes,
  tagName: string,
  { properties = {}, children }: { properties?: Properties; children?: ElementContent[] },
): HastElement {
  const result = element(tagName, { ...properties }, children ?? state.all(node))
  const own = classesOf(result)
  const given = node.data?.hProperties ?? {}
  const added = Array.isArray(given['className']) ? given['className'] : []
  Object.assign(result.properties, given)
  const classes = [
    ...own,
    // Only a link may ask for its page.
    ...added.filter(
      (name) => !own.includes(name) && (name !== 'page' || tagName === 'a'),
    ),
  ]
  if (classes.length > 0) result.properties['className'] = classes
  else delete result.properties['className']
  state.patch(node, result)
  return result
}
