import type { LanguageTag } from '../language/tag.ts'
import { formatXml, xml, type XmlElement } from '../epub/xml.ts'
import type { UnitText } from './unit.ts'
import { parseUnitTree, type UnitNode } from './unit-tree.ts'

/** A chapter as it is written into an exchange file. */
export interface ExchangedChapter {
  /** Path of the original. */
  readonly path: string
  readonly originalLanguage: LanguageTag
  readonly language: LanguageTag
  readonly units: readonly UnitText[]
}

/**
 * Write a chapter as XLIFF 2.1: a unit has one segment.
 *
 * What is stale is in state `initial` with its translation, so that tools ask for it.
 *
 * @see XLIFF Version 2.1, OASIS Standard, 13 February 2018.
 */
export function toXliff(chapter: ExchangedChapter): string {
  const units = chapter.units.map((unit, index) => toUnit(unit, index + 1))
  return formatXml(
    xml(
      'xliff',
      {
        xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
        version: '2.1',
        srcLang: chapter.originalLanguage,
        trgLang: chapter.language,
      },
      xml('file', { id: 'f1', original: chapter.path }, ...units),
    ),
  )
}

function toUnit(unit: UnitText, number: number): XmlElement {
  const { context, source, target, state, previous, comments, place } = unit
  const notes = [
    ['place', place],
    ...comments.map((comment) => ['comment', comment] as const),
    ...(previous === undefined ? [] : [['previous', previous] as const]),
  ] as const
  return xml(
    'unit',
    { id: `u${number}`, name: context, type: unit.isVerbatim ? verbatimType : undefined },
    xml('notes', {}, ...notes.map(([category, text]) => xml('note', { category }, text))),
    xml(
      'segment',
      {
        state: state === 'translated' ? 'translated' : 'initial',
        subState: state === 'stale' ? 'diglot:stale' : undefined,
      },
      xml('source', { 'xml:space': 'preserve' }, ...contentOf(unit, source)),
      ...(target === ''
        ? []
        : [xml('target', { 'xml:space': 'preserve' }, ...contentOf(unit, target))]),
    ),
  )
}

/** Type of units that hold Markdown as it is, in which nothing is a placeholder. */
export const verbatimType = 'diglot:markdown'

/** Markdown that is kept as it is has no placeholders. */
function contentOf({ isVerbatim }: UnitText, text: string): (XmlElement | string)[] {
  if (isVerbatim) return [text]
  const tree = parseUnitTree(text)
  return 'fault' in tree ? [text] : toInline(tree.nodes, new Map())
}

/** @param counts How often each placeholder has stood there so far; grows. */
function toInline(
  nodes: readonly UnitNode[],
  counts: Map<string, number>,
): (XmlElement | string)[] {
  return nodes.map((node) => {
    if (node.type === 'text') return node.value
    const { label, isAlone } = node
    const count = (counts.get(label) ?? 0) + 1
    counts.set(label, count)
    const id = count === 1 ? label : `${label}.${count}`
    const [type, subType] = types[label.replace(/\d+$/u, '')] ?? ['other']
    const facts = {
      id,
      type,
      subType,
      canDelete: label.startsWith('note') ? 'no' : undefined,
    }
    if (isAlone) return xml('ph', { ...facts, equiv: label, disp: `<${label}/>` })
    const shown = { dispStart: `<${label}>`, dispEnd: `</${label}>` }
    return xml('pc', { ...facts, ...shown }, ...inlineOr(toInline(node.children, counts)))
  })
}

/** An element without text would be written over several lines. */
function inlineOr(children: readonly (XmlElement | string)[]): (XmlElement | string)[] {
  return children.some((child) => typeof child === 'string')
    ? [...children]
    : [...children, '']
}

/** Kinds of inline codes: XLIFF 2.1, 4.3.1.34 and 4.3.1.31. */
const types: Readonly<Record<string, readonly [type: string, subType?: string]>> = {
  em: ['fmt', 'xlf:i'],
  strong: ['fmt', 'xlf:b'],
  del: ['fmt'],
  code: ['fmt'],
  br: ['fmt', 'xlf:lb'],
  a: ['link'],
  img: ['image'],
}
