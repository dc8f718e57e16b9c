import type { FootnoteDefinition, Nodes, Root } from 'mdast'
import type { Edit } from './apply-edits.ts'
import { chapterFacets } from './block-facets.ts'
import { compareFacets } from './compare-facets.ts'
import { notesByLabel } from './note-uses.ts'
import { sliceOf } from './slice-of.ts'
import { type TextBlock, textBlocks } from './text-block.ts'

/** A chapter file as text and as a tree. */
export interface SourceText {
  readonly text: string
  readonly tree: Root
}

/** Blocks of the base text that leave it, and those of the original in their place. */
export interface Group {
  readonly leaving: readonly TextBlock[]
  readonly entering: readonly TextBlock[]
  /** Place of the first entering block in the original. */
  readonly place: number | undefined
}

/** What happens to the notes of a base text when some of its blocks are replaced. */
export interface CarriedNotes {
  /** Notes that change or leave. */
  readonly edits: Edit[]
  /** Labels that notes of the original get, where theirs is taken. */
  readonly labels: ReadonlyMap<string, string>
  /** Markdown of notes that are new. */
  readonly added: readonly string[]
}

type Notes = ReadonlyMap<string, FootnoteDefinition>

/** Find out which notes come with the entering blocks, and which go with the leaving ones. */
export function carryNotes(
  base: SourceText,
  original: SourceText,
  groups: readonly Group[],
): CarriedNotes {
  const old = notesByLabel(base.tree)
  const current = notesByLabel(original.tree)
  const leavingBlocks = new Set(
    groups.flatMap(({ leaving }) => leaving.map(([node]) => node)),
  )
  const staying = textBlocks(base.tree).filter(([node]) => !leavingBlocks.has(node))
  const kept = labelsIn(staying.flat(), old)
  const left = labelsIn(
    groups.flatMap(({ leaving }) => leaving.flat()),
    old,
  )
  const entering = labelsIn(
    groups.flatMap((group) => group.entering.flat()),
    current,
  )

  const isSame = (label: string): boolean => {
    const one = old.get(label)
    const other = current.get(label)
    return one !== undefined && other !== undefined && areAlike(one, old, other, current)
  }
  const labels = new Map<string, string>()
  for (const label of entering) {
    if (!kept.has(label) || isSame(label)) continue
    let number = 2
    while (old.has(`${label}-${number}`) || current.has(`${label}-${number}`)) number += 1
    labels.set(label, `${label}-${number}`)
  }

  const edits: Edit[] = []
  const added: string[] = []
  for (const label of entering) {
    const definition = current.get(label)
    if (!definition || label.includes(' ')) continue
    const known = labels.has(label) ? undefined : old.get(label)
    if (known && kept.has(label)) continue
    const markdown = sliceOf(original.text, [definition], labels)
    const start = known?.position?.start.offset
    const end = known?.position?.end.offset
    if (start === undefined || end === undefined) added.push(markdown)
    else edits.push({ start, end, text: markdown })
  }
  for (const label of left) {
    if (kept.has(label) || (entering.has(label) && !labels.has(label))) continue
    const { start, end } = old.get(label)?.position ?? {}
    if (label.includes(' ') || start?.offset === undefined || end?.offset === undefined) {
      continue
    }
    const blank = /^\s*\n/u.exec(base.text.slice(end.offset))?.[0].length ?? 0
    edits.push({ start: start.offset, end: end.offset + blank, text: '' })
  }
  return { edits, labels, added }
}

/** Labels that are called in blocks, and in the notes called there. */
function labelsIn(nodes: readonly Nodes[], notes: Notes): Set<string> {
  const labels = new Set<string>()
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference' && !labels.has(node.identifier)) {
      labels.add(node.identifier)
      const definition = notes.get(node.identifier)
      if (definition) visit(definition)
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const node of nodes) visit(node)
  return labels
}

function areAlike(
  one: FootnoteDefinition,
  notes: Notes,
  other: FootnoteDefinition,
  otherNotes: Notes,
): boolean {
  const before = chapterFacets(textBlocks(one), notes)
  const after = chapterFacets(textBlocks(other), otherNotes)
  return compareFacets(before, after).size === 0
}
