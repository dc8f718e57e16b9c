import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import { textNode } from '../diagnostics/text-node.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { NoteSeries } from '../manuscript/config.ts'
import { checkLabels } from './check-labels.ts'
import { checkNotes } from './check-notes.ts'
import { findExcess } from './find-excess.ts'
import type { Found } from './found.ts'
import { fromTokens } from './from-tokens.ts'
import { shapeTree } from './shape-tree.ts'
import { syntaxOf } from './syntax.ts'

/** What a chapter is parsed with beside its text. */
export interface ParseOptions {
  /** Note series that the config declares, the author's first. */
  readonly series: readonly NoteSeries[]
  /** Language of the chapter. */
  readonly language: LanguageTag
}

/**
 * Parse a chapter: CommonMark, GFM, and the notes, attributes, containers and formulas
 * that `nodes.ts` describes.
 *
 * @param file Chapter whose `value` is a string in NFC with line feeds, its front matter
 *   still in place; gains messages.
 * @returns The tree, front matter as its `yaml` node, definitions of inline notes at its
 *   end; empty when the text could not be parsed in reasonable time.
 */
export function parseMarkdown(file: VFile, { series }: ParseOptions): Root {
  const text = String(file.value)
  const excess = findExcess(text)
  if (excess !== undefined) {
    const place = textNode(text, excess.start, excess.end)
    report(file, excess.ruleId, place, excess.reason)
    return { type: 'root', children: [] }
  }

  const found: Found = { labels: [], inlineNotes: [] }
  const tree = treeOf(text, file, found)
  const notes = shapeTree(tree, file, found)
  checkNotes(notes, file, series)
  checkLabels(found.labels, file)
  return tree
}

function treeOf(text: string, file: VFile, found: Found): Root {
  const { extensions, mdastExtensions } = syntaxOf(text)
  try {
    const tree = fromMarkdown(text, {
      extensions,
      mdastExtensions: [...mdastExtensions, fromTokens(file, found)],
    })
    tree.children.push(...found.inlineNotes.toSorted(byPlace))
    return tree
  } catch (error) {
    // What `findExcess` overlooked overflows the stack.
    if (!(error instanceof RangeError)) throw error
    const reason = 'blocks and markup stand in each other too deep'
    report(file, 'nesting-is-bounded', textNode(text, 0, 0), reason)
    return { type: 'root', children: [] }
  }
}

function byPlace(
  a: Found['inlineNotes'][number],
  b: Found['inlineNotes'][number],
): number {
  return (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0)
}
