import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { formulaWord } from './words.ts'

/**
 * Parse Markdown with nothing of ours: CommonMark and GFM as the packages of unified read
 * them. Containers, attributes and formulas stay as text; front matter is taken out, its
 * place kept.
 */
export function parsePlainMarkdown(text: string): Root {
  // Blanks keep every offset.
  const body = text.replace(/^\uFEFF?---\r?\n[\s\S]*?\n---[ \t]*(?=\r?\n|$)/u, (front) =>
    front.replaceAll(/[^\r\n]/gu, ' '),
  )
  return unified().use(remarkParse).use(remarkGfm).parse(body)
}

/**
 * Parse Markdown like `parsePlainMarkdown`, each formula read as one word that stands for it.
 *
 * What counts as a formula follows Pandoc: no space inside the dollar signs, no digit after.
 * A parser may read a stretch otherwise; the word stands for that text too.
 */
export function parseWithFormulas(text: string): Root {
  const tree = parsePlainMarkdown(text)
  if (!text.includes('$')) return tree
  const codes = codeRanges(tree)
  const isCode = (offset: number): boolean =>
    codes.some(([start, end]) => offset >= start && offset < end)
  const masked = text.replaceAll(
    /(?<![\\$])(?:\$\$(?!\$)[\s\S]+?\$\$|\$(?![\s$])(?:[^$\n]|\n(?!\s*\n))*?(?<![\s\\])\$(?![\d$]))/gu,
    (formula: string, offset: number) =>
      isCode(offset) || formula.includes('[^') ? formula : formulaWord,
  )
  return masked === text ? tree : parsePlainMarkdown(masked)
}

function codeRanges(tree: Root): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = []
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    const isCode = node.type === 'code' || node.type === 'inlineCode'
    if (isCode && start !== undefined && end !== undefined) ranges.push([start, end])
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return ranges
}
