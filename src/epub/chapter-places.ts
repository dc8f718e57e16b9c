import type { ElementContent } from 'hast'
import type { Chapter } from '../book/book.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { toFileNames } from './file-names.ts'

/** Where chapters and what they hold stand in the publication. */
export interface ChapterPlaces {
  /** Path of a chapter's content document, relative to the package document. */
  readonly fileOf: (chapter: Chapter) => string
  /** Whether the content document of a chapter has this id. */
  readonly holds: (chapter: Chapter, id: string) => boolean
  /** The first chapter that holds an id; the id of a chapter leads to that chapter. */
  readonly chapterOf: (id: string) => Chapter | undefined
}

/**
 * Note where each chapter and each id of a book stands.
 *
 * @param documents Chapters of each content document: several where languages are parallel.
 */
export function toChapterPlaces(
  documents: readonly (readonly ChapterHtml[])[],
): ChapterPlaces {
  const names = toFileNames(
    documents.map(([html]) => ({ path: html?.chapter.id ?? '', extension: 'xhtml' })),
  )
  const files = new Map<Chapter, string>()
  const ids = new Map<Chapter, ReadonlySet<string>>()
  for (const chapters of documents) {
    const held = new Set(chapters.flatMap((html) => [...idsOf(html)]))
    const name = names.get(chapters[0]?.chapter.id ?? '') ?? ''
    for (const { chapter } of chapters) {
      files.set(chapter, `text/${name}`)
      ids.set(chapter, held)
    }
  }
  const holders = new Map<string, Chapter>()
  for (const [chapter, held] of ids) {
    for (const id of held) if (!holders.has(id)) holders.set(id, chapter)
  }
  for (const chapter of ids.keys()) {
    if (!holders.has(chapter.id)) holders.set(chapter.id, chapter)
  }
  return {
    fileOf: (chapter) => files.get(chapter) ?? '',
    holds: (chapter, id) => ids.get(chapter)?.has(id) === true,
    chapterOf: (id) => holders.get(id),
  }
}

function idsOf({ body, notes }: ChapterHtml): ReadonlySet<string> {
  const ids = new Set<string>()
  const collect = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      if (typeof node.properties['id'] === 'string') ids.add(node.properties['id'])
      collect(node.children)
    }
  }
  collect(body)
  for (const { note, children } of notes) {
    ids.add(note.id)
    collect(children)
  }
  return ids
}
