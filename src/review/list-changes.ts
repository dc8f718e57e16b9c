import type { Change, ChangeSide, TokenPlace } from './change.ts'
import { classify } from './classify.ts'
import type { ComparedGroup, TextComparison, TextSide } from './compare-texts.ts'
import type { Edit } from './compare-tokens.ts'
import { contextAfter, contextBefore, plainText } from './context.ts'
import { findCopies } from './find-copies.ts'
import type { Range } from './group-blocks.ts'
import { linkCalls } from './link-calls.ts'
import { movedRuns } from './moved-runs.ts'
import { placeFinder, type PlaceFinder } from './place-of-token.ts'
import type { Token } from './token.ts'

/** A change, and where in a comparison it comes from. */
export interface PlacedChange extends Change {
  /** Groups of the comparison: the one that it is in, or those that moved together. */
  readonly groups: readonly ComparedGroup[]
  /** Absent when whole blocks are new or gone or moved. */
  readonly edit?: Edit
}

/** A text with what places are found by. */
interface PlacedSide extends TextSide {
  readonly places: PlaceFinder
}

interface Sides {
  readonly old: PlacedSide
  readonly new: PlacedSide
  readonly isCopy: (group: ComparedGroup) => boolean
}

/**
 * List what an editor would name, in the order of the new text.
 *
 * Blocks that were carried elsewhere together are one change; so are new and gone ones
 * that stand together. Linear in the length of what has changed.
 */
export function listChanges(comparison: TextComparison): PlacedChange[] {
  const sides: Sides = {
    old: { ...comparison.old, places: placeFinder(comparison.old) },
    new: { ...comparison.new, places: placeFinder(comparison.new) },
    isCopy: findCopies(comparison),
  }
  const runs = movedRuns(comparison.groups)
  const changes: PlacedChange[] = []
  let oldEnd = 0
  for (const group of comparison.groups) {
    const run = runs.get(group)
    if (run) changes.push(moveOf(sides, run))
    const isWhole = isEmpty(group.old) || isEmpty(group.new)
    if (isWhole) changes.push(wholeOf(sides, group, oldEnd))
    for (const change of editsOf(sides, group)) changes.push(change)
    if (!group.isMoved && !isEmpty(group.old)) oldEnd = group.old.to
  }
  return linkCalls(
    changes.map((change, index) => Object.assign({}, change, { id: `c${index + 1}` })),
  )
}

function isEmpty({ from, to }: Range): boolean {
  return from === to
}

function moveOf(sides: Sides, run: readonly ComparedGroup[]): PlacedChange {
  const first = run[0]
  const last = run.at(-1)
  const old = { from: first?.old.from ?? 0, to: last?.old.to ?? 0 }
  const now = { from: first?.new.from ?? 0, to: last?.new.to ?? 0 }
  return {
    ...common(sides, { old, new: now }),
    class: 'move',
    kind: 'move',
    old: blocksSide(sides.old, old),
    new: blocksSide(sides.new, now),
    groups: run,
  }
}

/** @param oldEnd Block of the old text before which new blocks would stand. */
function wholeOf(sides: Sides, group: ComparedGroup, oldEnd: number): PlacedChange {
  const { old, new: now } = group
  const isNew = isEmpty(old)
  const tokens = isNew ? sides.new.tokensOf(now) : sides.old.tokensOf(old)
  const hasWords = tokens.some(({ kind }) => kind !== 'block')
  const isCopy = hasWords && sides.isCopy(group)
  return {
    ...common(sides, group),
    class: hasWords ? 'words' : 'structure',
    kind: isNew ? (isCopy ? 'copy' : 'insertion') : isCopy ? 'copyRemoved' : 'deletion',
    old: blocksSide(sides.old, isNew ? { from: oldEnd, to: oldEnd } : old),
    new: blocksSide(sides.new, now),
    groups: [group],
  }
}

function editsOf(sides: Sides, group: ComparedGroup): PlacedChange[] {
  if (group.edits.length === 0) return []
  const olds = sides.old.tokensOf(group.old)
  const news = sides.new.tokensOf(group.new)
  const oldMarkers = markersAround(olds)
  const newMarkers = markersAround(news)
  const { language } = sides.new.text
  const writesNames = !/^(?:de|lb|nds)(?:-|$)/u.test(language)
  return group.edits.map((edit): PlacedChange => {
    const gone = olds.slice(edit.old.from, edit.old.to)
    const come = news.slice(edit.new.from, edit.new.to)
    const before = contextBefore(news, edit.new.from)
    const marker = newMarkers[edit.new.from] ?? oldMarkers[edit.old.from]
    const isWithin = /[\p{L}\p{N},;]["'”“’»)\]]*\s*$/u.test(before)
    return {
      ...common(sides, group),
      class: classify(gone, come, isWithin && writesNames),
      kind:
        gone.length === 0 ? 'insertion' : come.length === 0 ? 'deletion' : 'replacement',
      old: editSide(sides.old, group.old, { tokens: olds, range: edit.old }),
      new: editSide(sides.new, group.new, { tokens: news, range: edit.new }),
      before,
      after: contextAfter(news, edit.new.to),
      ...(marker !== undefined && { note: marker }),
      groups: [group],
      edit,
    }
  })
}

function common(
  { old, new: now }: Sides,
  group: { readonly old: Range; readonly new: Range },
): Pick<Change, 'id' | 'language' | 'chapter' | 'before' | 'after'> {
  const block = isEmpty(group.new)
    ? old.blocks[group.old.from]
    : now.blocks[group.new.from]
  return {
    id: '',
    language: now.text.language,
    chapter: block?.chapter.titleText ?? '',
    before: '',
    after: '',
  }
}

function blocksSide(side: PlacedSide, range: Range): ChangeSide {
  const tokens = isEmpty(range) ? [] : side.tokensOf(range)
  const at = side.blocks[range.from] ?? side.blocks.at(-1)
  const start = at?.node.position?.start
  return {
    place: {
      file: at?.chapter.file.path ?? '',
      line: start?.line ?? 1,
      column: start?.column ?? 1,
    },
    text: plainText(tokens),
    from: { block: range.from, token: 0 },
    to: { block: range.to, token: 0 },
  }
}

function editSide(
  side: PlacedSide,
  blocks: Range,
  { tokens, range }: { readonly tokens: readonly Token[]; readonly range: Range },
): ChangeSide {
  return {
    place: side.places.placeOf(blocks, tokens, range),
    text: plainText(tokens.slice(range.from, range.to)),
    from: tokenPlace(side, blocks, range.from),
    to: tokenPlace(side, blocks, range.to),
  }
}

/** Say which token of which block a token of several blocks is. */
function tokenPlace(side: TextSide, blocks: Range, index: number): TokenPlace {
  let left = index
  for (let block = blocks.from; block < blocks.to; block += 1) {
    const { length } = side.tokensOf({ from: block, to: block + 1 })
    if (left < length) return { block, token: left }
    left -= length
  }
  return { block: blocks.to, token: left }
}

/** Markers of the notes that the tokens stand in, one more at the end. */
function markersAround(tokens: readonly Token[]): (string | undefined)[] {
  const open: (string | undefined)[] = []
  const markers: (string | undefined)[] = []
  for (const { kind, note } of tokens) {
    if (kind === 'noteEnd') {
      markers.push(open.at(-1))
      open.pop()
    } else markers.push(open.at(-1))
    if (kind === 'note') open.push(note?.marker)
  }
  return [...markers, undefined]
}
