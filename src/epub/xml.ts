import { escapeXml } from '../html/to-xhtml.ts'

/** An XML element; names carry their prefix, such as `dc:title`. */
export interface XmlElement {
  readonly name: string
  /** In order; those that are `undefined` are left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly (XmlElement | string)[]
}

/** Make an XML element. */
export function xml(
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: readonly (XmlElement | string)[]
): XmlElement {
  return { name, attributes, children }
}

/** Write an XML document, one element a line, elements with text on a line of their own. */
export function formatXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${formatElement(root, '')}\n`
}

function formatElement(
  { name, attributes, children }: XmlElement,
  indent: string,
): string {
  const start = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value = '']) => ` ${key}="${escapeXml(value)}"`)
    .join('')
  if (children.length === 0) return `${indent}<${name}${start}/>`
  if (children.some((child) => typeof child === 'string')) {
    const content = children
      .map((child) =>
        typeof child === 'string' ? escapeXml(child) : formatElement(child, ''),
      )
      .join('')
    return `${indent}<${name}${start}>${content}</${name}>`
  }
  const lines = children.map((child) =>
    typeof child === 'string' ? child : formatElement(child, `${indent}  `),
  )
  return `${indent}<${name}${start}>\n${lines.join('\n')}\n${indent}</${name}>`
}
