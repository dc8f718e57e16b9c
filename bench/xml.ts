/** An element of an XML document. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[]
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|<(\/?)([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)|</gu
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/**
 * Read an XML document into its elements: enough for the files of an EPUB.
 *
 * @returns The root element.
 * @throws {Error} When tags do not match.
 */
export function parseXml(text: string): XmlElement {
  const document: OpenElement = { name: '', attributes: new Map(), children: [] }
  const open: OpenElement[] = [document]
  for (const match of text.replace(/^\uFEFF/u, '').matchAll(token)) {
    const [whole, cdata, slash, name, attributes = '', empty, characters] = match
    const parent = open.at(-1)
    if (!parent) break
    if (characters !== undefined) parent.children.push(decode(characters))
    else if (cdata !== undefined) parent.children.push(cdata)
    else if (whole === '<') throw new Error(`a stray \`<\` at ${match.index}`)
    else if (name !== undefined && slash === '/') {
      if (parent.name !== name) {
        throw new Error(`\`</${name}>\` closes \`<${parent.name}>\` at ${match.index}`)
      }
      open.pop()
    } else if (name !== undefined) {
      const element: OpenElement = { name, attributes: parse(attributes), children: [] }
      parent.children.push(element)
      if (empty !== '/') open.push(element)
    }
  }
  const root = document.children.find((child) => typeof child !== 'string')
  if (open.length > 1 || !root) {
    throw new Error(`\`<${open.at(-1)?.name}>\` is not closed`)
  }
  return root
}

/** All elements of a name below an element, in document order. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return [...(child.name === name ? [child] : []), ...elementsOf(child, name)]
  })
}

function parse(attributes: string): Map<string, string> {
  const found = attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)
  return new Map([...found].map(([, name = '', a, b]) => [name, decode(a ?? b ?? '')]))
}

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex, dec, name) => {
      if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16))
      if (typeof dec === 'string') return String.fromCodePoint(Number(dec))
      return entities[String(name)] ?? whole
    },
  )
}
