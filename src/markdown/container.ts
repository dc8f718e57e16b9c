import type { BlockContent, DefinitionContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { report } from '../diagnostics/report.ts'
import { type Attribute, withAttributes } from './attributes.ts'
import { takeFloat } from './float-attribute.ts'
import { captioned } from './captioned.ts'
import type { Found } from './found.ts'
import type {
  Dedication,
  Epigraph,
  Figure,
  Passage,
  TableFigure,
  Verse,
} from './nodes.ts'

/** A block that `:::name` makes; a page break and most verse have a syntax of their own. */
export type Container = Verse | Epigraph | Dedication | Figure | TableFigure | Passage

/** Names that may follow `:::`. */
const names = [
  'verse',
  'epigraph',
  'dedication',
  'figure',
  'table',
  'passage',
  'translator',
  'pagebreak',
] as const

/**
 * Turn a container directive into the block that its name stands for.
 *
 * @param directive Container as parsed `verbose`; its children are used in the result.
 * @param file File that it stands in; gains messages for an unknown name, attributes
 *   and a fence that nothing closes.
 * @param found Gains the label.
 * @returns The block, a passage when the name is unknown, and after it the definitions
 *   that stood in it where the block cannot hold them.
 */
export function toContainer(
  directive: ContainerDirective,
  file: VFile,
  found: Found,
): [Container, ...DefinitionContent[]] {
  const { name, data } = directive
  const fence: Node = {
    type: 'token',
    position: data?.position?.opening ?? directive.position,
  }
  if (data?.position?.closing === undefined) {
    report(file, 'directive-is-closed', fence, `\`:::${name}\` is never closed`)
  }
  if (!isKnown(name)) reportUnknown(name, file, fence)

  const children = directive.children.map(withoutLabelMark)
  const container = containerOf(name, children)
  const attributes = Object.entries(directive.attributes ?? {}).map(
    ([key, value]): Attribute => [key, value ?? ''],
  )
  if (attributes.length > 0) {
    const rest = takeFloat(container, { attributes, place: fence }, file)
    container.data = withAttributes(container.data, rest, file)
  }
  for (const [key, id] of attributes) {
    if (key === 'id') found.labels.push({ id, place: fence })
  }
  if (directive.position) container.position = directive.position
  const definitions = children.filter((child) => !isBlock(child))
  return container.type === 'passage' ? [container] : [container, ...definitions]
}

function containerOf(
  name: string,
  children: (BlockContent | DefinitionContent)[],
): Container {
  const blocks = children.filter(isBlock)
  switch (name) {
    case 'verse':
    case 'epigraph':
    case 'dedication':
      return { type: name, children: blocks }
    case 'figure':
      return { type: 'figure', children: captioned(blocks) }
    case 'table':
      return { type: 'tableFigure', children: captioned(blocks) }
    case 'translator':
      return { type: 'passage', children, data: { hProperties: { className: [name] } } }
    default:
      return { type: 'passage', children }
  }
}

function isBlock(node: BlockContent | DefinitionContent): node is BlockContent {
  return node.type !== 'definition' && node.type !== 'footnoteDefinition'
}

/** Text in brackets after the name, `:::figure[Die drei Hauptstädte]`, is a paragraph like others. */
function withoutLabelMark<T extends BlockContent | DefinitionContent>(node: T): T {
  if (node.type === 'paragraph' && node.data?.directiveLabel === true) delete node.data
  return node
}

function isKnown(name: string): boolean {
  return names.some((known) => known === name)
}

function reportUnknown(name: string, file: VFile, fence: Node): void {
  const near = nearestName(name, names)
  const message = report(
    file,
    'directive-is-known',
    fence,
    `\`:::${name}\` is no container that diglot knows`,
  )
  message.expected = [...names]
  if (near !== undefined) message.note = `hint: did you mean \`:::${near}\`?`
}
