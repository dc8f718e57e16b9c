import type { RootContent } from 'mdast'
import { VFile } from 'vfile'
import { parseMarkdown } from '../markdown/parse.ts'
import type { Edit } from '../translation/apply-edits.ts'
import { canonicalBlock, leavesOfFile } from './canonical-text.ts'
import { contentRange, rangeOf } from './content-range.ts'
import { continuationOf, indented } from './continuation.ts'
import { markupsOf, untranslatedNote } from './markups-of.ts'
import type { BlockBody } from './unit.ts'
import { leavesOf } from './unit-beads.ts'
import { piecesOf } from './unit-body.ts'
import { parseUnitTree, type UnitNode } from './unit-tree.ts'
import { writeBlock, type WrittenBlock } from './write-block.ts'
import type { WritingFacts } from './writing-facts.ts'

/** What a unit does to the file of the translation. */
export interface WrittenUnit {
  readonly edits: readonly Edit[]
  /** How blocks are read again after that; see `canonicalBlock`. */
  readonly blocks: readonly (readonly [node: RootContent, now: readonly string[]])[]
}

/** Why a unit cannot be written, to stand after its place. */
export interface WritingFault {
  readonly fault: string
}

/**
 * Write what a translator gives back in the place of the blocks that stood there.
 *
 * Of several blocks only those that changed are written. A paragraph may be divided, and
 * several may be put together.
 */
export function writeUnit(
  body: BlockBody,
  target: string,
  facts: WritingFacts,
): WrittenUnit | WritingFault {
  if (body.type === 'verbatim') return writeVerbatim(body, target, facts)
  const texts = textsOf(target)
  const written = texts.map((text, index) => {
    const node = body.translation[Math.min(index, body.translation.length - 1)]
    const before = texts.slice(0, index).flat()
    return node && writeText({ node, text, before }, body, facts)
  })
  const missing = untranslatedNote(body, texts.flat(), facts)
  if (missing !== undefined) {
    return { fault: `the note \`<${missing}/>\` is not translated` }
  }
  const blocks = written.flatMap((block) => block ?? [])
  if (blocks.length < written.length) return unreadable
  if (texts.length === body.translation.length) {
    return inPlace(body.translation, blocks, facts)
  }
  return inAnotherNumber(body.translation, blocks, facts)
}

const unreadable: WritingFault = {
  fault: 'no Markdown is read as this text with these placeholders',
}

/** Read the blocks of a unit; a line break in a paragraph is a space. */
export function textsOf(target: string): (readonly UnitNode[])[] {
  return target.split(/\n{2,}/u).map((part) => {
    const tree = parseUnitTree(part.replaceAll(/[ \t]*\n[ \t]*/gu, ' ').trim())
    return 'fault' in tree ? [] : tree.nodes
  })
}

/** A text that goes into the place of a block. */
export interface TextOfBlock {
  readonly node: RootContent
  readonly text: readonly UnitNode[]
  /** Text of the unit that stands before it. */
  readonly before?: readonly UnitNode[]
  /** What the block was parsed from; the translation when absent. */
  readonly source?: string
}

/** Write the text of one block of a unit. */
export function writeText(
  { node, text, before = [], source }: TextOfBlock,
  body: BlockBody,
  facts: WritingFacts,
): WrittenBlock | undefined {
  const markups = (): ReturnType<typeof markupsOf> => markupsOf(body, facts, before)
  return writeBlock(
    { node, source: source ?? facts.translation.text, text, markups },
    facts,
  )
}

function inPlace(
  nodes: readonly RootContent[],
  blocks: readonly WrittenBlock[],
  { translation }: WritingFacts,
): WrittenUnit {
  const changed = nodes.flatMap((node, index) => {
    const block = blocks[index]
    const isSame = block?.canonical === canonicalBlock(node, translation.text)
    return block && !isSame ? [{ node, block }] : []
  })
  return {
    edits: changed.map(({ node, block }) => {
      const range = contentRange(node, translation.text)
      const prefix = continuationOf(translation.text, range.start)
      return { ...range, text: indented(block.markdown, prefix) }
    }),
    blocks: changed.map(({ node, block }) => [node, [block.canonical]]),
  }
}

function inAnotherNumber(
  nodes: readonly RootContent[],
  blocks: readonly WrittenBlock[],
  { translation }: WritingFacts,
): WrittenUnit | WritingFault {
  const [first, ...others] = nodes
  if (!first || nodes.some(({ type }) => type !== 'paragraph')) {
    const count = nodes.length === 1 ? 'one block stands' : `${nodes.length} blocks stand`
    return { fault: `it has ${blocks.length} paragraphs, and ${count} there` }
  }
  const { start } = contentRange(first, translation.text)
  const { end } = contentRange(others.at(-1) ?? first, translation.text)
  const prefix = continuationOf(translation.text, start)
  const text = indented(blocks.map(({ markdown }) => markdown).join('\n\n'), prefix)
  return {
    edits: [{ start, end, text }],
    blocks: [
      [first, blocks.map(({ canonical }) => canonical)],
      ...others.map((node): [RootContent, string[]] => [node, []]),
    ],
  }
}

function writeVerbatim(
  { original, translation }: BlockBody,
  target: string,
  facts: WritingFacts,
): WrittenUnit | WritingFault {
  const file = new VFile({ value: `${target}\n\n${facts.definitions}\n` })
  const tree = parseMarkdown(file, { series: [], language: facts.language })
  const leaves = leavesOfFile(tree)
  const top = tree.children.filter(({ type }) => type !== 'definition')
  const isSameKind = [original, translation].some(
    (nodes) => kindsOf(nodes) === kindsOf(top),
  )
  const marks = marksOf(top)
  const haveSameMarks = [original, translation].some((nodes) => marksOf(nodes) === marks)
  if (!isSameKind) return { fault: 'its Markdown is another kind of block' }
  if (!haveSameMarks) return { fault: 'its Markdown has other notes, links or pictures' }
  const range = rangeOf(translation)
  const prefix = continuationOf(facts.translation.text, range.start)
  const [first, ...others] = translation.flatMap((node) => leavesOf([node]))
  const now = leaves.map((leaf) => canonicalBlock(leaf, target))
  return {
    edits: [{ ...range, text: indented(target, prefix) }],
    blocks: first
      ? [[first, now], ...others.map((node): [RootContent, string[]] => [node, []])]
      : [],
  }
}

function kindsOf(nodes: readonly RootContent[]): string {
  return nodes.map(({ type }) => type).join(' ')
}

/** Notes, links and pictures, in any order. */
function marksOf(nodes: readonly RootContent[]): string {
  return nodes
    .flatMap(piecesOf)
    .flatMap((piece) =>
      piece.type !== 'text' && ['note', 'a', 'img'].includes(piece.name)
        ? [piece.key]
        : [],
    )
    .toSorted()
    .join('\n')
}
