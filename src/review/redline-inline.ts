import type { Nodes, Parents, PhrasingContent } from 'mdast'
import type { Deletion, Insertion } from '../book/redline-nodes.ts'
import type { PlacedChange } from './list-changes.ts'
import type { MarkedToken } from './marked-token.ts'
import { nest, type Nested, withoutIds } from './nest.ts'

/** Makes the call of a note, whose contents follow it in the tokens. */
export type MakeCall = (tokens: readonly MarkedToken[]) => PhrasingContent

/**
 * Turn the tokens of a leaf back into running text, what is gone in `deletion` nodes and
 * what has come in `insertion` nodes.
 */
export function redlineInline(
  tokens: readonly MarkedToken[],
  makeCall: MakeCall,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (let index = 0; index < tokens.length;) {
    const first = tokens[index]
    if (!first) break
    const from = index
    while (index < tokens.length && belongs(tokens[index], first)) {
      index = endOfToken(tokens, index)
    }
    const inside = phrasing(nest(partsOf(tokens.slice(from, index), makeCall)))
    nodes.push(...markNodes(first, inside))
  }
  return nodes
}

function belongs(token: MarkedToken | undefined, first: MarkedToken): boolean {
  return token?.status === first.status && token.change === first.change
}

/** A note's contents go with its call, whatever has changed in them. */
function endOfToken(tokens: readonly MarkedToken[], index: number): number {
  if (tokens[index]?.token.kind !== 'note') return index + 1
  let depth = 0
  for (let at = index; at < tokens.length; at += 1) {
    const kind = tokens[at]?.token.kind
    if (kind === 'note') depth += 1
    if (kind === 'noteEnd') depth -= 1
    if (depth === 0) return at + 1
  }
  return tokens.length
}

function partsOf(tokens: readonly MarkedToken[], makeCall: MakeCall): Nested[] {
  const parts: Nested[] = []
  const known = new Map<Parents, Parents>()
  for (let index = 0; index < tokens.length;) {
    const marked = tokens[index]
    if (!marked) break
    const { token, status } = marked
    const around =
      status === 'gone'
        ? token.marks.map((one) => withoutTarget(one, known))
        : token.marks
    const end = endOfToken(tokens, index)
    if (token.kind === 'note') {
      parts.push({ around: [], nodes: [makeCall(tokens.slice(index, end))] })
    } else if (token.kind === 'block') parts.push({ around: [], nodes: [text('¶')] })
    else parts.push({ around, nodes: [nodeOf(marked)] })
    index = end
  }
  return joinTexts(parts)
}

function nodeOf({ token, status }: MarkedToken): Nodes {
  const isText = token.kind === 'word' || token.kind === 'sign' || token.kind === 'space'
  if (isText) return text(token.text)
  const { leaf } = token
  if (status !== 'gone') return leaf
  // A second call of a note that may have another number now leads nowhere.
  if (leaf.type === 'noteCall') {
    const data = { hProperties: { className: ['note-call'] } }
    return { type: 'span', children: [{ type: 'text', value: leaf.marker }], data }
  }
  return withoutIds(leaf)
}

function text(value: string): Nodes {
  return { type: 'text', value }
}

/** What is gone leads nowhere inside the book, and is led to from nowhere. */
function withoutTarget(mark: Parents, known: Map<Parents, Parents>): Parents {
  const before = known.get(mark)
  if (before) return before
  const copy = withoutIds(mark)
  const made: Parents =
    copy.type === 'link' && copy.url.startsWith('#')
      ? { type: 'span', children: copy.children }
      : copy
  known.set(mark, made)
  return made
}

/** Neighbouring words of the same markup are one text again. */
function joinTexts(parts: readonly Nested[]): Nested[] {
  const joined: Nested[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const [one] = last?.nodes ?? []
    const [other] = part.nodes
    const isSame =
      last?.around.length === part.around.length &&
      last.around.every((mark, depth) => mark === part.around[depth])
    if (isSame && one?.type === 'text' && other?.type === 'text') {
      joined[joined.length - 1] = {
        around: part.around,
        nodes: [text(one.value + other.value)],
      }
    } else joined.push(part)
  }
  return joined
}

function markNodes(
  { status, change }: MarkedToken,
  children: PhrasingContent[],
): PhrasingContent[] {
  if (status === 'same' || children.length === 0) return children
  const data = { hProperties: { className: classesOf(change, status) } }
  if (change?.class === 'markup') return [{ type: 'span', children, data }]
  const node: Insertion | Deletion =
    status === 'gone'
      ? { type: 'deletion', children, data }
      : { type: 'insertion', children, data }
  return [node]
}

/** Id of a change in a redlined book: ids of a manuscript never begin so. */
export function changeId({ id }: Pick<PlacedChange, 'id'>): string {
  return `_${id}`
}

/** Classes by which a page finds a change: its id and its class. */
export function classesOf(
  change: PlacedChange | undefined,
  status: MarkedToken['status'] | 'reshaped',
): string[] {
  if (!change) return [status]
  return ['change', `change-${change.id}`, `is-${change.class}`, status]
}

function phrasing(nodes: readonly Nodes[]): PhrasingContent[] {
  // oxlint-disable-next-line no-unsafe-type-assertion -- marks hold running text alone
  return nodes as PhrasingContent[]
}
