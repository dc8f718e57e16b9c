import type { Element, ElementContent, Properties } from 'hast'

/** Make an element of a content document; texts may be given as strings. */
export function element(
  tagName: string,
  properties: Properties = {},
  ...children: readonly (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) =>
      typeof child === 'string' ? { type: 'text', value: child } : child,
    ),
  }
}

/** Set each node on a line of its own: white space that means nothing between blocks. */
export function onLines(
  ...nodes: readonly ElementContent[]
): (ElementContent | string)[] {
  return ['\n', ...nodes.flatMap((node) => [node, '\n'])]
}
