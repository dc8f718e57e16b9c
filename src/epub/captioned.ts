import type { Element, ElementContent } from 'hast'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { classesOf } from '../html/element.ts'
import type { ChapterPlaces } from './chapter-places.ts'
import type { NavigationEntry } from './navigation.ts'

/** What the lists of a book name, each in the order of reading. */
export interface CaptionedLists {
  readonly figures: readonly NavigationEntry[]
  readonly tables: readonly NavigationEntry[]
}

/**
 * Give every figure and table with a caption an id, so that the lists can lead to it.
 *
 * @param chapters Read, not changed; an id that is there is kept.
 */
export function withCaptionedIds(chapters: readonly ChapterHtml[]): ChapterHtml[] {
  return chapters.map((html) => {
    const taken = new Set(html.chapter.ids)
    let number = 0
    const nextId = (): string => {
      let id: string
      do {
        number += 1
        id = `${html.chapter.id}-caption-${number}`
      } while (taken.has(id))
      return id
    }
    return { ...html, body: html.body.map((node) => withIds(node, nextId)) }
  })
}

/**
 * List the figures and tables of a book that have a caption, as far as it has words.
 *
 * @param chapters As `withCaptionedIds` returns them.
 */
export function toCaptionedLists(
  chapters: readonly ChapterHtml[],
  places: ChapterPlaces,
): CaptionedLists {
  const all = chapters.flatMap(({ chapter, body }) =>
    captionedIn(body).map(({ shown, caption }) => ({
      isTable: isTable(shown),
      title: plainText(caption).replaceAll(/\s+/gu, ' ').trim(),
      language: chapter.language,
      href: `${places.fileOf(chapter)}#${String(shown.properties['id'])}`,
      entries: [],
    })),
  )
  const named = all.filter(({ title }) => title !== '')
  return {
    figures: named.filter((one) => !one.isTable),
    tables: named.filter((one) => one.isTable),
  }
}

function withIds(node: ElementContent, nextId: () => string): ElementContent {
  if (node.type !== 'element') return node
  const { properties } = node
  const isUnnamed = captionOf(node) !== undefined && properties['id'] === undefined
  return {
    ...node,
    properties: isUnnamed ? { ...properties, id: nextId() } : properties,
    children: node.children.map((child) => withIds(child, nextId)),
  }
}

interface Captioned {
  readonly shown: Element
  readonly caption: Element
}

function captionedIn(nodes: readonly ElementContent[]): Captioned[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    const caption = captionOf(node)
    const inside = captionedIn(node.children)
    return caption === undefined ? inside : [{ shown: node, caption }, ...inside]
  })
}

function captionOf({ tagName, children }: Element): Element | undefined {
  const name = new Map([
    ['figure', 'figcaption'],
    ['table', 'caption'],
  ]).get(tagName)
  return children.find(
    (child): child is Element => child.type === 'element' && child.tagName === name,
  )
}

function isTable(shown: Element): boolean {
  return shown.tagName === 'table' || classesOf(shown).includes('table')
}

/** The words of an element, note calls excepted; a picture or formula speaks by its text. */
function plainText(node: ElementContent): string {
  if (node.type === 'text') return node.value.replaceAll('\u00AD', '')
  if (node.type !== 'element' || classesOf(node).includes('note-call')) return ''
  const { alt, alttext } = node.properties
  if (node.tagName === 'math') return typeof alttext === 'string' ? alttext : ''
  if (node.tagName === 'img') return typeof alt === 'string' ? alt : ''
  return node.children.map(plainText).join('')
}
