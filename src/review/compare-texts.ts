import type { Nodes } from 'mdast'
import type { BookText, Note } from '../book/book.ts'
import { compareTables } from './compare-tables.ts'
import { compareTokens, type Edit, type Sameness } from './compare-tokens.ts'
import { attributesKey, markKey } from './content-key.ts'
import { type BlockGroup, groupBlocks, indicesOf, type Range } from './group-blocks.ts'
import { pairBlocks, type PairedBlocks } from './pair-blocks.ts'
import {
  type KeyedNote,
  keyNotes,
  type NotePairs,
  pairChangedNotes,
  pairEqualNotes,
} from './pair-notes.ts'
import { notesByCall, type TextBlock, toTextBlocks } from './text-block.ts'
import { type Token, toTokens } from './token.ts'

/** Two texts, and what became of every block. */
export interface TextComparison {
  readonly old: TextSide
  readonly new: TextSide
  /** Every block of both texts once; see `groupBlocks`. */
  readonly groups: readonly ComparedGroup[]
  readonly pairedBlocks: PairedBlocks
  /** Ids of notes of the old text, and those of the same notes in the new one. */
  readonly notePairs: ReadonlyMap<string, string>
}

/** One of two texts that are compared. */
export interface TextSide {
  readonly text: BookText
  readonly blocks: readonly TextBlock[]
  /** Tokens of blocks, in order. */
  readonly tokensOf: (range: Range) => readonly Token[]
}

/** Blocks that are each other's, and what differs in them. */
export interface ComparedGroup extends BlockGroup {
  /** Of the tokens of its blocks; empty when a side has no blocks. */
  readonly edits: readonly Edit[]
}

/**
 * Compare two texts of one language: blocks first, then the words, notes, cells and markup
 * of those that differ.
 *
 * Blocks that are the same cost time linear in their length and are not taken apart.
 */
export function compareTexts(oldText: BookText, newText: BookText): TextComparison {
  const old = sideOf(oldText)
  const now = sideOf(newText)
  const paired = pairBlocks(old.blocks, now.blocks)
  const groups = groupBlocks(paired, old.blocks.length, now.blocks.length)
  const oldNotes = noteKeys(oldText)
  const newNotes = noteKeys(newText)
  const notePairs = pairEqualNotes(
    groups.map((group) => ({
      old: notesOf(old, group.old, oldNotes),
      new: notesOf(now, group.new, newNotes),
    })),
  )
  const tokens = groups.map((group) =>
    isSame(group, old, now)
      ? undefined
      : { old: old.tokensOf(group.old), new: now.tokensOf(group.new) },
  )
  for (const pair of tokens) if (pair) pairChangedNotes(pair.old, pair.new, notePairs)
  const same = samenessOf(notePairs, pairIds(groups, old, now))
  return {
    old,
    new: now,
    groups: groups.map((group, index): ComparedGroup => {
      const pair = tokens[index]
      return Object.assign({ edits: pair ? editsOf(group, pair, same) : [] }, group)
    }),
    pairedBlocks: paired,
    notePairs,
  }
}

function sideOf(text: BookText): TextSide {
  const blocks = toTextBlocks(text)
  const notes = new Map(text.chapters.map((chapter) => [chapter, notesByCall(chapter)]))
  const segmenters = new Map<string, Intl.Segmenter>()
  const segmenterOf = (language: string): Intl.Segmenter => {
    const known = segmenters.get(language)
    const segmenter = known ?? new Intl.Segmenter(language, { granularity: 'word' })
    segmenters.set(language, segmenter)
    return segmenter
  }
  const made = new Map<number, readonly Token[]>()
  const tokensOfBlock = (index: number): readonly Token[] => {
    const block = blocks[index]
    const known = made.get(index)
    if (known || !block) return known ?? []
    const tokens = toTokens(
      block,
      notes.get(block.chapter) ?? new Map<string, Note>(),
      segmenterOf(block.chapter.language),
    )
    made.set(index, tokens)
    return tokens
  }
  return {
    text,
    blocks,
    // One block, the usual case, is not copied: it may be asked for once for each change.
    tokensOf: (range) =>
      range.to - range.from === 1
        ? tokensOfBlock(range.from)
        : indicesOf(range).flatMap((index) => tokensOfBlock(index)),
  }
}

function noteKeys(text: BookText): ReadonlyMap<string, KeyedNote> {
  const keyed = text.chapters.flatMap((chapter) =>
    keyNotes(chapter.notes, notesByCall(chapter)),
  )
  return new Map(keyed.map((note) => [note.id, note]))
}

function notesOf(
  { blocks }: TextSide,
  { from, to }: Range,
  keys: ReadonlyMap<string, KeyedNote>,
): KeyedNote[] {
  return blocks
    .slice(from, to)
    .flatMap(({ notes }) => notes.flatMap(({ id }) => keys.get(id) ?? []))
}

/** Equal blocks are the same, unless links in them may lead to different places. */
function isSame(group: BlockGroup, old: TextSide, now: TextSide): boolean {
  const one = old.blocks[group.old.from]
  const other = now.blocks[group.new.from]
  const isPair =
    group.old.to - group.old.from === 1 && group.new.to - group.new.from === 1
  if (!isPair) return group.old.from === group.old.to || group.new.from === group.new.to
  return one?.key === other?.key && one?.hasLinks === false
}

function editsOf(
  { old, new: now }: BlockGroup,
  tokens: { readonly old: readonly Token[]; readonly new: readonly Token[] },
  same: Sameness,
): Edit[] {
  if (old.from === old.to || now.from === now.to) return []
  const areTables = isTable(old, tokens.old) && isTable(now, tokens.new)
  const compare = areTables ? compareTables : compareTokens
  return compare(tokens.old, tokens.new, same)
}

function isTable({ from, to }: Range, tokens: readonly Token[]): boolean {
  return to - from === 1 && tokens[0]?.leaf.type === 'table'
}

/** Ids of the places that links lead to, old and new, of the blocks that are each other's. */
function pairIds(
  groups: readonly BlockGroup[],
  old: TextSide,
  now: TextSide,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const { old: oldRange, new: newRange } of groups) {
    const olds = indicesOf(oldRange).flatMap((index) => idsOf(old.blocks[index]))
    const news = indicesOf(newRange).flatMap((index) => idsOf(now.blocks[index]))
    for (const [index, id] of olds.entries()) {
      const other = news[index]
      if (other !== undefined) ids.set(id, other)
    }
  }
  return ids
}

function idsOf(block: TextBlock | undefined): string[] {
  if (!block) return []
  const ids: string[] = []
  const visit = (node: Nodes): void => {
    const id = node.data?.hProperties?.['id']
    if (typeof id === 'string') ids.push(id)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const node of block.around) {
    const id = node.data?.hProperties?.['id']
    if (typeof id === 'string') ids.push(id)
  }
  visit(block.node)
  return ids
}

function samenessOf(notes: NotePairs, ids: ReadonlyMap<string, string>): Sameness {
  return {
    oldKey: (token) =>
      isCall(token) ? (notes.get(token.key) ?? `old ${token.key}`) : token.key,
    newKey: ({ key }) => key,
    oldMarks: (token) => marksWith(token, (id) => `#${ids.get(id) ?? `old ${id}`}`),
    newMarks: (token) => marksWith(token, (id) => `#${id}`),
  }
}

/** @param target Where a link leads that goes to a place of the book. */
function marksWith(token: Token, target: (id: string) => string): string {
  if (unmarked.has(token.kind)) return ''
  return token.marks
    .map((mark) =>
      mark.type === 'link' && mark.url.startsWith('#')
        ? `link ${target(mark.url.slice(1))}${attributesKey(mark)}`
        : markKey(mark),
    )
    .join('\u0000')
}

const unmarked = new Set<Token['kind']>([
  'note',
  'noteEnd',
  'call',
  'block',
  'row',
  'cell',
])

function isCall({ kind }: Token): boolean {
  return kind === 'note' || kind === 'call'
}
