import type { BlockContent, Paragraph, PhrasingContent, Text } from 'mdast'
import type { Caption } from './nodes.ts'

/**
 * Divide the blocks of a figure or table into what is shown and its caption.
 *
 * What is shown are pictures, tables, code: anything but text. Paragraphs after it are
 * the caption, or those before it when it comes last. Text on the lines right below a
 * picture belongs to the caption as well.
 *
 * @param blocks Blocks between the fences; a paragraph that begins with pictures and
 *   goes on with text is divided.
 * @returns The same blocks in their order, those of the caption inside a `caption`.
 */
export function captioned(blocks: readonly BlockContent[]): (BlockContent | Caption)[] {
  const parts = blocks.flatMap(dividePictures)
  const firstShown = parts.findIndex((block) => !isText(block))
  const firstText = parts.findIndex(isText)
  if (firstText === -1) return parts
  if (firstShown === -1) return [toCaption(parts)]
  if (firstText < firstShown) {
    return [toCaption(parts.slice(0, firstShown)), ...parts.slice(firstShown)]
  }
  return [...parts.slice(0, firstText), toCaption(parts.slice(firstText))]
}

function toCaption(children: BlockContent[]): Caption {
  const start = children[0]?.position?.start
  const end = children.at(-1)?.position?.end
  return { type: 'caption', children, ...(start && end && { position: { start, end } }) }
}

function isText(block: BlockContent): boolean {
  return block.type === 'paragraph' && !block.children.every(isPictureOrSpace)
}

function isPictureOrSpace(node: PhrasingContent): boolean {
  if (node.type === 'link') return node.children.every(isPictureOrSpace)
  return node.type === 'image' || node.type === 'imageReference' || isSpace(node)
}

function isSpace(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

/** Divide `![](a.png)⏎Caption` after its pictures. */
function dividePictures(block: BlockContent): BlockContent[] {
  if (block.type !== 'paragraph' || !isText(block)) return [block]
  const count = block.children.findIndex((node) => !isPictureOrSpace(node))
  const next = block.children[count]
  const pictures = block.children.slice(0, count)
  const isNewLine =
    pictures.at(-1)?.type === 'break' ||
    (next?.type === 'text' && /^[ \t]*\n/u.test(next.value))
  if (count < 1 || next === undefined || !isNewLine) return [block]
  if (next.type === 'text') startOnNextLine(next)
  const text = block.children.slice(count)
  return [paragraphOf(pictures, block), paragraphOf(text, block)]
}

function startOnNextLine(text: Text): void {
  const feed = text.value.indexOf('\n')
  text.value = text.value.trimStart()
  const { start, end } = text.position ?? {}
  if (start === undefined || end === undefined || feed === -1) return
  const offset = (start.offset ?? 0) + feed + 1
  text.position = { start: { line: start.line + 1, column: 1, offset }, end }
}

function paragraphOf(children: PhrasingContent[], whole: Paragraph): Paragraph {
  const start = children[0]?.position?.start ?? whole.position?.start
  const end = children.at(-1)?.position?.end ?? whole.position?.end
  return {
    ...whole,
    children,
    ...(start && end && { position: { start, end } }),
  }
}
