import type { Image, Link, Nodes, PhrasingContent, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { report } from '../diagnostics/report.ts'
import type { Numbering } from './number-notes.ts'
import type { References } from './references.ts'

/** What a chapter's blocks are resolved against. */
export interface Resolution {
  readonly file: VFile
  readonly numbering: Numbering
  readonly references: References
  readonly idOf: ReadonlyMap<Nodes, string>
  /** Gains the path of each image. */
  readonly images: Set<string>
}

/**
 * Copy blocks with their note calls numbered, ids made unique and links resolved.
 *
 * Whatever cannot be resolved keeps its words: a call without a note stays as written,
 * a link that leads nowhere becomes its text.
 *
 * @param blocks Parsed blocks; read, not changed, since other editions use them too.
 */
export function resolveBlocks<T extends RootContent>(
  blocks: readonly T[],
  resolution: Resolution,
): T[] {
  // oxlint-disable-next-line no-unsafe-type-assertion -- resolving a block gives a block
  return blocks.flatMap((block) => resolveNode(block, resolution)) as T[]
}

function resolveNode(node: RootContent, resolution: Resolution): RootContent[] {
  switch (node.type) {
    case 'footnoteReference': {
      const call = resolution.numbering.calls.get(node)
      if (!call) return [{ type: 'text', value: `[^${node.label ?? node.identifier}]` }]
      const { note, id } = call
      return [
        {
          type: 'noteCall',
          id,
          noteId: note.id,
          marker: note.marker,
          series: note.series.name,
          ...(node.position && { position: node.position }),
        },
      ]
    }
    case 'footnoteDefinition':
    case 'definition':
      return []
    case 'linkReference': {
      const definition = resolution.references.definition(node.identifier)
      if (!definition) return resolveChildren(node.children, resolution)
      const { children, position, data } = node
      return resolveLink(
        {
          type: 'link',
          url: definition.url,
          title: definition.title ?? null,
          children,
          ...pick(position, data),
        },
        resolution,
      )
    }
    case 'link':
      return resolveLink(node, resolution)
    case 'imageReference': {
      const definition = resolution.references.definition(node.identifier)
      if (!definition) return [{ type: 'text', value: node.alt ?? '' }]
      const { alt, position, data } = node
      return resolveImage(
        {
          type: 'image',
          url: definition.url,
          title: definition.title ?? null,
          alt: alt ?? null,
          ...pick(position, data),
        },
        resolution,
      )
    }
    case 'image':
      return resolveImage(node, resolution)
    default:
      return [withId(copyWithChildren(node, resolution), node, resolution)]
  }
}

function pick(
  position: Link['position'],
  data: Link['data'],
): { position?: NonNullable<Link['position']>; data?: NonNullable<Link['data']> } {
  return { ...(position && { position }), ...(data && { data }) }
}

function copyWithChildren(node: RootContent, resolution: Resolution): RootContent {
  if (!('children' in node)) return { ...node }
  // oxlint-disable-next-line no-unsafe-type-assertion -- each child gives children of its kind
  return { ...node, children: resolveChildren(node.children, resolution) } as RootContent
}

function resolveChildren(
  children: readonly RootContent[],
  resolution: Resolution,
): PhrasingContent[] {
  // oxlint-disable-next-line no-unsafe-type-assertion -- each child gives children of its kind
  return children.flatMap((child) => resolveNode(child, resolution)) as PhrasingContent[]
}

function withId(copy: RootContent, node: RootContent, { idOf }: Resolution): RootContent {
  const id = idOf.get(node)
  if (id === undefined) return copy
  return {
    ...copy,
    data: { ...node.data, hProperties: { ...node.data?.hProperties, id } },
  }
}

function resolveLink(node: Link, resolution: Resolution): RootContent[] {
  const children = resolveChildren(node.children, resolution)
  const target = resolution.references.link(node.url)
  if (target.kind === 'missing') {
    report(resolution.file, 'link-has-target', node, target.reason)
    return children
  }
  if (target.kind === 'unsafe') return children
  return [withId({ ...node, url: target.url, children }, node, resolution)]
}

function resolveImage(node: Image, resolution: Resolution): RootContent[] {
  const target = resolution.references.image(node.url)
  if (target.kind === 'missing' || target.kind === 'remote') {
    report(
      resolution.file,
      target.kind === 'remote' ? 'image-is-local' : 'image-exists',
      node,
      target.reason,
    )
    return [withoutImage(node, target.kind)]
  }
  if ((node.alt ?? '') === '') {
    report(
      resolution.file,
      'image-has-alternative',
      node,
      `image \`${node.url}\` has no alternative text`,
    )
  }
  resolution.images.add(target.path)
  return [withId({ ...node, url: target.path }, node, resolution)]
}

/** What stands for a picture that is not there: its words, and its address if it has one. */
function withoutImage({ url, alt }: Image, kind: 'missing' | 'remote'): PhrasingContent {
  const words: PhrasingContent = { type: 'text', value: alt || url }
  const isAddress = kind === 'remote' && /^https?:/iu.test(url)
  return isAddress ? { type: 'link', url, children: [words] } : words
}
