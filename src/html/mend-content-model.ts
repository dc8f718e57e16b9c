import type { Element, ElementContent } from 'hast'
import {
  blockNames,
  heading,
  parentsOf,
  phrasingBlocks,
  transparent,
} from './content-model.ts'
import { classesOf, element } from './element.ts'
import { holdsLink, splitLink } from './split-link.ts'
import { wrapRunningText } from './wrap-running-text.ts'

/** Where a node stands, as far as it decides what may stand there. */
interface Place {
  readonly parent: string
  /** Only running text may stand here. */
  readonly isPhrasing: boolean
  readonly isInLink: boolean
  /** Headings may not stand here. */
  readonly isHeadingless: boolean
}

/**
 * Mend a tree where elements stand that HTML does not allow there: blocks in running text,
 * links in links, list items without a list, second captions. Every word stays, in order;
 * of several elements with one id the first keeps it.
 *
 * @param nodes Content of the body or of a note; mended in place.
 * @param ids Ids met so far; gains those of `nodes`.
 * @returns The mended blocks; running text among them stands in paragraphs.
 * @see HTML, “Content models”.
 */
export function mendContentModel(
  nodes: readonly ElementContent[],
  ids: Set<string>,
): ElementContent[] {
  const place = {
    parent: 'body',
    isPhrasing: false,
    isInLink: false,
    isHeadingless: false,
  }
  return wrapRunningText(nodes.flatMap((node) => mend(node, place, ids)))
}

function mend(node: ElementContent, place: Place, ids: Set<string>): ElementContent[] {
  if (node.type === 'text') return [node]
  if (node.type !== 'element') return []
  if (node.tagName === 'math') return [node]
  const isSpaced = rename(node, place)
  const id = node.properties['id']
  if (typeof id === 'string') {
    if (ids.has(id)) delete node.properties['id']
    ids.add(id)
  }
  const { tagName } = node
  const isBlock = blockNames.has(tagName)
  const inside: Place = {
    parent: transparent.has(tagName) ? place.parent : tagName,
    isPhrasing:
      place.isPhrasing ||
      phrasingBlocks.has(tagName) ||
      !(isBlock || transparent.has(tagName)),
    isInLink: place.isInLink || tagName === 'a',
    isHeadingless: place.isHeadingless || ['caption', 'dt', 'th'].includes(tagName),
  }
  if (tagName === 'a' && !place.isInLink && node.children.some(holdsLink)) {
    return splitLink(node).flatMap((part) => mend(part, place, ids))
  }
  node.children = node.children.flatMap((child) => mend(child, inside, ids))
  if (tagName === 'ul' || tagName === 'ol') wrapStrays(node, ['li'], 'li')
  if (tagName === 'dl') wrapStrays(node, ['dt', 'dd', 'div'], 'dd')
  if (tagName === 'figure') keepOneCaption(node)
  return isSpaced ? [space(), node, space()] : [node]
}

/** Give an element a name that is allowed in its place; `true` if words could now run together. */
function rename(node: Element, place: Place): boolean {
  const { tagName } = node
  const isBlock = blockNames.has(tagName)
  if (isBlock && place.isPhrasing) {
    replace(node, tagName === 'hr' ? 'br' : 'span')
    return true
  }
  if (parentsOf[tagName]?.test(place.parent) === false) {
    replace(node, isBlock ? 'div' : 'span')
    return false
  }
  if (tagName === 'a' && node.properties['href'] === undefined) replace(node, 'span')
  if (heading.test(tagName) && place.isHeadingless) node.tagName = 'p'
  return false
}

/** Give an element another name, and only the attributes that every element may have. */
function replace(node: Element, tagName: string): void {
  const { id, lang, dir, className } = node.properties
  node.tagName = tagName
  node.properties = { id, lang, dir, className }
}

function space(): ElementContent {
  return { type: 'text', value: ' ' }
}

/** Wrap whatever may not stand in a list directly. */
function wrapStrays(list: Element, allowed: readonly string[], wrapper: string): void {
  const isAllowed = (child: ElementContent): boolean =>
    child.type === 'element'
      ? allowed.includes(child.tagName)
      : child.type === 'text' && child.value.trim() === ''
  list.children = list.children.map((child) =>
    isAllowed(child) ? child : element(wrapper, {}, [child]),
  )
}

/** A caption is the first or last thing in its figure, and there is one. */
function keepOneCaption(figure: Element): void {
  const elements = figure.children.filter((child) => child.type === 'element')
  const captions = elements.filter(({ tagName }) => tagName === 'figcaption')
  const kept =
    captions.find((caption) => caption === elements[0]) ??
    captions.find((caption) => caption === elements.at(-1))
  for (const caption of captions) {
    if (caption === kept) continue
    caption.tagName = 'div'
    caption.properties['className'] = [...classesOf(caption), 'caption']
  }
}
