import type { FootnoteDefinition, Nodes, Paragraph, Root } from 'mdast'
import type { Math } from 'mdast-util-math'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import type { PlacedCall } from './call-graph.ts'
import { checkLink } from './check-links.ts'
import type { ChapterNotes } from './check-notes.ts'
import { checkParagraph } from './check-paragraph.ts'
import { toContainer } from './container.ts'
import type { Found } from './found.ts'

/** Nodes that stand in each other deeper than this are no book but an attack or an accident. */
const maxDepth = 100

/**
 * Turn containers and formulas into their nodes and check every node on the way, in one walk.
 *
 * @param tree Chapter as parsed; changed in place, emptied when it nests too deep.
 * @param file File it was parsed from; gains messages.
 * @param found Gains labels.
 * @returns Notes and calls in reading order.
 */
export function shapeTree(tree: Root, file: VFile, found: Found): ChapterNotes {
  const calls: PlacedCall[] = []
  const notes: FootnoteDefinition[] = []
  const source = String(file.value)
  const tooDeep = walk(tree, 0)
  if (tooDeep !== undefined) {
    const reason = `blocks and markup stand in each other more than ${maxDepth} deep`
    report(file, 'nesting-is-bounded', tooDeep, reason)
    tree.children = []
    return { calls: [], notes: [] }
  }
  return { calls, notes }

  /** @returns The node that is too deep, if any; the walk ends there. */
  function walk(
    parent: Nodes & { children: Nodes[] },
    depth: number,
    caller?: string,
  ): Nodes | undefined {
    const { children } = parent
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index]
      if (child === undefined) continue
      if (depth >= maxDepth) return child
      // Links that GFM finds in text have no position of their own.
      if (!child.position && parent.position) child.position = parent.position
      const shaped = shape(child)
      if (shaped !== undefined) {
        children.splice(index, 1, ...shaped)
        index -= 1
      } else if ('children' in child) {
        const inside = child.type === 'footnoteDefinition' ? child.identifier : caller
        visit(child, caller)
        const deep = walk(child, depth + 1, inside)
        if (deep !== undefined) return deep
      } else {
        visit(child, caller)
      }
    }
    return undefined
  }

  /** What a node becomes, if something else. */
  function shape(node: Nodes): Nodes[] | undefined {
    if (node.type === 'containerDirective') return toContainer(node, file, found)
    if (node.type === 'paragraph') return displayMath(node, source)
    return undefined
  }

  function visit(node: Nodes, caller: string | undefined): void {
    const { type } = node
    if (type === 'paragraph') checkParagraph(node, file)
    else if (type === 'link' || type === 'definition') checkLink(node, file)
    else if (type === 'inlineMath') node.value = node.value.trim()
    else if (type === 'footnoteReference') calls.push({ call: node, caller })
    else if (type === 'footnoteDefinition') notes.push(node)
  }
}

/** A paragraph that is nothing but `$$…$$` is a formula on its own line. */
function displayMath(
  { children, position }: Paragraph,
  source: string,
): [Math] | undefined {
  const [formula, ...others] = children
  if (formula?.type !== 'inlineMath' || others.length > 0) return undefined
  if (!source.startsWith('$$', formula.position?.start.offset)) return undefined
  return [
    {
      type: 'math',
      value: formula.value.trim(),
      meta: null,
      ...(position && { position }),
    },
  ]
}
