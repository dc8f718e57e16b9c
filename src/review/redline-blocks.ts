import type { Nodes, Parents } from 'mdast'
import type { MarkedToken } from './marked-token.ts'
import { withChildren, withoutIds, type Nested } from './nest.ts'
import { classesOf, type MakeCall, redlineInline } from './redline-inline.ts'
import type { TextBlock } from './text-block.ts'

/** A block of a redlined text. */
export interface RedlinedBlock extends Nested {
  /** Is it, or something in it, new or gone? */
  readonly isChanged: boolean
}

/** What redlining blocks needs to know of the text. */
export interface RedlineContext {
  readonly makeCall: MakeCall
  readonly newContainer: NewContainer
}

/** Gives the container of the redlined text in which the blocks of one of the old text stand. */
export type NewContainer = (old: Parents) => Parents

/**
 * Turn marked tokens back into blocks. Where a paragraph was split or two were merged, a
 * pilcrow is marked as new or gone.
 */
export function redlineBlocks(
  tokens: readonly MarkedToken[],
  context: RedlineContext,
): RedlinedBlock[] {
  return leavesOf(tokens).map(({ first, content }): RedlinedBlock => {
    const { block } = first.token
    const isGone = first.status === 'gone'
    const around = (block?.around ?? []).map((parent) =>
      isGone ? context.newContainer(parent) : parent,
    )
    const isChanged =
      first.status !== 'same' || content.some(({ status }) => status !== 'same')
    if (!block) return { around, nodes: [], isChanged }
    return { around, nodes: nodesOf(block, first, content, context), isChanged }
  })
}

interface Leaf {
  readonly first: MarkedToken
  readonly content: readonly MarkedToken[]
}

/** Divide tokens where a block of the redlined text begins. */
function leavesOf(tokens: readonly MarkedToken[]): Leaf[] {
  const leaves: { first: MarkedToken; content: MarkedToken[] }[] = []
  let depth = 0
  for (const marked of tokens) {
    const { kind } = marked.token
    const last = leaves.at(-1)
    if (kind === 'noteEnd') depth -= 1
    const begins = depth === 0 && kind === 'block'
    if (kind === 'note') depth += 1
    if (!begins) {
      last?.content.push(marked)
      continue
    }
    const isEmpty = last?.first.status === 'gone' && last.content.length === 0
    const isInGone = last?.content.every(({ status }) => status === 'gone') ?? true
    const isMerge =
      marked.status === 'gone' && !isEmpty && !isWholeGone(last?.first, isInGone)
    if (isMerge) last?.content.push(marked)
    else {
      if (isEmpty) leaves.pop()
      else if (last && marked.status === 'come' && last.first.status === 'same') {
        last.content.push(marked)
      }
      leaves.push({ first: marked, content: [] })
    }
  }
  return leaves
}

function isWholeGone(first: MarkedToken | undefined, isContentGone: boolean): boolean {
  return first === undefined || (first.status === 'gone' && isContentGone)
}

function nodesOf(
  { node }: TextBlock,
  first: MarkedToken,
  content: readonly MarkedToken[],
  { makeCall }: RedlineContext,
): Nodes[] {
  const isGone = first.status === 'gone'
  const shell = isGone ? withoutIds(node) : node
  if (shell.type === 'table') return [tableOf(shell, content, makeCall)]
  if (shell.type === 'code') return codeOf(shell, content)
  if (
    shell.type === 'paragraph' ||
    shell.type === 'heading' ||
    shell.type === 'verseLine'
  ) {
    const made = withChildren(shell, redlineInline(content, makeCall))
    return [withClasses(made, first, isWhole(first, content) ? first.status : 'reshaped')]
  }
  const objects = content.filter(({ token }) => token.kind === 'object')
  if (objects.length === 0) {
    return [first.status === 'same' ? shell : wrapped([shell], first)]
  }
  return objects.map((marked) => {
    const leaf =
      marked.status === 'gone' ? withoutIds(marked.token.leaf) : marked.token.leaf
    return marked.status === 'same' ? leaf : wrapped([leaf], marked)
  })
}

/** Lines that stay, go and come are pieces of code of their own. */
function codeOf(
  node: Extract<Nodes, { type: 'code' }>,
  content: readonly MarkedToken[],
): Nodes[] {
  const pieces: { first: MarkedToken; lines: string[] }[] = []
  for (const marked of content) {
    if (marked.token.kind !== 'line') continue
    const last = pieces.at(-1)
    const isSame =
      last?.first.status === marked.status && last.first.change === marked.change
    if (isSame) last?.lines.push(marked.token.text)
    else pieces.push({ first: marked, lines: [marked.token.text] })
  }
  return pieces.map(({ first, lines }) => {
    const piece = Object.assign({}, node, { value: lines.join('\n') })
    return first.status === 'same' ? piece : wrapped([piece], first)
  })
}

function tableOf(
  table: Extract<Nodes, { type: 'table' }>,
  content: readonly MarkedToken[],
  makeCall: MakeCall,
): Nodes {
  const rows: {
    first: MarkedToken
    cells: { first: MarkedToken; content: MarkedToken[] }[]
  }[] = []
  let depth = 0
  for (const marked of content) {
    const { kind } = marked.token
    if (kind === 'noteEnd') depth -= 1
    const row = rows.at(-1)
    if (depth === 0 && kind === 'row') rows.push({ first: marked, cells: [] })
    else if (depth === 0 && kind === 'cell') {
      row?.cells.push({ first: marked, content: [] })
    } else row?.cells.at(-1)?.content.push(marked)
    if (kind === 'note') depth += 1
  }
  return withChildren(
    table,
    rows.map((row) =>
      withClasses(
        withChildren(
          shellOf(row.first),
          row.cells.map((cell) =>
            withClasses(
              withChildren(shellOf(cell.first), redlineInline(cell.content, makeCall)),
              cell.first,
            ),
          ),
        ),
        row.first,
      ),
    ),
  )
}

function shellOf({ token, status }: MarkedToken): Parents {
  const leaf = status === 'gone' ? withoutIds(token.leaf) : token.leaf
  return 'children' in leaf ? leaf : { type: 'paragraph', children: [] }
}

/** Only the shape is new of a paragraph that was split off, or a heading of another level. */
function isWhole({ status }: MarkedToken, content: readonly MarkedToken[]): boolean {
  return content.every((marked) => marked.status === status)
}

/** Give a block that is new or gone the classes of its change. */
function withClasses<T extends Nodes>(
  node: T,
  { status, change }: MarkedToken,
  shown: MarkedToken['status'] | 'reshaped' = status,
): T {
  if (status === 'same') return node
  const given = node.data?.hProperties ?? {}
  const old = Array.isArray(given['className']) ? given['className'] : []
  const className = [...old, ...classesOf(change, shown)]
  const data = { ...node.data, hProperties: { ...given, className } }
  return Object.assign({}, node, { data })
}

/** Blocks that hold no running text stand in a passage that is new or gone. */
function wrapped(children: readonly Nodes[], { status, change }: MarkedToken): Nodes {
  const data = { hProperties: { className: classesOf(change, status) } }
  return withChildren({ type: 'passage', children: [], data }, children)
}
