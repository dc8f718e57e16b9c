import type { FootnoteDefinition, Nodes, RootContent } from 'mdast'
import { noteUses, notesByLabel } from '../translation/note-uses.ts'
import type { StatedBead } from '../translation/bead-states.ts'
import { type NotePair, pairNotes } from '../translation/pair-notes.ts'
import { textBlocks } from '../translation/text-block.ts'
import { toTraits } from '../translation/to-traits.ts'
import { baseOfUnits, type UnitBase } from './base-of-units.ts'
import { describeUnit, placeOfNodes } from './describe-unit.ts'
import { fieldUnits } from './field-units.ts'
import type { BlockBody, ExchangeChapter, Unit } from './unit.ts'
import { leavesOf, pairBlocks, type UnitBead, unitBeads } from './unit-beads.ts'
import { readBody, textOfNodes } from './unit-body.ts'

/**
 * Divide a chapter and its translation into units: one for each passage of the original
 * that has words, its notes behind the passage that calls them first.
 *
 * Passages of the translation alone are no units.
 */
export function chapterUnits(chapter: ExchangeChapter): Unit[] {
  const reader = readerOf(chapter)
  const blocks = chapter.beads.flatMap((stated, bead) => {
    if (stated.state === 'silent' || stated.bead.original.length === 0) return []
    return unitsOfBead(stated, bead, reader)
  })
  return withContexts([...fieldUnits(chapter), ...blocks])
}

interface Reader {
  readonly chapter: ExchangeChapter
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
  readonly translatedNotes: ReadonlyMap<string, FootnoteDefinition>
  /** Pairs of notes by the label in the original. */
  readonly pairs: ReadonlyMap<string, NotePair>
  /** Labels in the original by those in the translation. */
  readonly originals: ReadonlyMap<string, string>
  readonly called: Set<string>
}

function readerOf(chapter: ExchangeChapter): Reader {
  const { original, translation, beads } = chapter
  const pairs = translation
    ? pairNotes(
        beads.map(({ bead }) => bead),
        original.tree,
        translation.tree,
      )
    : []
  return {
    chapter,
    notes: notesByLabel(original.tree),
    translatedNotes: translation ? notesByLabel(translation.tree) : new Map(),
    pairs: new Map(
      pairs.flatMap((pair) =>
        pair.original ? [[pair.original.call.identifier, pair] as const] : [],
      ),
    ),
    originals: new Map(
      pairs.flatMap((pair) =>
        pair.original && pair.translation
          ? [[pair.translation.call.identifier, pair.original.call.identifier] as const]
          : [],
      ),
    ),
    called: new Set(),
  }
}

/** A unit before it is known what became of it since it was translated. */
interface DraftUnit extends UnitBead {
  readonly note?: NotePair
}

function unitsOfBead(stated: StatedBead, bead: number, reader: Reader): Unit[] {
  const drafts = unitBeads(stated.bead)
    .filter(({ original }) => original.length > 0)
    .flatMap((unit) => withNotes(unit, reader))
    .filter(({ original }) => hasWords(original))
  const { base, original } = reader.chapter
  const since = base
    ? baseOfUnits(drafts, stated, { base: base.tree, original: original.tree })
    : []
  const isUnclear = stated.state === 'stale' && since.every(({ isChanged }) => !isChanged)
  return drafts.map((draft, index): Unit => {
    const found = since[index]
    const isStale = stated.state === 'stale' && (isUnclear || found?.isChanged === true)
    return toUnit(draft, { bead, isStale, ...(found && { since: found }) }, reader)
  })
}

function withNotes(unit: UnitBead, reader: Reader): DraftUnit[] {
  return [unit, ...noteDrafts(unit.original, reader)]
}

/** Notes that are called here for the first time, and those that they call. */
function noteDrafts(nodes: readonly RootContent[], reader: Reader): DraftUnit[] {
  return noteUses([nodes], reader.notes, reader.called).flatMap(
    ({ call, definition }) => {
      if (!definition) return []
      const pair = reader.pairs.get(call.identifier) ?? {
        original: { call, definition, bead: 0 },
      }
      const label = pair.translation?.call.identifier
      const other = label === undefined ? undefined : reader.translatedNotes.get(label)
      const left = textBlocks(definition)
      const units = other
        ? pairBlocks(left, textBlocks(other)).flatMap(unitBeads)
        : left.flatMap(leavesOf).map((node) => ({ original: [node], translation: [] }))
      return units
        .filter(({ original }) => original.length > 0)
        .map(({ original, translation }) => ({ original, translation, note: pair }))
    },
  )
}

/** Rules, comments, pictures that nothing is said of: there is nothing to translate. */
function hasWords(nodes: readonly RootContent[]): boolean {
  return toTraits(nodes).length > 0 || nodes.some(callsNote)
}

function callsNote(node: Nodes): boolean {
  if (node.type === 'footnoteReference') return true
  return 'children' in node && node.children.some(callsNote)
}

interface Standing {
  readonly bead: number
  readonly isStale: boolean
  readonly since?: UnitBase
}

function toUnit(
  draft: DraftUnit,
  { bead, isStale, since }: Standing,
  reader: Reader,
): Unit {
  const { chapter, originals } = reader
  const { original, translation } = chapter
  const partnerOf = (key: string): string => {
    if (!key.startsWith('note ')) return key
    const label = originals.get(key.slice(5))
    // Two notes may have the same number and nothing else in common.
    return label === undefined ? `own ${key}` : `note ${label}`
  }
  const body: BlockBody = {
    ...readBody(draft, since?.nodes ?? [], partnerOf),
    ...(draft.note && { note: draft.note }),
  }
  const target =
    translation && body.translation.length > 0
      ? textOfNodes(body, 'translation', translation.text)
      : ''
  const previous =
    since && isStale && chapter.base
      ? previousOf(body, since, chapter.base.text)
      : undefined
  const source = textOfNodes(body, 'original', original.text)
  return {
    context: contextOf(chapter.name, draft.note),
    source,
    target,
    ...(previous !== undefined && previous !== source && { previous }),
    state: target === '' ? 'missing' : isStale ? 'stale' : 'translated',
    place: placeOfNodes(original.path, body.original),
    comments: describeUnit({ body, chapter, notes: reader.notes, isStale, since }),
    isVerbatim: body.type === 'verbatim',
    bead,
    body,
  }
}

function previousOf(
  body: BlockBody,
  { nodes }: UnitBase,
  text: string,
): string | undefined {
  if (nodes.length === 0) return undefined
  return textOfNodes({ ...body, translation: nodes }, 'base', text)
}

/** The label of a note is stable if it is a name; a number changes with every note more. */
function contextOf(name: string, note: NotePair | undefined): string {
  if (!note) return name
  const label = note.original?.call.identifier ?? ''
  const isName = /\p{L}/u.test(label.replace(/^\p{L}+:/u, '')) && !label.includes(' ')
  return isName ? `${name}|note ${label}` : `${name}|note`
}

/** Of passages that say the same the second and those after it are counted. */
function withContexts(units: readonly Unit[]): Unit[] {
  const counts = new Map<string, number>()
  return units.map((unit) => {
    const key = `${unit.context}\u0004${unit.source}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? unit : { ...unit, context: `${unit.context}|${count}` }
  })
}
