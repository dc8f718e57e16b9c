import { parseXml, XmlElement, XmlError, XmlText, XmlCdata } from '@rgrove/parse-xml'
import type { Entry, ExchangeFile } from './entry.ts'
import { verbatimType } from './to-xliff.ts'
import { escapeText } from './unit-text.ts'

type XmlNode = XmlElement['children'][number]

/**
 * Read a file of XLIFF 2.0 or 2.1.
 *
 * A tool may have divided units into several segments. Codes are known by their ids.
 *
 * @returns Entries in order; with a fault, none.
 */
export function fromXliff(text: string): ExchangeFile {
  if (/<!DOCTYPE/iu.test(text)) return faulty(1, 'it has a document type')
  try {
    const { root } = parseXml(text)
    if (root?.name !== 'xliff') return faulty(1, 'it is no XLIFF')
    const { version = '', trgLang } = root.attributes
    if (!version.startsWith('2.')) return faulty(1, `it is XLIFF ${version}, not 2.1`)
    const lines = linesOfUnits(text)
    const units = elementsIn(root, 'unit')
    return {
      ...(trgLang !== undefined && { language: trgLang }),
      entries: units.map((unit, index) => toEntry(unit, lines[index] ?? 1)),
    }
  } catch (error) {
    if (error instanceof XmlError) return faulty(error.line, 'it is no well-formed XML')
    // The parser is recursive.
    if (error instanceof RangeError) {
      return faulty(1, 'its elements stand in each other too deep')
    }
    throw error
  }
}

function faulty(line: number, reason: string): ExchangeFile {
  return { entries: [], fault: { line, reason } }
}

function linesOfUnits(text: string): number[] {
  const lines: number[] = []
  let line = 1
  let offset = 0
  for (const { index } of text.matchAll(/<unit[\s>]/gu)) {
    line += text.slice(offset, index).split('\n').length - 1
    offset = index
    lines.push(line)
  }
  return lines
}

/** Elements of a name, in order, none of them in another of that name. */
function elementsIn(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((child) => {
    if (!(child instanceof XmlElement)) return []
    return child.name === name ? [child] : elementsIn(child, name)
  })
}

function toEntry(unit: XmlElement, line: number): Entry {
  const parts = unit.children.filter(
    (child): child is XmlElement =>
      child instanceof XmlElement &&
      (child.name === 'segment' || child.name === 'ignorable'),
  )
  const textOf = unit.attributes['type'] === verbatimType ? plainText : markedText
  const segments = parts.filter(({ name }) => name === 'segment')
  const hasTarget = segments.every((part) => sideOf(part, 'target') !== undefined)
  return {
    context: unit.attributes['name'] ?? '',
    source: parts.map((part) => textOf(sideOf(part, 'source'))).join(''),
    target: hasTarget
      ? parts
          .map((part) => textOf(sideOf(part, 'target') ?? sideOf(part, 'source')))
          .join('')
      : '',
    isUnfinished: segments.some(
      ({ attributes }) => (attributes['state'] ?? 'initial') === 'initial',
    ),
    line,
  }
}

function sideOf(part: XmlElement, side: 'source' | 'target'): XmlElement | undefined {
  return part.children.find(
    (child): child is XmlElement => child instanceof XmlElement && child.name === side,
  )
}

function plainText(element: XmlElement | undefined): string {
  return element?.text ?? ''
}

/** Text in which codes are placeholders. */
function markedText(element: XmlElement | undefined): string {
  return element?.children.map(inlineOf).join('') ?? ''
}

function inlineOf(node: XmlNode): string {
  if (node instanceof XmlText || node instanceof XmlCdata) return escapeText(node.text)
  if (!(node instanceof XmlElement)) return ''
  const { id = '', startRef = id, hex = '' } = node.attributes
  switch (node.name) {
    case 'ph':
      return `<${labelOf(id)}/>`
    case 'pc':
      return `<${labelOf(id)}>${markedText(node)}</${labelOf(id)}>`
    case 'sc':
      return `<${labelOf(id)}>`
    case 'ec':
      return `</${labelOf(startRef)}>`
    case 'cp':
      return /^[\da-f]{1,6}$/iu.test(hex)
        ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff))
        : ''
    default:
      // Marks of tools stand around text.
      return markedText(node)
  }
}

function labelOf(id: string): string {
  return id.replace(/\.\d+$/u, '')
}
