import type { Element, ElementContent } from 'hast'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { classesOf } from '../html/element.ts'

/**
 * What a chapter is, as its writer says it with a class of its heading, such as
 * `# Vorwort {.foreword}`: a term that the EPUB Structural Semantics Vocabulary and DPUB-ARIA
 * share.
 */
export type ChapterKind = 'chapter' | (typeof kinds)[number]

const kinds = [
  'acknowledgments',
  'afterword',
  'appendix',
  'bibliography',
  'conclusion',
  'epilogue',
  'foreword',
  'glossary',
  'introduction',
  'preface',
  'prologue',
] as const

/** Kinds that come before the text proper. */
const front: ReadonlySet<ChapterKind> = new Set([
  'acknowledgments',
  'foreword',
  'preface',
])

/** What a chapter is; without a word of its writer, a chapter. */
export function chapterKind({ body }: Pick<ChapterHtml, 'body'>): ChapterKind {
  const heading = findTitle(body)
  const classes = heading ? classesOf(heading) : []
  return kinds.find((kind) => classes.includes(kind)) ?? 'chapter'
}

/** Whether a chapter comes before the text proper. */
export function isFrontMatter(html: Pick<ChapterHtml, 'body'>): boolean {
  return front.has(chapterKind(html))
}

/** The first `h1` of a chapter. */
export function findTitle(nodes: readonly ElementContent[]): Element | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const heading = node.tagName === 'h1' ? node : findTitle(node.children)
    if (heading !== undefined) return heading
  }
  return undefined
}
