import type { LanguageTag } from '../language/tag.ts'
import type { ConfigFile } from './config-schema.ts'
import { firstHeading } from './first-heading.ts'
import { byOwnTags } from './own-tags.ts'
import type { ReadChapter } from './read-chapter.ts'

/** Where a title may come from besides config and front matter. */
export interface TitleNeeds {
  /** The title that the caller gives. */
  readonly title?: string | undefined
  /** Whether the caller's title goes before that of the front matter. */
  readonly isBook: boolean
  /** Name of the manuscript for people, such as `manuscript/`. */
  readonly label: string
}

/**
 * Find a title for every language.
 *
 * What `book.yaml` says stands. Else the front matter of an only chapter is that of the
 * book, but of several chapters it is not, so there the caller goes first; then comes the
 * first heading, then the name of the file or folder.
 *
 * @param texts Chapters by language, the original first.
 */
export function resolveTitles(
  texts: ReadonlyMap<LanguageTag, readonly ReadChapter[]>,
  given: ConfigFile['title'],
  { title, isBook, label }: TitleNeeds,
): Record<string, string> {
  const languages = [...texts.keys()]
  const [original] = languages
  if (typeof given === 'string') return { [original ?? '']: given }
  const written = byOwnTags(given ?? {}, languages)
  const titles: Record<string, string> = {}
  for (const [language, [first]] of texts) {
    const isOriginal = language === original
    const caller = isOriginal ? title : undefined
    const own = isBook ? (caller ?? written[language]) : (written[language] ?? caller)
    // A book's first heading is that of its first chapter; where its title is known, that
    // is a better title for a translation.
    const isNamed = isBook && original !== undefined && written[original] !== undefined
    const found = own ?? (isNamed ? undefined : headingOf(first))
    if (found !== undefined) titles[language] = found
    else if (isOriginal) titles[language] = nameOf(first, isBook, label)
  }
  return titles
}

function headingOf(chapter: ReadChapter | undefined): string | undefined {
  if (!chapter) return undefined
  return firstHeading(String(chapter.file).slice(chapter.frontMatter.end))
}

function nameOf(
  chapter: ReadChapter | undefined,
  isBook: boolean,
  label: string,
): string {
  const folder = label.split('/').findLast((part) => part !== '' && part !== '.')
  return (isBook ? folder : chapter?.name) ?? chapter?.name ?? label
}
