import type { FootnoteDefinition, Nodes, Parents, Root } from 'mdast'
import type { LanguageTag } from '../language/tag.ts'

/**
 * Write a chapter so that programs which compare lines show what a reader would see: a
 * sentence a line, however its lines were broken, and every note in brackets at its call,
 * whatever it is called by. All else stands as it is written.
 *
 * @param tree Chapter as `parseMarkdown` gives it.
 * @param source The text that it was parsed from.
 */
export function toDiffText(tree: Root, source: string, language: LanguageTag): string {
  const notes = new Map<string, FootnoteDefinition>()
  collectNotes(tree, notes)
  const writer: Writer = {
    source,
    notes,
    told: new Set(),
    sentences: new Intl.Segmenter(language, { granularity: 'sentence' }),
  }
  const lines = linesOf(tree, writer)
  for (const [identifier, note] of notes) {
    if (writer.told.has(identifier)) continue
    lines.push('', `[^${identifier}]: ${noteText(note, writer)}`)
  }
  return `${lines.join('\n').trim()}\n`
}

interface Writer {
  readonly source: string
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
  /** Notes that stand in the text already. */
  readonly told: Set<string>
  readonly sentences: Intl.Segmenter
}

function collectNotes(node: Nodes, notes: Map<string, FootnoteDefinition>): void {
  if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) {
    notes.set(node.identifier, node)
  }
  if ('children' in node) for (const child of node.children) collectNotes(child, notes)
}

const running = new Set(['paragraph', 'heading', 'verseLine', 'definition'])
const whole = new Set(['table'])

/** Lines of the blocks below a node, an empty one before each block. */
function linesOf(parent: Parents, writer: Writer): string[] {
  return parent.children.flatMap((node): string[] => {
    if (node.type === 'footnoteDefinition') return []
    if (running.has(node.type)) return ['', ...sentencesOf(textOf(node, writer), writer)]
    if (!('children' in node) || whole.has(node.type)) {
      return ['', ...textOf(node, writer).split('\n')]
    }
    if (node.type === 'list') return linesOf(node, writer)
    const inner = linesOf(node, writer)
    if (node.type === 'listItem') return marked(inner, '- ', '  ')
    if (node.type === 'blockquote') return marked(inner, '> ', '> ')
    // A container of ours begins with its name.
    const [opening = ''] = slice(node, writer.source).split('\n')
    return opening.startsWith(':') ? ['', opening, ...inner] : inner
  })
}

/** Put a mark before the first line that is not empty, and another before the rest. */
function marked(lines: readonly string[], first: string, rest: string): string[] {
  const start = lines.findIndex((line) => line !== '')
  return lines.map((line, index) => {
    if (line === '') return index < start ? '' : rest.trimEnd()
    return `${index === start ? first : rest}${line}`
  })
}

function sentencesOf(text: string, { sentences }: Writer): string[] {
  return Array.from(sentences.segment(flatten(text)), ({ segment }) => segment.trim())
}

/** In one line; no line of running text begins with the mark of a quotation. */
function flatten(text: string): string {
  return text.replaceAll(/\s*\n[\s>]*/gu, ' ')
}

function slice({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

/** What a node was written as, its notes in the place of their calls. */
function textOf(node: Nodes, writer: Writer): string {
  const start = node.position?.start.offset ?? 0
  let text = ''
  let at = start
  for (const { identifier, from, to } of callsIn(node)) {
    text += writer.source.slice(at, from) + callText(identifier, writer)
    at = to
  }
  return text + writer.source.slice(at, node.position?.end.offset ?? at)
}

interface Call {
  readonly identifier: string
  readonly from: number
  readonly to: number
}

function callsIn(node: Nodes): Call[] {
  if (node.type === 'footnoteReference') {
    const { position, identifier } = node
    const from = position?.start.offset
    const to = position?.end.offset
    return from === undefined || to === undefined ? [] : [{ identifier, from, to }]
  }
  return 'children' in node ? node.children.flatMap((child) => callsIn(child)) : []
}

function callText(identifier: string, writer: Writer): string {
  const note = writer.notes.get(identifier)
  if (!note) return `[^${identifier}]`
  if (writer.told.has(identifier)) return '[^…]'
  writer.told.add(identifier)
  return `[^ ${noteText(note, writer)}]`
}

function noteText(note: FootnoteDefinition, writer: Writer): string {
  const blocks = note.children.map((child) => textOf(child, writer))
  const [, inline] = /^\^\[(.*)\]$/su.exec(blocks[0] ?? '') ?? []
  return flatten(inline ?? blocks.join(' ¶ '))
}
