import type { Root } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { parsePlainMarkdown } from './markdown.ts'
import type { TextFile } from './plant-tokens.ts'

/** What the floor is made of besides the text. */
export interface FloorOptions {
  readonly language: string
  readonly css: string
  /** Address of the folder that pictures are relative to, with a slash at its end. */
  readonly base: string
}

/**
 * Write a whole manuscript as one HTML document with all notes at its end: the text that
 * the floor prints, with nothing of ours in it.
 */
export function floorHtml(chapters: readonly TextFile[], options: FloorOptions): string {
  const tree: Root = { type: 'root', children: [] }
  for (const [index, { text }] of chapters.entries()) {
    const chapter = parsePlainMarkdown(text)
    if (chapters.length > 1) prefixNotes(chapter, `${index + 1}-`)
    tree.children.push(...chapter.children)
  }
  const html = unified().use(remarkRehype, { allowDangerousHtml: true })
  const body = unified()
    .use(rehypeStringify, { allowDangerousHtml: true })
    .stringify(html.runSync(tree))
  return `<!DOCTYPE html>
<html lang="${options.language}"><head><meta charset="utf-8"><title>Floor</title>
<base href="${options.base}">
<style>
${options.css}</style></head><body>
${body}
</body></html>
`
}

/** Two chapters may both have a note called `1`. */
function prefixNotes(node: Root | Root['children'][number], prefix: string): void {
  if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') {
    node.identifier = prefix + node.identifier
    node.label = undefined
  }
  if (!('children' in node)) return
  for (const child of node.children) prefixNotes(child, prefix)
}
