import type { Paragraph, Text } from 'mdast'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'

/**
 * Check that a paragraph is not a heading or a container that was miswritten.
 *
 * `##Title` without a space and `::: verse` with one are text in CommonMark.
 *
 * @param paragraph Paragraph with its position; read, not changed.
 * @param file File that it stands in; gains messages.
 */
export function checkParagraph(paragraph: Paragraph, file: VFile): void {
  const source = String(file.value)
  for (const [index, child] of paragraph.children.entries()) {
    if (child.type !== 'text' || !/#|:::/u.test(child.value)) continue
    for (const [offset, line] of sourceLines(child, source, index === 0)) {
      checkHeading({ line, offset, paragraph }, file)
      checkFence({ line, offset }, file)
    }
  }
}

/** Lines of the source that begin in a text, with the offset of each. */
function sourceLines(text: Text, source: string, isFirst: boolean): [number, string][] {
  const lines: [number, string][] = []
  const start = text.position?.start.offset ?? 0
  const end = text.position?.end.offset ?? 0
  let offset = isFirst ? start : nextLine(source, start)
  while (offset < end) {
    // Marks of quotations and indentation are not part of the paragraph.
    const prefix = /[> \t]*/uy
    prefix.lastIndex = offset
    const first = offset + (prefix.exec(source)?.[0].length ?? 0)
    offset = nextLine(source, first)
    lines.push([first, source.slice(first, offset).trimEnd()])
  }
  return lines
}

/** Offset of the line after the one that an offset stands in. */
function nextLine(source: string, offset: number): number {
  const feed = source.indexOf('\n', offset)
  return feed === -1 ? source.length : feed + 1
}

interface PlacedLine {
  readonly line: string
  readonly offset: number
}

function checkHeading(
  { line, offset, paragraph }: PlacedLine & { paragraph: Paragraph },
  file: VFile,
): void {
  const sign = /^#{1,6}(?![#\s])/u.exec(line)?.[0]
  if (sign === undefined) return
  // One number sign before a word is a hashtag more often than a heading.
  if (sign === '#') {
    const { start, end } = paragraph.position ?? {}
    const isAlone = start?.line === end?.line && start?.offset === offset
    if (!isAlone || !/^#\p{Lu}[^#]*$/u.test(line)) return
  } else if (!/^#+[\p{L}\p{N}\p{P}*_]/u.test(line)) {
    return
  }
  const place = textNode(String(file.value), offset, offset + line.length)
  report(file, 'heading-has-space', place, `\`${sign}\` has no space after it`)
}

function checkFence({ line, offset }: PlacedLine, file: VFile): void {
  const [fence, rest = ''] = /^:{3,}[ \t]*([^\s:][^`]*)?$/u.exec(line) ?? []
  if (fence === undefined) return
  const reason =
    rest === ''
      ? `\`${fence.trim()}\` closes no container`
      : `\`${line}\` is no container: it is written like \`:::verse\` or \`:::passage{lang=la}\``
  const place = textNode(String(file.value), offset, offset + line.length)
  report(file, 'directive-is-known', place, reason)
}
