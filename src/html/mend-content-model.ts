import type { Element, ElementContent } from 'hast'
import { classesOf, element } from './element.ts'

/** Where a node stands, as far as it decides what may stand there. */
interface Place {
  readonly parent: string
  /** Only running text may stand here. */
  readonly isPhrasing: boolean
  readonly isInLink: boolean
  /** Headings may not stand here. */
  readonly isHeadingless: boolean
}

const blockNames = new Set(
  `article aside blockquote caption col colgroup dd div dl dt figcaption figure h1 h2 h3 h4
  h5 h6 hr li ol p pre section table tbody td tfoot th thead tr ul`.split(/\s+/u),
)

/** Blocks that hold running text alone; so do all elements that are not blocks. */
const phrasingBlocks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'pre'])
const heading = /^h[1-6]$/u

/** Elements that take the content model of their parent. */
const transparent = new Set(['a', 'del', 'ins'])

/** Elements that may stand in certain parents only. */
const parentsOf: Readonly<Partial<Record<string, RegExp>>> = {
  li: /^[ou]l$/u,
  dt: /^d(?:l|iv)$/u,
  dd: /^d(?:l|iv)$/u,
  figcaption: /^figure$/u,
  rt: /^ruby$/u,
  rp: /^ruby$/u,
  caption: /^table$/u,
  colgroup: /^table$/u,
  col: /^colgroup$/u,
  thead: /^table$/u,
  tbody: /^table$/u,
  tfoot: /^table$/u,
  tr: /^(?:table|thead|tbody|tfoot)$/u,
  td: /^tr$/u,
  th: /^tr$/u,
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

/** Put running text that stands among blocks into paragraphs of its own. */
function wrapRunningText(nodes: readonly ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = []
  let paragraph: Element | undefined
  for (const node of nodes) {
    const isBlank = node.type === 'text' && node.value.trim() === ''
    if (isEmptyParagraph(node)) continue
    if (isBlank && !paragraph) blocks.push(node)
    else if (!isBlank && holdsBlock(node)) {
      blocks.push(node)
      paragraph = undefined
    } else if (paragraph) paragraph.children.push(node)
    else {
      paragraph = element('p', {}, [node])
      blocks.push(paragraph)
    }
  }
  return blocks
}

/** What a parser leaves of a paragraph that a block has ended early. */
function isEmptyParagraph(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'p' &&
    node.children.length === 0 &&
    Object.keys(node.properties).length === 0
  )
}

function holdsBlock(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  return blockNames.has(node.tagName) || node.children.some(holdsBlock)
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

function holdsLink(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  return node.tagName === 'a' || node.children.some(holdsLink)
}

/** Link what is no link itself; a note call inside a link stays a note call. */
function splitLink(link: Element): ElementContent[] {
  const parts: ElementContent[] = []
  let open: Element | undefined
  for (const child of link.children) {
    if (holdsLink(child)) {
      parts.push(child)
      open = undefined
    } else if (open) {
      open.children.push(child)
    } else {
      const isFirst = parts.every(
        (part) => part.type !== 'element' || part.tagName !== 'a',
      )
      const { id, ...properties } = link.properties
      open = {
        ...link,
        properties: isFirst ? { id, ...properties } : properties,
        children: [child],
      }
      parts.push(open)
    }
  }
  return parts
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
