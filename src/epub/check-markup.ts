import type { ArchiveFile } from './archive-file.ts'
import { type Tag, readTags } from './read-tags.ts'

/**
 * Check what validators of EPUB let pass: the claim of conformance, the media types of
 * fonts, roles on elements that cannot bear them, pictures without `alt`, languages that XML and HTML do not agree on.
 *
 * @returns Breaches, a line for each, that begins with the path of its file.
 */
export function checkMarkup(files: readonly ArchiveFile[]): string[] {
  const bytesOf = new Map(files.map(({ path, bytes }) => [path, bytes]))
  return files.flatMap(({ path, bytes }) => {
    if (typeof bytes !== 'string') return []
    const tags = /\.(?:xhtml|opf)$/u.test(path) ? readTags(bytes) : []
    const breaches = path.endsWith('.opf')
      ? [...checkClaim(tags), ...checkFonts(tags, path, bytesOf)]
      : tags.flatMap(checkElement)
    return breaches.map((breach) => `${path}: ${breach}`)
  })
}

/** @see EPUB Accessibility 1.1, “Conformance reporting” */
function checkClaim(tags: readonly Tag[]): string[] {
  const claims = propertiesOf(tags, 'dcterms:conformsTo')
  const isCertified = propertiesOf(tags, 'a11y:certifiedBy').length > 0
  const form = /^EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level A{1,3}$/u
  return [
    ...claims
      .filter(({ text }) => !form.test(text))
      .map(({ text }) => `\`${text}\` is no claim of conformance`),
    ...(claims.length > 0 && !isCertified
      ? ['conformance is claimed, but nobody certifies it']
      : []),
  ]
}

function propertiesOf(tags: readonly Tag[], name: string): Tag[] {
  return tags.filter(({ attributes }) => attributes.get('property') === name)
}

/** First four bytes of a font, as Latin-1, and the media type they stand for. */
const fontTypes: ReadonlyMap<string, string> = new Map([
  ['\u0000\u0001\u0000\u0000', 'font/ttf'],
  ['true', 'font/ttf'],
  ['OTTO', 'font/otf'],
  ['wOFF', 'font/woff'],
  ['wOF2', 'font/woff2'],
])

function checkFonts(
  tags: readonly Tag[],
  path: string,
  bytesOf: ReadonlyMap<string, ArchiveFile['bytes']>,
): string[] {
  const folder = path.replace(/[^/]*$/u, '')
  return tags.flatMap(({ name, attributes }) => {
    const href = attributes.get('href') ?? ''
    const given = attributes.get('media-type') ?? ''
    const bytes = bytesOf.get(folder + href)
    if (name !== 'item' || typeof bytes === 'string' || bytes === undefined) return []
    const found = fontTypes.get(String.fromCharCode(...bytes.subarray(0, 4)))
    const isFont = found !== undefined || /\.(?:ttf|otf|woff2?)$/u.test(href)
    if (!isFont || found === given) return []
    return [`\`${href}\` is given as \`${given}\`, but is ${found ?? 'no font'}`]
  })
}

/** Elements that bear a role; others keep it from working. */
const bearers: ReadonlyMap<string, RegExp> = new Map([
  ['doc-noteref', /^a$/u],
  ['doc-backlink', /^a$/u],
  ['doc-cover', /^img$/u],
  ['doc-pagebreak', /^(?:span|div|hr)$/u],
  ['doc-footnote', /^(?:aside|div|section|li)$/u],
  ['doc-toc', /^nav$/u],
  ['doc-pagelist', /^nav$/u],
  ['doc-chapter', /^section$/u],
])

const outdatedRoles = new Set(['doc-endnote', 'doc-biblioentry'])

function checkElement({ name, attributes }: Tag): string[] {
  const role = attributes.get('role') ?? ''
  const bearer = bearers.get(role)
  const lang = attributes.get('lang')
  const isLink = role === 'doc-noteref' || role === 'doc-backlink'
  return [
    ...(bearer && !bearer.test(name) ? [`role \`${role}\` stands on \`<${name}>\``] : []),
    ...(outdatedRoles.has(role) ? [`role \`${role}\` is outdated`] : []),
    ...(isLink && !attributes.has('href') ? [`role \`${role}\` leads nowhere`] : []),
    ...(name === 'img' && !attributes.has('alt') ? ['a picture has no `alt`'] : []),
    ...(lang === attributes.get('xml:lang')
      ? []
      : [`\`lang\` and \`xml:lang\` of \`<${name}>\` differ`]),
  ]
}
