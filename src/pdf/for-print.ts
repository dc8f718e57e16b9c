import type { ElementContent } from 'hast'
import { element } from '../html/element.ts'
import { keepEnd } from './keep-end.ts'

/** How text is made ready for print. */
export interface PrintOptions {
  /** Abbreviation set before a folio, such as `S.`, by language. */
  readonly pageWord: (language: string) => string
  /** Put soft hyphens into running text of a language. */
  readonly hyphenate: (text: string, language: string) => string
}

/** Elements that warnings of the page make-up may be about. */
const placed = new Set(['table', 'pre', 'math', 'img', 'figure'])

/** Elements whose words are never divided. */
const whole = new Set(
  'code pre kbd samp math svg h1 h2 h3 h4 h5 h6 script style'.split(' '),
)

/** Elements whose last words are kept together. */
const paragraphs = new Set(['p', 'li', 'dd', 'figcaption'])

/** How the text of a chapter is made ready for print. */
export interface ChapterOptions extends PrintOptions {
  readonly chapterId: string
}

/** A picture is a Figure in the tags by itself; one within another would lack its text. */
function withPlace(node: ElementContent, { chapterId }: ChapterOptions): ElementContent {
  if (node.type !== 'element' || !placed.has(node.tagName)) return node
  const place = node.position?.start
  if (!place) return node
  const dataPlace = `${chapterId}:${place.line}:${place.column}`
  const role = node.tagName === 'figure' ? { role: 'none' } : {}
  return { ...node, properties: { ...node.properties, ...role, dataPlace } }
}

/** Two digits stand in for a folio until the pages are known. */
const standIn = '00'

/**
 * Make a node ready for print: soft hyphens put in, short last words tied, page references
 * with a stand-in for the folio, places of what warnings may be about.
 */
export function forPrint(
  node: ElementContent,
  language: string,
  options: ChapterOptions,
): ElementContent[] {
  if (node.type === 'text') {
    return [{ ...node, value: options.hyphenate(node.value, language) }]
  }
  if (node.type !== 'element' || whole.has(node.tagName)) {
    return [withPlace(node, options)]
  }
  const { lang, href, className } = node.properties
  const own = typeof lang === 'string' ? lang : language
  const children = node.children.flatMap((child) => forPrint(child, own, options))
  const set = { ...node, children }
  const copy = withPlace(paragraphs.has(node.tagName) ? keepEnd(set) : set, options)
  const asksForPage = Array.isArray(className) && className.includes('page-link')
  if (!asksForPage || typeof href !== 'string' || !href.startsWith('#')) return [copy]
  return [
    copy,
    element('span', { className: ['page-reference'] }, [
      asText(`, ${options.pageWord(own)}\u00A0`),
      element('span', { dataPageOf: href.slice(1) }, [asText(standIn)]),
    ]),
  ]
}

function asText(value: string): ElementContent {
  return { type: 'text', value }
}
