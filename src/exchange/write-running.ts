import type { Nodes } from 'mdast'
import { escapeMarkdown, type EscapeLevel } from './escape-markdown.ts'
import type { UnitNode, UnitTag } from './unit-tree.ts'

/** Markup that a placeholder stands for, with the text that it was parsed from. */
export interface Markup {
  readonly node: Nodes
  readonly source: string
  /** Label of a note in the translation, where it is another or new. */
  readonly noteLabel?: string
  /** Markdown of an inline note. */
  readonly inlineNote?: string
}

/** How running text is written. */
export interface RunningStyle {
  /** Find the markup of a placeholder; each time it is asked for the next of that label. */
  readonly markupOf: (label: string) => Markup | undefined
  readonly level: EscapeLevel
  readonly isInTable: boolean
}

/** Write the text of a unit as Markdown on one line, but for hard line breaks. */
export function writeRunning(nodes: readonly UnitNode[], style: RunningStyle): string {
  return nodes.map((node, index) => writeNode(node, style, index === 0)).join('')
}

function writeNode(node: UnitNode, style: RunningStyle, isFirst: boolean): string {
  if (node.type === 'text') {
    const text = escapeMarkdown(node.value, style.level, isFirst)
    return style.isInTable ? text.replaceAll('|', '\\|') : text
  }
  const markup = style.markupOf(node.label)
  if (!markup) return ''
  const { type } = markup.node
  if (type === 'inlineCode') return writeCode(textOf(node), markup, style.isInTable)
  if (type === 'image' || type === 'imageReference') {
    return writeImage(node, markup, style)
  }
  if (type === 'footnoteReference') return writeCall(markup)
  if (type === 'break') return sliceOfNode(markup).startsWith(' ') ? '  \n' : '\\\n'
  if (!('children' in markup.node)) return sliceOfNode(markup)
  const [before, after] = affixes(markup)
  return `${before}${writeRunning(node.children, style)}${after}`
}

function textOf({ children }: UnitTag): string {
  return children
    .map((child) => (child.type === 'text' ? child.value : textOf(child)))
    .join('')
}

function sliceOfNode({ node, source }: Markup): string {
  const start = node.position?.start.offset ?? 0
  return (
    source.slice(start, node.position?.end.offset ?? start) +
    attributesBehind(node, source)
  )
}

/** The attributes of a link or picture stand behind it. */
function attributesBehind(node: Nodes, source: string): string {
  if (node.type === 'span' || node.data?.hProperties === undefined) return ''
  return /^\{[^{}\n]*\}/u.exec(source.slice(node.position?.end.offset))?.[0] ?? ''
}

/** Marks for markup whose own ones cannot be read from its source. */
const usualMarks: Readonly<Partial<Record<Nodes['type'], string>>> = {
  emphasis: '*',
  strong: '**',
  delete: '~~',
}

/** What stands before the content of markup and behind it. */
function affixes(markup: Markup): [string, string] {
  const { node, source } = markup
  const usual = usualMarks[node.type]
  if (!('children' in node)) return ['', '']
  const children: readonly Nodes[] = node.children
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const from = children[0]?.position?.start.offset ?? start
  const to = children.at(-1)?.position?.end.offset ?? end
  if (from <= start || to >= end) {
    if (usual !== undefined) return [usual, usual]
    return node.type === 'link' ? ['[', `](${node.url})`] : ['', '']
  }
  const after = source.slice(to, end) + attributesBehind(node, source)
  return [onOneLine(source.slice(start, from)), onOneLine(after)]
}

function onOneLine(markdown: string): string {
  return markdown.replaceAll(/\n[ \t>]*/gu, ' ')
}

function writeCode(text: string, markup: Markup, isInTable: boolean): string {
  const { node } = markup
  if (node.type === 'inlineCode' && node.value === text) {
    return onOneLine(sliceOfNode(markup))
  }
  const runs: readonly string[] = text.match(/`+/gu) ?? []
  let fence = '`'
  while (runs.includes(fence)) fence += '`'
  const pad = /^`|`$|^ .* $/u.test(text) ? ' ' : ''
  const inner = isInTable ? text.replaceAll('|', '\\|') : text
  return `${fence}${pad}${inner}${pad}${fence}`
}

function writeImage(tag: UnitTag, markup: Markup, style: RunningStyle): string {
  const { node } = markup
  const alt = writeRunning(
    tag.children.filter((child) => !isTitle(child)),
    { ...style, level: style.level === 0 ? 0 : 1 },
  )
  const title = tag.children.find(isTitle)
  if (node.type === 'imageReference') return `![${alt}][${node.label ?? node.identifier}]`
  if (node.type !== 'image') return ''
  const caption = title?.type === 'tag' ? textOf(title) : (node.title ?? '')
  const quoted =
    caption === '' ? '' : ` "${caption.replaceAll(/["\\]/gu, (sign) => `\\${sign}`)}"`
  const address = /[\s()<>]/u.test(node.url) ? `<${node.url}>` : node.url
  return `![${alt}](${address}${quoted})${attributesBehind(node, markup.source)}`
}

function isTitle(node: UnitNode): boolean {
  return node.type === 'tag' && node.label === 'title'
}

function writeCall(markup: Markup): string {
  if (markup.inlineNote !== undefined) return markup.inlineNote
  if (markup.noteLabel !== undefined) return `[^${markup.noteLabel}]`
  return sliceOfNode(markup)
}
