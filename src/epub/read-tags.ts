/** A start tag of an XML document. */
export interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Text between it and the next tag. */
  readonly text: string
}

/**
 * Read the start tags of XML that we wrote ourselves: double quotes around values, and no
 * `<` but those of tags.
 */
export function readTags(text: string): Tag[] {
  const startTag = /<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"]*")*)\s*\/?>([^<]*)/gu
  return [...text.matchAll(startTag)].map(
    ([, name = '', attributes = '', after = '']) => ({
      name,
      text: unescapeXml(after),
      attributes: new Map(
        [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/gu)].map(
          ([, key = '', value = '']) => [key, unescapeXml(value)] as const,
        ),
      ),
    }),
  )
}

function unescapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  }
  return text.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex, decimal, name) => {
      if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16))
      if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal))
      return typeof name === 'string' ? (names[name] ?? whole) : whole
    },
  )
}
