import type { ElementContent } from 'hast'
import type { Chapter } from '../book/book.ts'
import type { NoteHtml } from './chapter-html.ts'
import { classesOf } from './element.ts'
import type { ParallelHtml } from './parallel-html.ts'

/** A note, and the chapter that it is of. */
export interface NoteOfChapter {
  readonly note: NoteHtml
  readonly chapter: Chapter
}

/**
 * Put the notes of joined chapters in the order of their calls, bead by bead and language by
 * language; notes called in a note stand behind it.
 *
 * @returns Every note of every chapter once.
 */
export function notesInOrder({ chapters, beads }: ParallelHtml): NoteOfChapter[] {
  const ordered: NoteOfChapter[] = []
  const waiting = chapters.map((html) => [...(html?.notes ?? [])])
  const called = chapters.map((html) => calledNotes(html?.body ?? []))
  const take = (side: number, count: number): void => {
    const chapter = chapters[side]?.chapter
    for (const note of waiting[side]?.splice(0, count) ?? []) {
      if (chapter) ordered.push({ note, chapter })
    }
  }
  for (const { sides } of beads) {
    for (const [side, nodes] of sides.entries()) {
      for (const id of calledNotes(nodes)) {
        const own = waiting[side] ?? []
        const place = own.findIndex(({ note }) => note.id === id)
        if (place === -1) continue
        const next = own.findIndex(
          ({ note }, at) => at > place && called[side]?.has(note.id) === true,
        )
        take(side, next === -1 ? own.length : next)
      }
    }
  }
  for (const side of chapters.keys()) take(side, Number.POSITIVE_INFINITY)
  return ordered
}

/** Ids of the notes called in running text, in order. */
function calledNotes(nodes: readonly ElementContent[]): ReadonlySet<string> {
  const ids = new Set<string>()
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return
    const { href } = node.properties
    if (classesOf(node).includes('note-call') && typeof href === 'string') {
      ids.add(href.slice(1))
    }
    for (const child of node.children) visit(child)
  }
  for (const node of nodes) visit(node)
  return ids
}
