import type { Definition, Root } from 'mdast'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { schemeOf } from '../markdown/scheme-of.ts'

/** Where a link leads. */
export type LinkTarget =
  | { readonly kind: 'found'; readonly url: string }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'missing'; readonly reason: string }

/** Where an image is. */
export type ImageTarget =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'remote'; readonly reason: string }
  | { readonly kind: 'missing'; readonly reason: string }

/** Resolves what the links and images of one chapter file refer to. */
export interface References {
  definition(identifier: string): Definition | undefined
  link(url: string): LinkTarget
  image(url: string): ImageTarget
}

/** Everything that links of an edition may lead to. */
export interface Targets {
  /** Ids in the edition by label, by path of the chapter file; `''` is the chapter itself. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Paths of all files of the manuscript. */
  readonly files: ReadonlySet<string>
}

/**
 * Resolve the references of one chapter file.
 *
 * @param tree Parsed file; gives the link definitions.
 * @param path Path of the file inside the manuscript.
 */
export function referencesOf(tree: Root, path: string, targets: Targets): References {
  const definitions = new Map<string, Definition>()
  collectDefinitions(tree, definitions)
  return {
    definition: (identifier) => definitions.get(identifier),
    link: (url) => resolveUrl(url, path, targets),
    image: (url) => resolveImagePath(url, path, targets.files),
  }
}

function collectDefinitions(
  node: Root | Root['children'][number],
  found: Map<string, Definition>,
): void {
  if (node.type === 'definition') {
    if (!found.has(node.identifier)) found.set(node.identifier, node)
  } else if ('children' in node) {
    for (const child of node.children) collectDefinitions(child, found)
  }
}

const safeScheme = /^(?:https?|mailto|tel):/iu

function resolveUrl(url: string, path: string, targets: Targets): LinkTarget {
  if (schemeOf(url) !== undefined) {
    return safeScheme.test(url) ? { kind: 'found', url } : { kind: 'unsafe' }
  }
  if (url.startsWith('//')) return { kind: 'found', url: `https:${url}` }
  const [file = '', fragment = ''] = splitFragment(url)
  const chapter = file === '' ? path : (joinPath(path, decode(file)) ?? file)
  const labels = targets.labels.get(chapter)
  if (!labels) {
    const known = [...targets.labels.keys()]
    return {
      kind: 'missing',
      reason: `link to \`${url}\`: no such chapter in this edition${suggestion(chapter, known)}`,
    }
  }
  const id = labels.get(decode(fragment))
  if (id !== undefined) return { kind: 'found', url: `#${id}` }
  return {
    kind: 'missing',
    reason: `link to \`${url}\`: \`${chapter}\` has no label \`#${fragment}\`${suggestion(
      fragment,
      [...labels.keys()].filter((label) => label !== ''),
      '#',
    )}`,
  }
}

function suggestion(name: string, known: readonly string[], sign = ''): string {
  const near = nearestName(name, known)
  return near === undefined ? '' : `; did you mean \`${sign}${near}\`?`
}

function resolveImagePath(
  url: string,
  path: string,
  files: ReadonlySet<string>,
): ImageTarget {
  if (schemeOf(url) !== undefined || url.startsWith('//')) {
    return {
      kind: 'remote',
      reason: `image \`${clipped(url)}\` is not a file of the manuscript`,
    }
  }
  const target = url.startsWith('/')
    ? undefined
    : joinPath(path, decode(splitFragment(url)[0] ?? ''))
  if (target === undefined) {
    return {
      kind: 'remote',
      reason: `image \`${url}\` lies outside the manuscript folder`,
    }
  }
  if (files.has(target)) return { kind: 'found', path: target }
  return {
    kind: 'missing',
    reason: `there is no image \`${target}\`${imageSuggestion(target, path, files)}`,
  }
}

/** A file of nearly the same path, else of the same name elsewhere, as seen from the chapter. */
function imageSuggestion(
  target: string,
  from: string,
  files: ReadonlySet<string>,
): string {
  const paths = [...files]
  const near =
    nearestName(target, paths) ??
    paths.find((path) => fileName(path) === fileName(target))
  return near === undefined ? '' : `; did you mean \`${relativePath(from, near)}\`?`
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}

/** Path of `to` as written in the chapter `from`. */
function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const parts = to.split('/')
  let shared = 0
  while (shared < folders.length && folders[shared] === parts[shared]) shared += 1
  return [...folders.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/')
}

function clipped(url: string): string {
  return url.length > 80 ? `${url.slice(0, 77)}…` : url
}

/** Path without query, and fragment. */
function splitFragment(url: string): string[] {
  const hash = url.indexOf('#')
  return hash === -1
    ? [url.replace(/\?.*$/u, '')]
    : [url.slice(0, hash).replace(/\?.*$/u, ''), url.slice(hash + 1)]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return text
  }
}

/** Path of `relative` as seen from `from`; `undefined` when it leaves the manuscript. */
function joinPath(from: string, relative: string): string | undefined {
  const parts = from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}
