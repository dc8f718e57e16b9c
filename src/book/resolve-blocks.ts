import type {
  FootnoteReference,
  Image,
  ImageReference,
  Link,
  LinkReference,
  Nodes,
  PhrasingContent,
  RootContent,
} from 'mdast'
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
  const { type } = node
  if (type === 'footnoteReference') return [resolveCall(node, resolution)]
  if (type === 'footnoteDefinition' || type === 'definition') return []
  if (type === 'link') return resolveLink(node, resolution, node)
  if (type === 'image') return resolveImage(node, resolution, node)
  if (type === 'linkReference' || type === 'imageReference') {
    return resolveReference(node, resolution)
  }
  return [withId(copyWithChildren(node, resolution), node, resolution)]
}

function resolveCall(
  node: FootnoteReference,
  { numbering }: Resolution,
): PhrasingContent {
  const call = numbering.calls.get(node)
  if (!call) return { type: 'text', value: `[^${node.label ?? node.identifier}]` }
  const { note, id } = call
  return {
    type: 'noteCall',
    id,
    noteId: note.id,
    marker: note.marker,
    series: note.series.name,
    ...(node.position && { position: node.position }),
  }
}

function resolveReference(
  node: LinkReference | ImageReference,
  resolution: Resolution,
): RootContent[] {
  const definition = resolution.references.definition(node.identifier)
  const { position, data } = node
  const common = {
    url: definition?.url ?? '',
    title: definition?.title ?? null,
    ...(position && { position }),
    ...(data && { data }),
  }
  if (node.type === 'imageReference') {
    const image: Image = { type: 'image', alt: node.alt ?? null, ...common }
    return resolveImage(image, resolution, node)
  }
  const link: Link = { type: 'link', children: node.children, ...common }
  return resolveLink(link, resolution, node)
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

/** @param parsed Node of the parsed tree that `copy` stands for. */
function withId(copy: RootContent, parsed: Nodes, { idOf }: Resolution): RootContent {
  const id = idOf.get(parsed)
  if (id === undefined) return copy
  return {
    ...copy,
    data: { ...parsed.data, hProperties: { ...parsed.data?.hProperties, id } },
  }
}

/** @param parsed Node of the parsed tree that `node` stands for. */
function resolveLink(node: Link, resolution: Resolution, parsed: Nodes): RootContent[] {
  const children = resolveChildren(node.children, resolution)
  const target = resolution.references.link(node.url)
  if (target.kind === 'missing') {
    report(resolution.file, 'link-has-target', node, target.reason)
  }
  if (target.kind !== 'found') return asWords(children, parsed, resolution)
  return [withId({ ...node, url: target.url, children }, parsed, resolution)]
}

/** What is left of a link: its words, with its label and language if it has any. */
function asWords(
  children: PhrasingContent[],
  parsed: Nodes,
  resolution: Resolution,
): RootContent[] {
  if (parsed.data?.hProperties === undefined) return children
  const { data } = parsed
  return [withId({ type: 'span', children, data }, parsed, resolution)]
}

function resolveImage(node: Image, resolution: Resolution, parsed: Nodes): RootContent[] {
  const target = resolution.references.image(node.url)
  if (target.kind === 'missing' || target.kind === 'remote') {
    report(
      resolution.file,
      target.kind === 'remote' ? 'image-is-local' : 'image-exists',
      node,
      target.reason,
    )
    return asWords([withoutImage(node, target.kind)], parsed, resolution)
  }
  const fault = faultOfAlternative(node, parsed)
  if (fault !== undefined) {
    report(resolution.file, 'image-has-alternative', node, fault)
  }
  resolution.images.add(target.path)
  return [withId({ ...node, url: target.path }, parsed, resolution)]
}

/** @param parsed Node of the parsed tree that `node` stands for: bears the classes. */
function faultOfAlternative({ alt, url }: Image, parsed: Nodes): string | undefined {
  const classes = parsed.data?.hProperties?.['className']
  const isDecorative = Array.isArray(classes) && classes.includes('decorative')
  const isDescribed = (alt ?? '').trim() !== ''
  if (isDescribed === isDecorative) {
    return isDecorative
      ? `image \`${url}\` is said to be decorative, but has an alternative text`
      : `image \`${url}\` has no alternative text`
  }
  return undefined
}

/** What stands for a picture that is not there: its words, and its address if it has one. */
function withoutImage({ url, alt }: Image, kind: 'missing' | 'remote'): PhrasingContent {
  const words: PhrasingContent = { type: 'text', value: alt || url }
  const isAddress = kind === 'remote' && /^https?:/iu.test(url)
  return isAddress ? { type: 'link', url, children: [words] } : words
}
