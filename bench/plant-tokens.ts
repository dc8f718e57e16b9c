import type { FootnoteDefinition, Nodes, Root } from 'mdast'
import { blockMarks, chapterText, titleMark } from './chapter-text.ts'
import {
  countExpected,
  type Expected,
  type ExpectedBlock,
  type ExpectedChapter,
  type ExpectedNote,
} from './expected.ts'
import { parsePlainMarkdown, parseWithFormulas } from './markdown.ts'
import { type Edit, noteEdits } from './note-edits.ts'
import { findCalls, type NoteCallPlace } from './find-calls.ts'
import { formatToken, readToken, toWords } from './words.ts'

/** A text of a manuscript. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** A manuscript with tokens in it, and what must be found of it. */
export interface Planted {
  readonly files: readonly TextFile[]
  readonly expected: Expected
}

/**
 * Plant tokens into chapters: `c0001c` before each call of a note, `n0001n` at its
 * beginning, `e0001e` at its end; every other byte stays.
 *
 * @param chapters In reading order; notes are numbered through all of them, a note called
 *   from a note after its caller.
 * @throws {Error} When a token would change how a chapter is read.
 */
export function plantTokens(name: string, chapters: readonly TextFile[]): Planted {
  const files: TextFile[] = []
  const expected: ExpectedChapter[] = []
  let first = 1
  for (const { path, text } of chapters) {
    const planted = plantChapter(text, first)
    files.push({ path, text: planted.text })
    const found = expectChapter(path, planted)
    expected.push(found)
    first += planted.notes.length
    checkUnchanged(path, text, found)
  }
  return { files, expected: countExpected(name, expected) }
}

interface PlantedChapter {
  readonly text: string
  readonly notes: readonly { readonly number: number; readonly identifier?: string }[]
}

function plantChapter(text: string, first: number): PlantedChapter {
  const tree = parsePlainMarkdown(text)
  const definitions = definitionsOf(tree)
  const { body, inNotes } = findCalls(tree, text)
  const numbers = new Map<string, number>()
  const notes: { number: number; identifier?: string }[] = []
  const edits: Edit[] = []

  const plant = (call: NoteCallPlace): void => {
    const { identifier } = call
    if (identifier === undefined) {
      const number = first + notes.length
      notes.push({ number })
      edits.push(
        { offset: call.offset, text: `${call.space}${formatToken('c', number)}` },
        { offset: call.offset + 2, text: `${formatToken('n', number)} ` },
        { offset: call.end - 1, text: ` ${formatToken('e', number)}` },
      )
      return
    }
    const definition = definitions.get(identifier)
    if (!definition) return
    const known = numbers.get(identifier)
    const number = known ?? first + notes.length
    edits.push({ offset: call.offset, text: `${call.space}${formatToken('c', number)}` })
    if (known !== undefined) return
    numbers.set(identifier, number)
    notes.push({ number, identifier })
    edits.push(...noteEdits(definition, text, number))
    for (const inner of inNotes.get(identifier) ?? []) plant(inner)
  }
  for (const call of body) plant(call)

  return { text: applyEdits(text, edits), notes }
}

function definitionsOf(tree: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>()
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node)
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return definitions
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let planted = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset)) {
    planted += text.slice(at, edit.offset) + edit.text
    at = edit.offset
  }
  return planted + text.slice(at)
}

/** Read the planted chapter again and cut its text into the words of body and notes. */
function expectChapter(path: string, planted: PlantedChapter): ExpectedChapter {
  const text = chapterText(parseWithFormulas(planted.text))
  const inlineNotes = new Map<number, string[]>()
  const all = [
    text.body,
    ...planted.notes.map(({ identifier }) =>
      identifier === undefined ? '' : (text.notes.get(identifier) ?? ''),
    ),
  ].map((part) => cutInlineNotes(part, inlineNotes))
  const body = toWordsWithBlocks(all[0] ?? '')
  const calls = countCalls(all)
  const notes = planted.notes.map(({ number }, index): ExpectedNote => {
    const words = inlineNotes.get(number) ?? toWords(all[index + 1] ?? '')
    return { number, calls: calls.get(number) ?? 0, words: words.join(' ') }
  })
  return {
    path,
    words: body.words.join(' '),
    titles: body.titles,
    blocks: body.blocks,
    opening: toWords(text.opening).slice(0, 8).join(' '),
    tableHeads: text.tableHeads.map((head) => toWords(head).join(' ')),
    captions: text.captions.map((caption) => toWords(caption).join(' ')),
    notes,
  }
}

/** Take `^[n0001n … e0001e]` out of a text; its tokens say where it ends. */
function cutInlineNotes(text: string, notes: Map<number, string[]>): string {
  return text.replaceAll(
    /\^\[(n(\d{4,5})n [\s\S]*? e\2e)\]/gu,
    (_, note: string, number: string) => {
      notes.set(Number(number), toWords(note))
      return ''
    },
  )
}

function countCalls(texts: readonly string[]): Map<number, number> {
  const calls = new Map<number, number>()
  for (const word of texts.flatMap((text) => toWords(text))) {
    const token = readToken(word)
    if (token?.kind !== 'call') continue
    calls.set(token.number, (calls.get(token.number) ?? 0) + 1)
  }
  return calls
}

const marks = new RegExp(`([${titleMark}${Object.values(blockMarks).join('')}])`, 'u')

function toWordsWithBlocks(text: string): {
  words: string[]
  titles: number[]
  blocks: ExpectedBlock[]
} {
  const words: string[] = []
  const titles: number[] = []
  const blocks: ExpectedBlock[] = []
  let begun: Omit<ExpectedBlock, 'to'> | undefined
  for (const part of text.split(marks)) {
    const at = words.length
    if (part === titleMark) titles.push(at)
    else if (part === blockMarks.paragraph) begun = { kind: 'paragraph', from: at }
    else if (part === blockMarks.heading) begun = { kind: 'heading', from: at }
    else if (part === blockMarks.end) {
      if (begun && at > begun.from) blocks.push({ ...begun, to: at })
      begun = undefined
    } else words.push(...toWords(part))
  }
  return { words, titles, blocks }
}

/** Make sure that tokens are all that was added: the words of body and notes are the same. */
function checkUnchanged(path: string, source: string, found: ExpectedChapter): void {
  const text = chapterText(parseWithFormulas(source))
  const original = new Map<string, string[]>()
  const words = toWords(cutUnmarkedNotes(text.body))
  original.set('body', words)
  const planted = found.words.split(' ').filter((word) => word !== '' && !readToken(word))
  const isSame = words.join('') === planted.join('')
  if (isSame) return
  const at = words.findIndex((word, index) => word !== planted[index])
  throw new Error(
    `tokens would change ${path} near “${words.slice(at - 3, at + 5).join(' ')}”: ` +
      `“${planted.slice(at - 3, at + 5).join(' ')}”`,
  )
}

/** Inline notes without tokens, as far as their brackets tell. */
function cutUnmarkedNotes(text: string): string {
  return text.replaceAll(/\^\[[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\]/gu, '')
}
