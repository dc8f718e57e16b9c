import {
  parseXml,
  XmlDeclaration,
  type XmlDocument,
  XmlDocumentType,
  XmlElement,
  XmlError,
  XmlProcessingInstruction,
} from '@rgrove/parse-xml'
import { svgDocumentTypes, svgElements, svgNamespace } from './svg-names.ts'

/** Drawing programs put groups into groups, but not without end. */
const deepest = 200

/**
 * Find out why an SVG picture is refused: it has to be well-formed XML that draws and does
 * nothing else. Elements of other languages (what drawing programs keep for themselves) may
 * stand in it, for browsers pass over them.
 *
 * @param svg Decoded as UTF-8.
 * @returns `undefined` when it is a picture and nothing else, else what is wrong, to stand
 *   after its name.
 */
export function faultOfSvg(svg: string): string | undefined {
  // Well-formed all the same, to a parser that passes over document types.
  if (/<!ENTITY/iu.test(svg)) return 'declares an entity'
  try {
    const document = parseXml(svg, {
      preserveXmlDeclaration: true,
      preserveDocumentType: true,
    })
    return faultOfProlog(document) ?? faultOfElements(document)
  } catch (error) {
    if (error instanceof XmlError) {
      return `is no well-formed XML (line ${error.line}, column ${error.column})`
    }
    // The parser is recursive.
    if (error instanceof RangeError) return tooDeep
    throw error
  }
}

const tooDeep = `has elements more than ${deepest} deep in each other`

function faultOfProlog({ children, root }: XmlDocument): string | undefined {
  for (const node of children) {
    if (node instanceof XmlProcessingInstruction && node.name === 'xml-stylesheet') {
      return 'refers to a style sheet'
    }
    if (
      node instanceof XmlDeclaration &&
      !/^(?:utf-8|us-ascii)?$/iu.test(node.encoding ?? '')
    ) {
      return `is in ${node.encoding}, not in UTF-8`
    }
    if (node instanceof XmlDocumentType && (node.publicId ?? node.systemId) !== null) {
      if (!svgDocumentTypes.has(node.publicId ?? '')) return 'has a foreign document type'
    }
  }
  return root && localName(root.name) === 'svg' ? undefined : 'is no drawing'
}

interface OpenElement {
  readonly element: XmlElement
  readonly depth: number
  /** Namespaces by prefix. */
  readonly namespaces: ReadonlyMap<string, string>
}

function faultOfElements({ root }: XmlDocument): string | undefined {
  const open: OpenElement[] = root
    ? [{ element: root, depth: 1, namespaces: new Map() }]
    : []
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, depth } = next
    if (depth > deepest) return tooDeep
    const namespaces = namespacesOf(next)
    const fault = faultOfElement(element, namespaces)
    if (fault !== undefined) return fault
    for (const child of element.children) {
      if (child instanceof XmlElement) {
        open.push({ element: child, depth: depth + 1, namespaces })
      } else if (
        child instanceof XmlProcessingInstruction &&
        child.name === 'xml-stylesheet'
      ) {
        return 'refers to a style sheet'
      }
    }
  }
  return undefined
}

function namespacesOf({ element, namespaces }: OpenElement): ReadonlyMap<string, string> {
  const own = Object.entries(element.attributes).filter(([name]) =>
    /^xmlns(?::|$)/u.test(name),
  )
  if (own.length === 0) return namespaces
  return new Map([
    ...namespaces,
    ...own.map(([name, uri]) => [name.slice(6), uri] as const),
  ])
}

function faultOfElement(
  element: XmlElement,
  namespaces: ReadonlyMap<string, string>,
): string | undefined {
  const local = localName(element.name)
  const prefix = element.name.slice(
    0,
    Math.max(0, element.name.length - local.length - 1),
  )
  const namespace = namespaces.get(prefix)
  // Without a namespace it draws nothing here, and something where a program is lenient.
  const isSvg = namespace === undefined || namespace === svgNamespace
  if (isSvg && !svgElements.has(local)) {
    return local === 'script' ? 'holds a script' : `holds an element \`<${local}>\``
  }
  if (namespace === 'http://www.w3.org/1999/xhtml') return 'holds HTML'
  if (isSvg && local === 'style' && isActiveStyle(element.text)) {
    return 'refers to something outside itself'
  }
  for (const [name, value] of Object.entries(element.attributes)) {
    const fault = faultOfAttribute(localName(name).toLowerCase(), value, isSvg)
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultOfAttribute(
  name: string,
  value: string,
  isSvg: boolean,
): string | undefined {
  if (/^on[a-z]/u.test(name)) return 'holds an event handler'
  if (name === 'base') return 'refers to something outside itself'
  if (!isSvg) return undefined
  const isReference = name === 'href' || name === 'src'
  if (isReference && !/^\s*#/u.test(value)) return 'refers to something outside itself'
  // Every presentation attribute may hold an address.
  return isActiveStyle(value) ? 'refers to something outside itself' : undefined
}

/**
 * Whether CSS could load something: an address that is not of the drawing itself, an
 * import, a function that takes addresses as strings. What is escaped could be any of them.
 */
function isActiveStyle(css: string): boolean {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//gu, '')
  return (
    /@import|image-set\(|(?<![\w-])(?:src|image|cross-fade|expression)\(|-moz-binding/iu.test(
      bare,
    ) ||
    /url\(\s*["']?\s*(?!["']?\s*#)/iu.test(bare) ||
    (bare.includes('\\') && /[({@]/u.test(bare))
  )
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
