import type { Nodes, Parents, Text } from 'mdast'
import type { Note } from '../book/book.ts'
import { setTypography } from '../html/set-typography.ts'
import { markKey, normaliseText } from './content-key.ts'
import { segmentText } from './segment-text.ts'
import { blocksIn, type NotesByCall, type TextBlock } from './text-block.ts'

/**
 * The smallest part that a change may have: a word, a sign, a space, an object such as a
 * formula, or the beginning of a block, a row, a cell or a note.
 *
 * A text is the tokens of its blocks in order. The contents of a note stand between its
 * `note` and its `noteEnd`, at its first call.
 */
export interface Token {
  readonly kind:
    | 'block'
    | 'row'
    | 'cell'
    | 'word'
    | 'space'
    | 'sign'
    | 'line'
    | 'object'
    | 'call'
    | 'note'
    | 'noteEnd'
  /** As it is printed; empty for what begins or ends something. */
  readonly text: string
  /** Tokens of one kind and key differ at most in their marks. */
  readonly key: string
  /** Markup around it, from the outermost. */
  readonly marks: readonly Parents[]
  /** Text node, object, call, row, cell or block that it comes from. */
  readonly leaf: Nodes
  /** Where it begins in the printed text of its leaf. */
  readonly offset: number
  /** Of a `block`. */
  readonly block?: TextBlock
  /** Of a `note`. */
  readonly note?: Note
}

/**
 * Take a block apart. Linear in its length.
 *
 * @param notes Notes of its chapter.
 * @param segmenter Divides the language of its chapter into words.
 */
export function toTokens(
  block: TextBlock,
  notes: NotesByCall,
  segmenter: Intl.Segmenter,
): Token[] {
  const tokens: Token[] = []
  const { node, chapter } = block
  const typography = setTypography(node, chapter.language)
  const push = (token: Pick<Token, 'kind' | 'text' | 'key' | 'leaf'>): void => {
    tokens.push({ marks: [], offset: 0, ...token })
  }
  const inline = (one: Nodes, marks: readonly Parents[]): void => {
    if (one.type === 'text') {
      const text = typography.get(one) ?? one.value
      for (const each of wordsOf(one, text, marks, segmenter)) tokens.push(each)
    } else if (one.type === 'noteCall') {
      const note = notes.get(one.id)
      if (!note) {
        tokens.push({
          kind: 'call',
          text: '',
          key: one.noteId,
          marks,
          leaf: one,
          offset: 0,
        })
        return
      }
      tokens.push({
        kind: 'note',
        text: '',
        key: note.id,
        marks,
        leaf: one,
        offset: 0,
        note,
      })
      const inside = blocksIn(note.definition, chapter, notes)
      for (const each of inside.flatMap((child) => toTokens(child, notes, segmenter))) {
        tokens.push(each)
      }
      push({ kind: 'noteEnd', text: '', key: '', leaf: one })
    } else if ('children' in one) {
      for (const child of one.children) inline(child, [...marks, one])
    } else {
      const text = 'value' in one ? one.value : 'alt' in one ? (one.alt ?? '') : ''
      const key = markKey(one)
      tokens.push({ kind: 'object', text, key, marks, leaf: one, offset: 0 })
    }
  }

  tokens.push({
    kind: 'block',
    text: '',
    key: block.frame,
    marks: [],
    leaf: node,
    offset: 0,
    block,
  })
  if (node.type === 'table') {
    for (const row of node.children) {
      push({ kind: 'row', text: '', key: '', leaf: row })
      for (const cell of row.children) {
        push({ kind: 'cell', text: '', key: '', leaf: cell })
        for (const child of cell.children) inline(child, [])
      }
    }
  } else if (node.type === 'code') {
    for (const line of node.value.split('\n')) {
      push({ kind: 'line', text: line, key: line, leaf: node })
    }
  } else if ('children' in node) {
    for (const child of node.children) inline(child, [])
  } else if ('value' in node) {
    push({ kind: 'object', text: node.value, key: node.value, leaf: node })
  }
  return trimSpaces(tokens)
}

function wordsOf(
  leaf: Text,
  text: string,
  marks: readonly Parents[],
  segmenter: Intl.Segmenter,
): Token[] {
  let offset = 0
  return segmentText(text, segmenter).map(({ text: segment, kind }) => {
    const key = kind === 'space' ? spaceKey(segment) : normaliseText(segment)
    const shown = kind === 'space' && key === ' ' ? ' ' : segment
    const token: Token = { kind, text: shown, key, marks, leaf, offset }
    offset += segment.length
    return token
  })
}

/** Any number of common spaces and line ends is one space. */
function spaceKey(space: string): string {
  return space.replaceAll(/[ \t\n]+/gu, ' ')
}

/** Spaces at the edge of a block or after another space are padding. */
function trimSpaces(tokens: readonly Token[]): Token[] {
  const edges = new Set(['block', 'row', 'cell', 'noteEnd'])
  return tokens.filter((token, index) => {
    if (token.kind !== 'space' || token.key !== ' ') return true
    const before = tokens[index - 1]
    const after = tokens[index + 1]
    const isEdge =
      before === undefined ||
      after === undefined ||
      (edges.has(before.kind) && before.kind !== 'noteEnd') ||
      edges.has(after.kind) ||
      after.leaf.type === 'break' ||
      before.leaf.type === 'break'
    return !isEdge && !(before.kind === 'space' && before.key === ' ')
  })
}
