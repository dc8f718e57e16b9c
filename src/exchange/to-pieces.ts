import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Piece, TagName, TagPiece } from './piece.ts'

/**
 * Turn running text into pieces: what is to be translated as characters, everything else
 * as placeholders.
 *
 * Lines of the source are joined. The texts of pictures and of code in the line are to be
 * translated; a bare address is text.
 *
 * @param nodes Children of a paragraph, heading, table cell or line of verse.
 */
export function toPieces(nodes: readonly Nodes[]): Piece[] {
  const pieces: Piece[] = []
  for (const node of nodes) collect(node, pieces)
  return trimmed(joined(pieces))
}

const names: Readonly<Partial<Record<Nodes['type'], TagName>>> = {
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  inlineCode: 'code',
  break: 'br',
  link: 'a',
  linkReference: 'a',
  image: 'img',
  imageReference: 'img',
  span: 'span',
  footnoteReference: 'note',
  inlineMath: 'math',
  html: 'html',
}

function collect(node: Nodes, pieces: Piece[]): void {
  const name = names[node.type]
  if (node.type === 'text') {
    pieces.push({ type: 'text', value: node.value })
  } else if (name === undefined || isBareAddress(node)) {
    pieces.push({ type: 'text', value: toString(node) })
  } else {
    const tag = (type: TagPiece['type']): TagPiece => ({
      type,
      name,
      key: keyOf(node, name),
      node,
    })
    const inner = innerText(node)
    if ('children' in node || inner !== undefined) {
      pieces.push(tag('open'))
      if ('children' in node) for (const child of node.children) collect(child, pieces)
      else pieces.push({ type: 'text', value: inner ?? '' }, ...titlePieces(node))
      pieces.push(tag('close'))
    } else {
      pieces.push(tag('alone'))
    }
  }
}

/** Is a link nothing but its address, with or without angle brackets? */
export function isBareAddress(node: Nodes): boolean {
  if (node.type !== 'link' || (node.title ?? '') !== '') return false
  const text = toString(node)
  return [text, `mailto:${text}`, `http://${text}`].includes(node.url)
}

/** Text inside markup that has no children. */
function innerText(node: Nodes): string | undefined {
  if (node.type === 'inlineCode') return node.value
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  return undefined
}

/** The title of a picture is its caption, which is to be translated as well. */
function titlePieces(node: Nodes): Piece[] {
  if (node.type !== 'image' || (node.title ?? '') === '') return []
  return [
    { type: 'open', name: 'title', key: 'title', node },
    { type: 'text', value: node.title ?? '' },
    { type: 'close', name: 'title', key: 'title', node },
  ]
}

function keyOf(node: Nodes, name: TagName): string {
  const { id, className, lang } = node.data?.hProperties ?? {}
  const attributes = [id ?? '', String(className ?? ''), lang ?? ''].join(' ').trim()
  const parts = [name, contentOf(node), node.type === 'inlineMath' ? '' : attributes]
  return parts.filter((part) => part !== '').join(' ')
}

function contentOf(node: Nodes): string {
  if (node.type === 'link') return [node.url, node.title ?? ''].join(' ').trim()
  if (node.type === 'image') return node.url
  if ('identifier' in node) return node.identifier
  return node.type === 'inlineMath' || node.type === 'html' ? node.value : ''
}

/** Scripts that are written without spaces between words: a line break is none either. */
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`

const lineBreak = new RegExp(`(?<before>.?)[ \\t]*\\n[ \\t]*(?<after>.?)`, 'gsu')
const isUnspaced = new RegExp(unspaced, 'u')

/** Join what stands on several lines. */
export function joinLines(text: string): string {
  return text.replaceAll(lineBreak, (_whole, before: string, after: string) => {
    const isTight = isUnspaced.test(before) && isUnspaced.test(after)
    return `${before}${isTight ? '' : ' '}${after}`
  })
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (piece.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: last.value + piece.value }
    } else if (piece.type !== 'text' || piece.value !== '') {
      result.push(piece)
    }
  }
  return result.map((piece) =>
    piece.type === 'text' ? { type: 'text', value: joinLines(piece.value) } : piece,
  )
}

/** Take the white space off both ends, and that around line breaks. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  return pieces
    .map((piece, index): Piece => {
      if (piece.type !== 'text') return piece
      let { value } = piece
      if (isEdge(pieces[index - 1])) value = value.replace(/^[ \t]+/u, '')
      if (isEdge(pieces[index + 1])) value = value.replace(/[ \t]+$/u, '')
      return { type: 'text', value }
    })
    .filter((piece) => piece.type !== 'text' || piece.value !== '')
}

function isEdge(neighbour: Piece | undefined): boolean {
  return (
    neighbour === undefined || (neighbour.type === 'alone' && neighbour.name === 'br')
  )
}
