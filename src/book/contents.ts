import { toString } from 'mdast-util-to-string'
import type { Heading, PhrasingContent, RootContent } from 'mdast'
import { setText } from '../language/set-text.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { ContentsEntry } from './book.ts'

/**
 * Collect the headings of a chapter, nested by level.
 *
 * @param blocks Resolved blocks: every heading has its id in `data.hProperties`.
 */
export function contentsOf(
  blocks: readonly RootContent[],
  language: LanguageTag,
): ContentsEntry[] {
  return nestByDepth(
    blocks.flatMap((block) =>
      block.type !== 'heading' || block.depth === 1
        ? []
        : {
            id: block.data?.hProperties?.['id'] ?? '',
            depth: block.depth,
            ...typesetTitleOf(block, language),
          },
    ),
  )
}

/** Nest headings by level: one of level 4 straight below one of level 2 is its child. */
export function nestByDepth<Entry extends { readonly depth: number }>(
  headings: readonly Entry[],
): Nested<Entry>[] {
  type Open = Entry & { readonly entries: Open[] }
  const top: Open[] = []
  const open: Open[] = []
  for (const heading of headings) {
    const entry: Open = { ...heading, entries: [] }
    while ((open.at(-1)?.depth ?? 0) >= entry.depth) open.pop()
    const parent = open.at(-1)
    if (parent) parent.entries.push(entry)
    else top.push(entry)
    open.push(entry)
  }
  return top
}

/** A heading with those below it. */
export type Nested<Entry> = Entry & { readonly entries: readonly Nested<Entry>[] }

/** Title of a heading, its plain text with the quotation marks of the language. */
export function typesetTitleOf(
  heading: Heading,
  language: LanguageTag,
): ReturnType<typeof titleOf> {
  const { title, titleText } = titleOf(heading)
  return { title, titleText: typeset(titleText, language) }
}

/** Set the quotation marks and apostrophes of plain text by its language. */
export function typeset(text: string, language: LanguageTag): string {
  return setText([{ text, language }])[0] ?? text
}

/** Text of a heading without note calls, as nodes and as plain text with single spaces. */
export function titleOf(heading: Heading): {
  title: PhrasingContent[]
  titleText: string
} {
  const title = asTitle(heading.children)
  const titleText = toString(title, { includeHtml: false })
  return { title, titleText: titleText.replaceAll(/\s+/gu, ' ').trim() }
}

/** Without calls, links and labels, which would stand in the book twice, and on one line. */
function asTitle(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    const { type } = node
    if (type === 'noteCall' || type === 'footnoteReference') return []
    if (type === 'break' || (type === 'html' && /^<br\b/iu.test(node.value))) {
      return [{ type: 'text', value: ' ' }]
    }
    if (type === 'image' || type === 'imageReference') {
      return [{ type: 'text', value: node.alt ?? '' }]
    }
    if (type === 'link' || type === 'linkReference') return asTitle(node.children)
    return [withoutLabel(node)]
  })
}

function withoutLabel(node: PhrasingContent): PhrasingContent {
  const copy =
    'children' in node ? { ...node, children: asTitle(node.children) } : { ...node }
  if (node.data?.hProperties?.['id'] === undefined) return copy
  const { id: _, ...hProperties } = node.data.hProperties
  return { ...copy, data: { ...node.data, hProperties } }
}
