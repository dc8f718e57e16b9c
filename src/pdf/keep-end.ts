import type { Element, ElementContent } from 'hast'

const softHyphen = '\u00AD'
const noBreakSpace = '\u00A0'

/** Letters of a word that would look lost alone in the last line of a paragraph. */
const fewLetters = 5
/** Letters that two words tied to each other have at most, so that lines stay easy to fill. */
const mostTied = 18

/**
 * Keep the end of a paragraph from being torn: its last word is not divided, and a short
 * one does not stand alone in the last line.
 *
 * @param paragraph Hyphenated; read, not changed.
 */
export function keepEnd(paragraph: Element): Element {
  const children = endKept(paragraph.children)
  return children ? { ...paragraph, children } : paragraph
}

/** The same nodes with the last words kept together; `undefined` where no words are found. */
function endKept(nodes: readonly ElementContent[]): ElementContent[] | undefined {
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at]
    if (!node || isPassedOver(node)) continue
    const kept = nodeKept(node)
    return kept && [...nodes.slice(0, at), kept, ...nodes.slice(at + 1)]
  }
  return undefined
}

function nodeKept(node: ElementContent): ElementContent | undefined {
  if (node.type === 'text') return { ...node, value: textKept(node.value) }
  if (node.type !== 'element' || !running.has(node.tagName)) return undefined
  const children = endKept(node.children)
  return children && { ...node, children }
}

const running = new Set(
  'a abbr b cite dfn em i ins mark q s small span strong u'.split(' '),
)

/** White space, and the calls of notes, which stand close to their word. */
function isPassedOver(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  const { className } = node.type === 'element' ? node.properties : {}
  return Array.isArray(className) && className.includes('note-call')
}

function textKept(text: string): string {
  const end = text.trimEnd()
  const space = lastSpace(end)
  const last = end.slice(space + 1).replaceAll(softHyphen, '')
  const before = end.slice(0, Math.max(space, 0))
  const previous = before.slice(lastSpace(before) + 1).replaceAll(softHyphen, '')
  const letters = last.replaceAll(/[^\p{L}\p{N}]/gu, '').length
  const isTied =
    previous !== '' && letters <= fewLetters && previous.length + last.length <= mostTied
  const between = isTied ? noBreakSpace : end.slice(before.length, space + 1)
  return `${before}${between}${last}${text.slice(end.length)}`
}

function lastSpace(text: string): number {
  return Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'))
}
