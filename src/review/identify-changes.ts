import type { ElementContent } from 'hast'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { classesOf, element } from '../html/element.ts'
import { changeId } from './redline-inline.ts'

/** Chapters of a redlined book in which each change can be led to. */
export interface IdentifiedChapters {
  readonly chapters: readonly ChapterHtml[]
  /** Id of the element at which each change begins, by id of the change. */
  readonly places: ReadonlyMap<string, string>
}

/** Give the first element of each change an id, unless it has one: its text's before its notes'. */
export function identifyChanges(chapters: readonly ChapterHtml[]): IdentifiedChapters {
  const places = new Map<string, string>()
  const identify = <T extends ElementContent>(node: T): T => {
    if (node.type !== 'element') return node
    const change = changeOf(classesOf(node))
    const { properties } = node
    const isFirst = change !== undefined && !places.has(change)
    const own = isFirst ? (properties['id'] ?? changeId({ id: change })) : undefined
    if (isFirst) places.set(change, String(own))
    const identified = isFirst ? { ...properties, id: own } : properties
    return Object.assign(
      {},
      node,
      element(node.tagName, identified, node.children.map(identify)),
    )
  }
  const identified = chapters.map(({ chapter, body, notes }) => ({
    chapter,
    body: body.map(identify),
    notes: notes.map(({ note, children }) => ({
      note,
      children: children.map(identify),
    })),
  }))
  return { chapters: identified, places }
}

function changeOf(classes: readonly string[]): string | undefined {
  return classes.find((name) => /^change-c\d+$/u.test(name))?.slice('change-'.length)
}
