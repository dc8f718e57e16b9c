import type { Element, ElementContent, Properties } from 'hast'
import { classesOf } from '../html/element.ts'

/** What a content document needs to know of what is around a piece of it. */
export interface ContentSurroundings {
  /** Turn the id of a link `#id` into a reference from this document. */
  readonly hrefOf: (id: string) => string
  /** Turn the path of a picture in the manuscript into a reference from this document. */
  readonly imageOf: (path: string) => string
}

/**
 * Make the tree of a chapter into that of a content document: links and pictures lead inside
 * the publication, note calls bear their roles, `xml:lang` stands wherever `lang` does, and
 * soft hyphens are gone.
 *
 * @param nodes Read, not changed.
 */
export function adaptContent(
  nodes: readonly ElementContent[],
  surroundings: ContentSurroundings,
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element') return [adaptElement(node, surroundings)]
    // Kindle shows soft hyphens as characters, and readers hyphenate by themselves.
    return node.type === 'text'
      ? [{ type: 'text', value: node.value.replaceAll('\u00AD', '') }]
      : []
  })
}

function adaptElement(node: Element, surroundings: ContentSurroundings): Element {
  const { lang } = node.properties
  return {
    type: 'element',
    tagName: node.tagName,
    properties: {
      ...node.properties,
      ...(typeof lang === 'string' ? { xmlLang: lang } : {}),
      ...toTarget(node, surroundings),
      ...toRole(node),
    },
    children: adaptContent(node.children, surroundings),
  }
}

function toTarget(node: Element, { hrefOf, imageOf }: ContentSurroundings): Properties {
  const { href, src } = node.properties
  if (node.tagName === 'a' && typeof href === 'string' && href.startsWith('#')) {
    return { href: hrefOf(decodeId(href.slice(1))) }
  }
  return node.tagName === 'img' && typeof src === 'string' ? { src: imageOf(src) } : {}
}

/** @see EPUB Type to ARIA Role Authoring Guide 1.1 */
function toRole(node: Element): Properties {
  const classes = classesOf(node)
  if (node.tagName === 'a' && classes.includes('note-call')) {
    return { 'epub:type': 'noteref', role: 'doc-noteref' }
  }
  const name = ['epigraph', 'dedication'].find((one) => classes.includes(one))
  const isContainer = node.tagName === 'blockquote' || node.tagName === 'div'
  return name !== undefined && isContainer
    ? { 'epub:type': name, role: `doc-${name}` }
    : {}
}

/** Markdown writes `#%C3%BC` for the id `ü`. */
function decodeId(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
