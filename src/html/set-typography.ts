import type { Nodes, Text } from 'mdast'
import { objectReplacement, setText } from '../language/set-text.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { TextPiece } from '../language/text-edits.ts'
import { languageOf } from '../markdown/language-of.ts'

/** Containers whose running text is one block: signs in it are judged together. */
const blocks = new Set(['paragraph', 'heading', 'tableCell', 'verseLine', 'root'])

interface BlockPiece extends TextPiece {
  /** The node that the text comes from; absent for what stands for an object. */
  readonly node?: Text
}

/**
 * Set the quotation marks, apostrophes and French spaces of a tree, block by block, in the
 * language of each passage. Code, formulas, raw HTML and addresses stay as they are.
 *
 * @param tree A chapter, a note, or the words of a title as a root; read, not changed.
 * @param language Language of the tree, unless `data.hProperties.lang` says otherwise.
 * @returns The new text of the text nodes that change.
 */
export function setTypography(
  tree: Nodes,
  language: LanguageTag,
): ReadonlyMap<Text, string> {
  const set = new Map<Text, string>()
  const finish = (pieces: readonly BlockPiece[]): void => {
    for (const [index, text] of setText(pieces).entries()) {
      const { node } = pieces[index] ?? {}
      if (node && node.value !== text) set.set(node, text)
    }
  }
  const walk = (node: Nodes, around: LanguageTag, block: BlockPiece[]): void => {
    if (node.type === 'text') {
      block.push({ text: node.value, language: around, node })
    } else if (node.type === 'break') {
      block.push({ text: '\n', language: around })
    } else if (isObject(node)) {
      block.push({ text: objectReplacement, language: around })
    } else if ('children' in node) {
      const own = languageOf(node) ?? around
      const pieces = blocks.has(node.type) ? [] : block
      for (const child of node.children) walk(child, own, pieces)
      if (pieces !== block) finish(pieces)
    }
  }
  walk(tree, language, [])
  return set
}

/** What stands in a line of text like a word, and is none. */
const objects = new Set(['inlineCode', 'inlineMath', 'image', 'imageReference'])

function isObject(node: Nodes): boolean {
  if (node.type !== 'link') return objects.has(node.type)
  // An address that is its own text.
  const [child] = node.children
  return child?.type === 'text' && /^(?:[a-z]+:|www\.)\S+$|^\S+@\S+$/iu.test(child.value)
}
