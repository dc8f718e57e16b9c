import type { LanguageTag } from '../language/tag.ts'
import type { PlacedAddress } from './passage-facts.ts'

/** A link or picture that leads elsewhere in the translation, or is not there. */
export interface DifferingAddress {
  readonly original: PlacedAddress
  readonly translation?: PlacedAddress
}

/** What addresses are compared with. */
export interface AddressFacts {
  /** Languages of the original and the translation. */
  readonly languages: readonly [LanguageTag, LanguageTag]
  /** All addresses of the translated chapter: a link may have moved to another passage. */
  readonly elsewhere: ReadonlySet<string>
}

/**
 * Compare the addresses of a passage with those of its translation.
 *
 * An address in the language of the translation is a good one: another host or folder
 * named by a language, the same page under another name on such a host. Places inside the
 * chapter are named by its headings, so they differ.
 */
export function differingAddresses(
  ours: readonly PlacedAddress[],
  theirs: readonly PlacedAddress[],
  { languages, elsewhere }: AddressFacts,
): DifferingAddress[] {
  const bare = (url: string): string => withoutLanguage(url, languages)
  const known = new Set([...elsewhere].map(bare))
  const lost = ours.filter(({ url }) => isCompared(url) && !known.has(bare(url)))
  const here = new Set(ours.map(({ url }) => bare(url)))
  const free = theirs.filter(({ url }) => isCompared(url) && !here.has(bare(url)))
  const others = lost.filter(({ url }) => {
    const place = free.findIndex((other) => isLocalised(url, other.url, languages))
    if (place !== -1) free.splice(place, 1)
    return place === -1
  })
  return others.map((original, index): DifferingAddress => {
    const translation = free[index]
    return translation ? { original, translation } : { original }
  })
}

function isCompared(url: string): boolean {
  return url !== '' && !url.startsWith('#') && !/^mailto:/iu.test(url)
}

/** Leave out what names a language, the protocol, and where a page is entered. */
function withoutLanguage(url: string, languages: readonly LanguageTag[]): string {
  const tags = languages.flatMap((tag) => [tag, tag.split('-')[0] ?? tag])
  const name = [...new Set(tags)].join('|')
  return decoded(url)
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/[?#].*$/u, '')
    .replaceAll(new RegExp(`(?<=^|[/._-])(?:${name})(?=$|[/._-])`, 'giu'), '*')
    .replaceAll('/*/', '/')
    .replaceAll(/^\*\.|\/(?:index\.html?)?$/gu, '')
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

/** May one page be the other in another language? */
function isLocalised(
  one: string,
  other: string,
  languages: readonly [LanguageTag, LanguageTag],
): boolean {
  if (siteOf(one) !== '' && siteOf(one) === siteOf(other)) return true
  if (archives.has(siteOf(one)) || archives.has(siteOf(other))) return true
  const code = languages.map((language) => language.split('-')[0] ?? language).join('|')
  return new RegExp(`(?:^|[/._=-])(?:${code})(?:$|[/._&-])`, 'iu').test(other)
}

/** The name of a site, without the country that it is in: `wikipedia`. */
function siteOf(url: string): string {
  const pattern = /^https?:\/\/(?:[^/]*\.)?(?<site>[^./]+)\.[a-z.]{2,6}(?:[:/]|$)/iu
  return pattern.exec(url)?.groups?.['site']?.toLowerCase() ?? ''
}

/** Where a page is kept under a name that says nothing. */
const archives: ReadonlySet<string> = new Set(['perma', 'archive', 'doi'])
