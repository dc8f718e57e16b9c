import type { ElementContent } from 'hast'
import { toXast } from 'hast-util-to-xast'

/** Elements of HTML that are written without an end tag. */
const voidElements = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

const mathNamespace = 'http://www.w3.org/1998/Math/MathML'

/**
 * Write hast as XHTML for the content documents of an e-book.
 *
 * The text stands inside a document whose root declares the XHTML namespace; `math`
 * declares its own. It is well-formed XML without named entities; void elements are
 * closed as `<br/>` and all others by an end tag, so that readers with an HTML parser see
 * the same tree. Characters that XML 1.0 forbids are left out.
 *
 * @see XHTML, “Writing documents in the XML syntax”; XML 1.0, “Characters”.
 */
export function toXhtml(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => write(toXast(node))).join('')
}

function write(node: ReturnType<typeof toXast>): string {
  if (node.type === 'text') return escapeXml(node.value)
  if (node.type === 'root') return node.children.map(write).join('')
  if (node.type !== 'element') return ''
  // `toXast` declares XHTML on every outermost element.
  const { xmlns: _, ...attributes } = node.attributes
  const all = node.name === 'math' ? { xmlns: mathNamespace, ...attributes } : attributes
  const tag = Object.entries(all).reduce(
    (text, [key, value]) => `${text} ${key}="${escapeXml(value ?? '')}"`,
    node.name,
  )
  if (voidElements.has(node.name)) return `<${tag}/>`
  return `<${tag}>${node.children.map(write).join('')}</${node.name}>`
}

/** Escape text for content and attribute values of XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(
      // oxlint-disable-next-line no-control-regex -- these are what XML forbids
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu,
      '',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
