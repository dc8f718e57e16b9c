import type { RootContent } from 'mdast'
import { applyEdits, type Edit } from '../translation/apply-edits.ts'
import { canonicalBlock } from './canonical-text.ts'
import { contentRange, rangeOf } from './content-range.ts'
import { continuationOf, indented } from './continuation.ts'
import type { Gap } from './find-gaps.ts'
import { untranslatedNote } from './markups-of.ts'
import type { Unit } from './unit.ts'
import { leavesOf } from './unit-beads.ts'
import { textsOf, writeText, type WritingFault } from './write-unit.ts'
import type { NewNote, WritingFacts } from './writing-facts.ts'

/** Blocks that are put into a translation. */
export interface InsertedBlocks {
  readonly edit: Edit
  /** How they are read; see `canonicalBlock`. */
  readonly blocks: readonly string[]
}

/**
 * Put blocks that the translation lacked in their place: the Markdown of the original, its
 * running text replaced by what a translator wrote.
 *
 * @param units All units of these blocks, each with what was written.
 */
export function insertGap(
  gap: Gap,
  units: readonly Unit[],
  facts: WritingFacts,
): InsertedBlocks | WritingFault {
  const { text } = facts.translation
  const [first] = gap.blocks
  if (!first) return { fault: 'there is nothing to put in' }
  if (first.type === 'tableCell') {
    return { fault: 'its row has another number of cells in the translation' }
  }
  const replaced = replaceTexts(gap.blocks, units, facts)
  if ('fault' in replaced) return replaced
  const anchor = gap.after ?? gap.before
  const place = anchor ? rangeOf([anchor]) : undefined
  const prefix = place ? continuationOf(text, place.start) : ''
  const blank = tight.has(first.type) ? '' : `\n${prefix.trimEnd()}`
  const inserted = indented(replaced.markdown, prefix)
  const { blocks } = replaced
  if (gap.before && place) {
    const { start } = place
    return { edit: { start, end: start, text: `${inserted}${blank}\n${prefix}` }, blocks }
  }
  const start = place?.end ?? text.trimEnd().length
  return { edit: { start, end: start, text: `${blank}\n${prefix}${inserted}` }, blocks }
}

/** Blocks between which no line is left blank. */
const tight: ReadonlySet<RootContent['type']> = new Set([
  'listItem',
  'tableRow',
  'verseLine',
])

interface ReplacedTexts {
  readonly markdown: string
  readonly blocks: readonly string[]
}

/** Write blocks of the original with the running text of their units. */
function replaceTexts(
  nodes: readonly RootContent[],
  units: readonly Unit[],
  facts: WritingFacts,
): ReplacedTexts | WritingFault {
  const { text: source } = facts.original
  const { start, end } = rangeOf(nodes)
  const now = new Map<RootContent, string>()
  const edits: Edit[] = []
  for (const unit of units) {
    const target = facts.changed.get(unit)?.target ?? ''
    const { body } = unit
    const [node, ...others] = body.type === 'field' ? [] : body.original
    if (body.type === 'field' || !node || others.length > 0) continue
    if (body.type === 'verbatim') {
      edits.push({ ...rangeOf([node]), text: target })
      now.set(node, `${node.type}: ${target}`)
      continue
    }
    const [text = [], ...more] = textsOf(target)
    const missing = untranslatedNote(body, text, facts)
    if (missing !== undefined) {
      return { fault: `the note \`<${missing}/>\` is not translated` }
    }
    const written = writeText({ node, text, source }, body, facts)
    if (!written || more.length > 0) {
      return { fault: 'no Markdown is read as this text with these placeholders' }
    }
    edits.push({ ...contentRange(node, source), text: written.markdown })
    now.set(node, written.canonical)
  }
  const shifted = edits.map((edit): Edit => ({
    start: edit.start - start,
    end: edit.end - start,
    text: edit.text,
  }))
  const width = start - (source.lastIndexOf('\n', start - 1) + 1)
  const markdown = applyEdits(source.slice(start, end), shifted).replaceAll(
    new RegExp(`\\n[ \\t>]{0,${width}}`, 'gu'),
    '\n',
  )
  const blocks = leavesOf(nodes).map(
    (leaf) => now.get(leaf) ?? canonicalBlock(leaf, source),
  )
  return { markdown, blocks }
}

/** Notes that are put behind the text, and what is wrong with them. */
export interface NewNotes {
  readonly edits: readonly Edit[]
  readonly blocks: readonly string[]
  readonly faults: readonly { readonly unit: Unit; readonly reason: string }[]
}

/** Write the notes that passages call anew; each is behind the last note of its file. */
export function writeNewNotes(facts: WritingFacts): NewNotes {
  const { tree, text } = facts.translation
  const last = tree.children.findLast(
    (node) => node.type === 'footnoteDefinition' && !node.identifier.includes(' '),
  )
  const end = last ? rangeOf([last]).end : text.trimEnd().length
  const written: string[] = []
  const blocks: string[] = []
  const faults: { unit: Unit; reason: string }[] = []
  for (const [identifier, note] of facts.newNotes) {
    const [unit] = note.units
    if (!unit) continue
    const isGiven = note.units.some((one) => facts.changed.has(one))
    if (!facts.called.has(identifier)) {
      if (isGiven) {
        faults.push({ unit, reason: 'the passage that calls the note does not call it' })
      }
      continue
    }
    // A note in the line stands where it is called.
    if (identifier.includes(' ')) continue
    const replaced = replaceTexts([note.definition], note.units, facts)
    if ('fault' in replaced) faults.push({ unit, reason: replaced.fault })
    else {
      written.push(withLabel(replaced.markdown, note))
      blocks.push(...replaced.blocks)
    }
  }
  const edits = written.map((markdown) => ({ start: end, end, text: `\n\n${markdown}` }))
  return { edits, blocks, faults }
}

function withLabel(markdown: string, { label }: NewNote): string {
  return markdown.replace(/^\[\^[^\]]*\]/u, `[^${label}]`)
}
