import type { FootnoteDefinition, Nodes, Parents, Root } from 'mdast'
import type { BookText, Chapter, Note } from '../book/book.ts'
import { walkChapter } from '../book/walk.ts'
import type { ComparedText } from './compare-books.ts'
import type { ComparedGroup } from './compare-texts.ts'
import type { PlacedChange } from './list-changes.ts'
import { type MarkedToken, markTokens } from './marked-token.ts'
import { nest, type Nested, withChildren, withoutIds } from './nest.ts'
import { type NewContainer, redlineBlocks } from './redline-blocks.ts'
import { changeId } from './redline-inline.ts'
import { notesByCall } from './text-block.ts'

/**
 * Make a text that holds both revisions: what is gone stands beside what has come in its
 * place, in `deletion` and `insertion` nodes and in blocks with the classes `gone` and
 * `come`. It is a text like any other: every layout and format takes it.
 *
 * Notes stand in the order of their calls, those that are gone with the number they had.
 * Where blocks were carried elsewhere a paragraph says so at both ends.
 */
export function redlineText({ comparison, changes }: ComparedText): BookText {
  const { text } = comparison.new
  const byGroup = changesByGroup(changes)
  const departures = departuresOf(comparison.groups, changes)
  const newContainer = containerFinder(comparison)
  const shells = text.chapters.length > 0 ? text.chapters : comparison.old.text.chapters
  const parts = new Map<Chapter, Nested[]>(shells.map((chapter) => [chapter, []]))
  const notes = new Map<Chapter, Note[]>(shells.map((chapter) => [chapter, []]))
  let chapter = shells[0]
  const push = (part: Nested): void => {
    if (chapter) parts.get(chapter)?.push(part)
  }
  for (const change of departures.get(undefined) ?? []) push(departureOf(change))
  for (const group of comparison.groups) {
    const first = comparison.new.blocks[group.new.from]
    if (group.new.to > group.new.from && first) chapter = first.chapter
    const own = byGroup.get(group) ?? []
    for (const change of own.filter(({ kind }) => kind === 'move')) {
      push(arrivalOf(change))
    }
    const collect = chapter && notes.get(chapter)
    const context = {
      makeCall: callMaker(collect ?? [], newContainer),
      newContainer,
    }
    const isSame =
      group.edits.length === 0 &&
      group.old.to > group.old.from &&
      group.new.to > group.new.from
    if (isSame && first) {
      const node = group.isMoved ? movedNode(first.node) : first.node
      push({ around: first.around, nodes: [node] })
      collect?.push(...notesIn(first.node, first.chapter))
    } else {
      const edits = own.filter(({ kind }) => kind !== 'move')
      for (const block of redlineBlocks(markTokens(comparison, group, edits), context)) {
        push(group.isMoved ? { ...block, nodes: block.nodes.map(movedNode) } : block)
      }
    }
    for (const change of departures.get(group) ?? []) push(departureOf(change))
  }
  return {
    ...text,
    chapters: shells.map((shell) =>
      redlineChapter(shell, parts.get(shell) ?? [], notes.get(shell) ?? []),
    ),
  }
}

function redlineChapter(
  chapter: Chapter,
  parts: readonly Nested[],
  notes: readonly Note[],
): Chapter {
  const root: Root = { type: 'root', children: [] }
  const tree = withChildren(root, nest(parts))
  const known = new Map<string, Note>()
  for (const note of notes) if (!known.has(note.id)) known.set(note.id, note)
  const redlined = { ...chapter, tree, notes: [...known.values()] }
  const images = new Set<string>()
  walkChapter(redlined, (node) => {
    if (node.type === 'image') images.add(node.url)
  })
  return { ...redlined, images: [...images].toSorted() }
}

function changesByGroup(
  changes: readonly PlacedChange[],
): ReadonlyMap<ComparedGroup, readonly PlacedChange[]> {
  const byGroup = new Map<ComparedGroup, PlacedChange[]>()
  for (const change of changes) {
    const [group] = change.groups
    if (group) byGroup.set(group, [...(byGroup.get(group) ?? []), change])
  }
  return byGroup
}

/** Where moved blocks have gone from: after the last block before them that stayed. */
function departuresOf(
  groups: readonly ComparedGroup[],
  changes: readonly PlacedChange[],
): ReadonlyMap<ComparedGroup | undefined, readonly PlacedChange[]> {
  const stayed = groups.filter(({ isMoved, old }) => !isMoved && old.to > old.from)
  const departures = new Map<ComparedGroup | undefined, PlacedChange[]>()
  for (const change of changes.filter(({ kind }) => kind === 'move')) {
    const before = stayed.findLast(({ old }) => old.to <= change.old.from.block)
    departures.set(before, [...(departures.get(before) ?? []), change])
  }
  return departures
}

function departureOf(change: PlacedChange): Nested {
  const text = `${beginningOf(change.new.text)} was here`
  const id = changeId(change)
  return moveMark(change, { text, id: `${id}-from`, target: id })
}

function arrivalOf(change: PlacedChange): Nested {
  const { file, line } = change.old.place
  const isFar = file !== change.new.place.file
  const text = `moved here from ${isFar ? `${file}, ` : ''}line ${line}`
  const id = changeId(change)
  return moveMark(change, { text, id, target: `${id}-from` })
}

interface MoveMark {
  readonly text: string
  readonly id: string
  readonly target: string
}

function moveMark(change: PlacedChange, { text, id, target }: MoveMark): Nested {
  const className = ['move-mark', 'change', `change-${change.id}`, 'is-move']
  return {
    around: [],
    nodes: [
      {
        type: 'paragraph',
        data: { hProperties: { className, id } },
        children: [
          {
            type: 'link',
            url: `#${target}`,
            // In print the page of the other end stands here.
            data: { hProperties: { className: ['page'] } },
            children: [{ type: 'text', value: text }],
          },
        ],
      },
    ],
  }
}

/** A moved block shows that it is one. */
function movedNode<T extends Nodes>(node: T): T {
  const given = node.data?.hProperties ?? {}
  const old = Array.isArray(given['className']) ? given['className'] : []
  const hProperties = { ...given, className: [...old, 'moved'] }
  return Object.assign({}, node, { data: { ...node.data, hProperties } })
}

/** The first words of a passage, for a line that points to it. */
function beginningOf(text: string): string {
  const words = text.replaceAll('\n', ' ').split(' ')
  const shown = words.slice(0, 8).join(' ').slice(0, 80)
  return `“${shown}${words.length > 8 ? ' …' : ''}”`
}

/** Finds what a container of the old text is now; a copy, the same for all its blocks, if it is gone. */
function containerFinder(comparison: ComparedText['comparison']): NewContainer {
  const known = pairContainers(comparison)
  return (old) => {
    const container = known.get(old) ?? withoutIds(old)
    known.set(old, container)
    return container
  }
}

/** Containers that hold blocks which are each other's are each other's. */
function pairContainers({
  groups,
  old,
  new: now,
}: ComparedText['comparison']): Map<Parents, Parents> {
  const pairs = new Map<Parents, Parents>()
  for (const group of groups) {
    const one = old.blocks[group.old.from]
    const other = now.blocks[group.new.from]
    if (
      group.isMoved ||
      group.old.to === group.old.from ||
      group.new.to === group.new.from
    ) {
      continue
    }
    for (const [depth, container] of (one?.around ?? []).entries()) {
      const partner = other?.around[depth]
      if (partner?.type !== container.type) break
      if (!pairs.has(container)) pairs.set(container, partner)
    }
  }
  return pairs
}

/** Makes calls, and collects their notes: what is gone under an id of its own. */
function callMaker(
  notes: Note[],
  newContainer: NewContainer,
): (tokens: readonly MarkedToken[]) => Extract<Nodes, { type: 'noteCall' }> {
  const make = (tokens: readonly MarkedToken[]): Extract<Nodes, { type: 'noteCall' }> => {
    const [first, ...rest] = tokens
    const note = first?.token.note
    const leaf = first?.token.leaf
    if (!note || leaf?.type !== 'noteCall') throw new Error('a note begins with its call')
    const prefix = first?.status === 'gone' ? 'old-' : ''
    const call = { ...leaf, id: prefix + leaf.id, noteId: prefix + note.id }
    const position = notes.length
    const blocks = redlineBlocks(rest.slice(0, -1), { makeCall: make, newContainer })
    const definition: FootnoteDefinition = withChildren(note.definition, nest(blocks))
    // A note called from this one stands after it.
    notes.splice(position, 0, { ...note, id: call.noteId, calls: [call.id], definition })
    return call
  }
  return make
}

/** The notes of a block that has not changed, in the order of their calls. */
function notesIn(node: Nodes, chapter: Chapter): Note[] {
  const byCall = notesByCall(chapter)
  const found: Note[] = []
  const visit = (one: Nodes): void => {
    if (one.type === 'noteCall') {
      const note = byCall.get(one.id)
      if (note) {
        found.push(note)
        visit(note.definition)
      }
    } else if ('children' in one) for (const child of one.children) visit(child)
  }
  visit(node)
  return found
}
