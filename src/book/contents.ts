import { toString } from 'mdast-util-to-string'
import type { Heading, PhrasingContent, RootContent } from 'mdast'
import { setText } from '../language/set-text.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { ContentsEntry } from './book.ts'

/**
 * Collect the headings of a chapter, nested by level.
 *
 * A heading of level 4 straight below one of level 2 is its child all the same.
 *
 * @param blocks Resolved blocks: every heading has its id in `data.hProperties`.
 */
export function contentsOf(
  blocks: readonly RootContent[],
  language: LanguageTag,
): ContentsEntry[] {
  const top: MutableEntry[] = []
  const open: MutableEntry[] = []
  for (const block of blocks) {
    if (block.type !== 'heading' || block.depth === 1) continue
    const entry: MutableEntry = {
      id: String(block.data?.hProperties?.['id'] ?? ''),
      depth: block.depth,
      ...typesetTitleOf(block, language),
      entries: [],
    }
    while ((open.at(-1)?.depth ?? 0) >= block.depth) open.pop()
    const parent = open.at(-1)
    if (parent) parent.entries.push(entry)
    else top.push(entry)
    open.push(entry)
  }
  return top
}

interface MutableEntry extends ContentsEntry {
  readonly entries: MutableEntry[]
}

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
  const title = withoutCalls(heading.children)
  return { title, titleText: toString(title).replaceAll(/\s+/gu, ' ').trim() }
}

function withoutCalls(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'noteCall' || node.type === 'footnoteReference') return []
    if (node.type === 'link') return withoutCalls(node.children)
    if ('children' in node) return [{ ...node, children: withoutCalls(node.children) }]
    return [node]
  })
}
