import type { Nodes, Parents, Root } from 'mdast'

/** Where a note is called in the source. */
export interface NoteCallPlace {
  /** Identifier of the note; absent for an inline note `^[…]`. */
  readonly identifier?: string
  /** Offset of the first character of the call. */
  readonly offset: number
  /** Offset after its last character. */
  readonly end: number
  /** Space to set before the token, unless it would undo the markup it stands in. */
  readonly space: '' | ' '
}

/** The calls of a chapter, in reading order. */
export interface ChapterCalls {
  readonly body: readonly NoteCallPlace[]
  /** Calls inside notes, by the identifier of the note. */
  readonly inNotes: ReadonlyMap<string, readonly NoteCallPlace[]>
}

/** Find the note calls of a chapter. */
export function findCalls(tree: Root, source: string): ChapterCalls {
  const body: NoteCallPlace[] = []
  const inNotes = new Map<string, NoteCallPlace[]>()

  const visit = (node: Nodes, calls: NoteCallPlace[], parent?: Parents): void => {
    const offset = node.position?.start.offset
    const end = node.position?.end.offset
    if (offset !== undefined && end !== undefined) {
      if (node.type === 'footnoteReference') {
        const isFirst = parent?.children[0] === node
        const hasSpace = isFirst || /\s/u.test(source[offset - 1] ?? ' ')
        calls.push({
          identifier: node.identifier,
          offset,
          end,
          space: hasSpace ? '' : ' ',
        })
      } else if (node.type === 'text') calls.push(...inlineNotes(source, offset, end))
    }
    if (!('children' in node)) return
    let inner = calls
    if (node.type === 'footnoteDefinition') {
      inner = []
      if (!inNotes.has(node.identifier)) inNotes.set(node.identifier, inner)
    }
    for (const child of node.children) visit(child, inner, node)
  }
  visit(tree, body)
  return { body, inNotes }
}

/** Inline notes that begin in a stretch of text; they may end in a later one. */
function inlineNotes(source: string, offset: number, end: number): NoteCallPlace[] {
  const calls: NoteCallPlace[] = []
  const begin = /(?<!\\)\^\[/gu
  begin.lastIndex = offset
  for (let match = begin.exec(source); match; match = begin.exec(source)) {
    if (match.index >= end) break
    const close = closingBracket(source, match.index + 2)
    if (close === undefined) continue
    const space = /\s/u.test(source[match.index - 1] ?? ' ') ? '' : ' '
    calls.push({ offset: match.index, end: close + 1, space })
    begin.lastIndex = close
  }
  return calls
}

function closingBracket(source: string, from: number): number | undefined {
  let depth = 1
  for (let at = from; at < source.length; at += 1) {
    const character = source[at]
    if (character === '\\') at += 1
    else if (character === '[') depth += 1
    else if (character === ']') depth -= 1
    else if (character === '\n' && source[at + 1] === '\n') return undefined
    if (depth === 0) return at
  }
  return undefined
}
