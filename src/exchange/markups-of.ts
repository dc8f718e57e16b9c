import type { Nodes } from 'mdast'
import { applyEdits } from '../translation/apply-edits.ts'
import { rangeOf } from './content-range.ts'
import type { BlockBody } from './unit.ts'
import { piecesOf } from './unit-body.ts'
import { labelsIn, parseUnitTree, type UnitNode } from './unit-tree.ts'
import { writeBlock } from './write-block.ts'
import type { Markup } from './write-running.ts'
import { isTranslated, type WritingFacts } from './writing-facts.ts'

/**
 * Make a function that finds what the placeholders of a unit stand for: first what the
 * translation has there, then what the original has.
 *
 * @param before Placeholders of the unit that stand before those that are asked for.
 * @returns Each call gives the next one of its label.
 */
export function markupsOf(
  { original, translation, labels }: BlockBody,
  facts: WritingFacts,
  before: readonly UnitNode[] = [],
): (label: string) => Markup | undefined {
  const found = new Map<string, (() => Markup)[]>()
  const add = (label: string, markup: () => Markup): void => {
    const known = found.get(label)
    if (known) known.push(markup)
    else found.set(label, [markup])
  }
  const counts = new Map<string, number>()
  for (const piece of translation.flatMap(piecesOf)) {
    if (piece.type === 'text' || piece.type === 'close') continue
    const label = labels.translation.get(piece.key) ?? piece.name
    counts.set(label, (counts.get(label) ?? 0) + 1)
    add(label, () => translated(piece.node, facts))
  }
  const seen = new Map<string, number>()
  for (const piece of original.flatMap(piecesOf)) {
    if (piece.type === 'text' || piece.type === 'close') continue
    const label = labels.original.get(piece.key) ?? piece.name
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    // What the translation has already is no other piece of markup.
    if (count <= (counts.get(label) ?? 0)) continue
    add(label, () => ofOriginal(piece.node, facts))
  }
  const next = new Map<string, number>()
  const markupOf = (label: string): Markup | undefined => {
    const place = next.get(label) ?? 0
    next.set(label, place + 1)
    const all = found.get(label)
    return (all?.[place] ?? all?.at(-1))?.()
  }
  for (const label of labelsIn(before)) markupOf(label)
  return markupOf
}

/** Markup that the translation has; a note in the line as it is after its own changes. */
function translated(node: Nodes, { translation, edits }: WritingFacts): Markup {
  const source = translation.text
  if (node.type !== 'footnoteReference' || !node.identifier.includes(' ')) {
    return { node, source }
  }
  const { start, end } = rangeOf([node])
  const inside = edits
    .filter((edit) => edit.start >= start && edit.end <= end)
    .map((edit) => ({
      start: edit.start - start,
      end: edit.end - start,
      text: edit.text,
    }))
  return { node, source, inlineNote: applyEdits(source.slice(start, end), inside) }
}

/** Markup that comes from the original, its notes with their labels in the translation. */
function ofOriginal(node: Nodes, facts: WritingFacts): Markup {
  const source = facts.original.text
  if (node.type !== 'footnoteReference') return { node, source }
  const note = facts.newNotes.get(node.identifier)
  if (!note) return { node, source }
  facts.called.add(node.identifier)
  if (!node.identifier.includes(' ')) return { node, source, noteLabel: note.label }
  const parts = note.units.map((unit) => {
    const entry = facts.changed.get(unit)
    const tree = parseUnitTree(entry?.target ?? '')
    const [leaf] = unit.body.type === 'field' ? [] : unit.body.original
    if (!entry || !leaf || 'fault' in tree || unit.body.type === 'field') return ''
    const { body } = unit
    const markups = (): ReturnType<typeof markupsOf> => markupsOf(body, facts)
    return (
      writeBlock({ node: leaf, source, text: tree.nodes, markups }, facts)?.markdown ?? ''
    )
  })
  return { node, source, inlineNote: `^[${parts.join(' ')}]` }
}

/** Find a note that is called anew and not translated. */
export function untranslatedNote(
  { original, labels }: BlockBody,
  text: readonly UnitNode[],
  facts: WritingFacts,
): string | undefined {
  const called = new Set(labelsIn(text))
  for (const piece of original.flatMap(piecesOf)) {
    if (piece.type !== 'alone' || piece.node.type !== 'footnoteReference') continue
    const label = labels.original.get(piece.key) ?? ''
    const note = facts.newNotes.get(piece.node.identifier)
    if (note && called.has(label) && !isTranslated(note, facts)) return label
  }
  return undefined
}
