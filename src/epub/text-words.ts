import { type XmlElement, XmlText, type XmlNode } from '@rgrove/parse-xml'
import { blockNames } from '../html/content-model.ts'

/** An element whose text is not read, or read elsewhere. */
export type IsLeftOut = (element: XmlElement) => boolean

/**
 * Read the words of an XHTML element in order; a picture or formula speaks by its
 * alternative text.
 *
 * Spaces and characters that only steer the setting of others count for nothing: they differ
 * between profiles.
 */
export function wordsOf(element: XmlElement, isLeftOut: IsLeftOut): string[] {
  return textOf(element, isLeftOut)
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .split(/\s+/u)
    .filter((word) => word !== '')
}

function textOf(node: XmlNode, isLeftOut: IsLeftOut): string {
  if (node instanceof XmlText) return node.text
  if (!isElement(node)) return ''
  const { name, attributes, children } = node
  if (isLeftOut(node)) return ' '
  if (name === 'img') return ` ${attributes['alt'] ?? ''} `
  if (name === 'math') return attributes['alttext'] ?? ''
  const text = children.map((child) => textOf(child, isLeftOut)).join('')
  return blockNames.has(name) || name === 'br' ? ` ${text} ` : text
}

/** Whether a node is an element. */
export function isElement(node: XmlNode): node is XmlElement {
  return node.type === 'element'
}
