import { parseUnitText } from './unit-text.ts'

/** A part of a unit's text: characters, or a placeholder with what stands in it. */
export type UnitNode = { readonly type: 'text'; readonly value: string } | UnitTag

/** A placeholder; one that stands alone holds nothing. */
export interface UnitTag {
  readonly type: 'tag'
  readonly label: string
  readonly isAlone: boolean
  readonly children: readonly UnitNode[]
}

/** The text of a unit as a tree, or what is wrong with its placeholders. */
export type UnitTree =
  | { readonly nodes: readonly UnitNode[] }
  | { readonly fault: string }

/** Read the text of a unit as a tree: each placeholder that begins has to end. */
export function parseUnitTree(text: string): UnitTree {
  const root: UnitNode[] = []
  const open: { readonly label: string; readonly children: UnitNode[] }[] = []
  for (const { type, value } of parseUnitText(text)) {
    const children = open.at(-1)?.children ?? root
    if (type === 'text') children.push({ type: 'text', value })
    else if (type === 'alone') {
      children.push({ type: 'tag', label: value, isAlone: true, children: [] })
    } else if (type === 'open') {
      const inside: UnitNode[] = []
      children.push({ type: 'tag', label: value, isAlone: false, children: inside })
      open.push({ label: value, children: inside })
    } else if (open.pop()?.label !== value) {
      return { fault: `\`</${value}>\` ends what did not begin there` }
    }
  }
  const [unclosed] = open
  return unclosed ? { fault: `\`<${unclosed.label}>\` has no end` } : { nodes: root }
}

/** List the placeholders of a text in order, each at its beginning. */
export function labelsIn(nodes: readonly UnitNode[]): string[] {
  return nodes.flatMap((node) =>
    node.type === 'text' ? [] : [node.label, ...labelsIn(node.children)],
  )
}
