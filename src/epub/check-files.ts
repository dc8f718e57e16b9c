import type { ArchiveFile } from './archive-file.ts'
import { checkMarkup } from './check-markup.ts'
import { checkPages } from './check-pages.ts'
import { paths, publicationFolder } from './publication.ts'
import { type Tag, readTags } from './read-tags.ts'

/**
 * Find what does not fit together in the files of a publication: every reference leads to a
 * file and an id that are there, ids are unique in their document, the manifest lists every
 * file once, pages are listed, and the markup is what `checkMarkup` asks for.
 *
 * @returns Breaches, a line for each.
 */
export function findBreaches(files: readonly ArchiveFile[]): string[] {
  const documents = files.map(toDocument)
  const byPath = new Map(documents.map((document) => [document.path, document]))
  return [
    ...checkPaths(files),
    ...documents.flatMap(({ path, ids }) =>
      repeated(ids).map((id) => `${path}: id \`${id}\` stands twice`),
    ),
    ...documents.flatMap(({ path, references }) =>
      references
        .filter((reference) => !leadsSomewhere(path, reference, byPath))
        .map((reference) => `${path}: \`${reference}\` leads nowhere`),
    ),
    ...checkManifest(documents),
    ...checkMarkup(files),
    ...checkPages(files),
  ]
}

/**
 * Check that the files of a publication fit together.
 *
 * The manuscript was checked before, so a breach is a fault of our own.
 *
 * @param files As `toEpubFiles` makes them.
 * @throws {Error} When anything does not fit, naming every breach.
 */
export function checkFiles(files: readonly ArchiveFile[]): void {
  const breaches = findBreaches(files)
  if (breaches.length > 0) {
    throw new Error(`the e-book does not fit together:\n  ${breaches.join('\n  ')}`)
  }
}

/** A file with what it names and what it refers to. */
interface CheckedDocument {
  readonly path: string
  readonly ids: readonly string[]
  readonly idSet: ReadonlySet<string>
  readonly references: readonly string[]
  readonly tags: readonly Tag[]
}

function toDocument({ path, bytes }: ArchiveFile): CheckedDocument {
  const text = typeof bytes === 'string' ? bytes : ''
  const tags = /\.(?:xhtml|opf|ncx|xml)$/u.test(path) ? readTags(text) : []
  const valuesOf = (name: string): string[] =>
    tags.flatMap(({ attributes }) => attributes.get(name) ?? [])
  const ids = valuesOf('id')
  const references = [
    ...valuesOf('href'),
    ...valuesOf('src'),
    ...valuesOf('refines'),
    ...[...valuesOf('idref'), ...valuesOf('toc')].map((id) => `#${id}`),
    ...valuesOf('aria-labelledby').flatMap((value) =>
      value.split(' ').map((id) => `#${id}`),
    ),
    ...valuesOf('full-path').map((root) => `../${root}`),
    ...(path.endsWith('.css') ? readUrls(text) : []),
  ]
  return { path, ids, idSet: new Set(ids), references, tags }
}

function readUrls(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/gu)].map(
    ([, url = '']) => url,
  )
}

function checkPaths(files: readonly ArchiveFile[]): string[] {
  // Some file systems do not tell letter cases apart.
  const folded = files.map(({ path }) => path.toLowerCase())
  return [
    ...repeated(folded).map((path) => `\`${path}\` is there twice`),
    ...files
      .filter(({ path }) => !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/u.test(path))
      .map(({ path }) => `\`${path}\` is no plain path`),
  ]
}

function checkManifest(documents: readonly CheckedDocument[]): string[] {
  const root = `${publicationFolder}/${paths.package}`
  const items = documents
    .filter(({ path }) => path === root)
    .flatMap(({ tags }) => tags.filter(({ name }) => name === 'item'))
    .map(({ attributes }) => resolvePath(root, attributes.get('href') ?? ''))
  const listed = new Set(items)
  return [
    ...repeated(items).map((path) => `\`${path}\` is listed twice`),
    ...documents
      .filter(({ path }) => path.startsWith(`${publicationFolder}/`) && path !== root)
      .filter(({ path }) => !listed.has(path))
      .map(({ path }) => `\`${path}\` is not listed`),
  ]
}

function leadsSomewhere(
  from: string,
  reference: string,
  documents: ReadonlyMap<string, CheckedDocument>,
): boolean {
  if (/^[a-z][a-z\d+.-]*:/iu.test(reference)) return true
  const [target = '', id] = reference.split(/#(.*)/su)
  const document = documents.get(target === '' ? from : resolvePath(from, target))
  return document !== undefined && (id === undefined || document.idSet.has(id))
}

function resolvePath(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>()
  return values.filter((value) => seen.size === seen.add(value).size)
}
