import type { Definition, FootnoteDefinition, Nodes, Root, RootContent } from 'mdast'
import type { LanguageTag } from '../language/tag.ts'
import { notesByLabel } from './note-uses.ts'
import type { NotePair } from './pair-notes.ts'

/** Takes blocks of an original into a translation; see `blockBorrower`. */
export interface BlockBorrower {
  /** Copies of blocks, marked with the language of the original. */
  readonly borrow: (blocks: readonly RootContent[]) => RootContent[]
  /** Notes and definitions of links that the copies need and the translation has not. */
  readonly definitions: () => (FootnoteDefinition | Definition)[]
}

/**
 * Prepare to take blocks of an original into its translation. A note that is translated is
 * called as the translation names it; others come along, under another label if theirs is
 * taken.
 */
export function blockBorrower(
  original: Root,
  translation: Root,
  pairs: readonly NotePair[],
  language: LanguageTag,
): BlockBorrower {
  const notes = notesByLabel(original)
  const taken = new Set(notesByLabel(translation).keys())
  const labels = new Map<string, string>()
  for (const pair of pairs) {
    const own = pair.original?.call.identifier
    const other = pair.translation?.definition?.identifier
    if (own !== undefined && other !== undefined) labels.set(own, other)
  }
  const borrowed = new Map<string, FootnoteDefinition>()
  const labelOf = (identifier: string): string => {
    const known = labels.get(identifier)
    if (known !== undefined) return known
    let label = identifier
    for (let number = 1; taken.has(label); number += 1) label = `${identifier}-${number}`
    taken.add(label)
    labels.set(identifier, label)
    const note = notes.get(identifier)
    if (note) {
      const children = note.children.map((child) => withLanguage(copy(child), language))
      borrowed.set(label, { ...note, identifier: label, label, children })
    }
    return label
  }
  const copy = <Node extends Nodes>(node: Node): Node => {
    if (node.type === 'footnoteReference') {
      const label = labelOf(node.identifier)
      return { ...node, identifier: label, label }
    }
    if (!('children' in node)) return node
    return { ...node, children: node.children.map((child) => copy(child)) }
  }
  return {
    borrow: (blocks) => blocks.map((block) => withLanguage(copy(block), language)),
    definitions: () => [...borrowed.values(), ...linksOf(original, translation)],
  }
}

/** Say the language of a block, unless it says its own, and that it was borrowed. */
function withLanguage<Node extends RootContent>(node: Node, language: LanguageTag): Node {
  const lang = node.data?.hProperties?.['lang'] ?? language
  return withAttributes(node, 'untranslated', { lang })
}

/** Add a class and further attributes to a block. */
export function withAttributes<Node extends RootContent>(
  node: Node,
  className: string,
  attributes: Readonly<Record<string, string>> = {},
): Node {
  const { hProperties } = node.data ?? {}
  const classes = hProperties?.['className']
  const all = [...(Array.isArray(classes) ? classes : []), className]
  return {
    ...node,
    data: {
      ...node.data,
      hProperties: { ...hProperties, ...attributes, className: all },
    },
  }
}

function linksOf(original: Root, translation: Root): Definition[] {
  const known = new Set(
    translation.children.filter(isDefinition).map(({ identifier }) => identifier),
  )
  return original.children
    .filter(isDefinition)
    .filter(({ identifier }) => !known.has(identifier))
}

function isDefinition(node: Nodes): node is Definition {
  return node.type === 'definition'
}
