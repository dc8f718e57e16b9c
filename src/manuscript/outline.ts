import type { LanguageTag } from '../language/tag.ts'
import { withoutBaseTexts } from './base-text-path.ts'
import { compareNames } from './compare-names.ts'
import { guessLanguage, readLanguage } from './read-language.ts'

/** A chapter file before it is read. */
export interface ChapterPath {
  readonly path: string
  /** Pairs translations; see `ChapterFile`. */
  readonly name: string
}

/** Which files are the chapters of which language, in reading order. */
export interface Outline {
  /** Language of the original, where folders or file names say it. */
  readonly language?: LanguageTag
  readonly original: readonly ChapterPath[]
  /** By language, in the order of the config, else of the tags. */
  readonly translations: ReadonlyMap<LanguageTag, readonly ChapterPath[]>
}

/** What is known of a manuscript before its chapters are found. */
export interface OutlineHints {
  /** The one file to read, for a manuscript of one chapter. */
  readonly file?: string | undefined
  /** Language of the original as the config or the caller gives it. */
  readonly language?: LanguageTag | undefined
  /** Translations as the config gives them; found by their folders when absent. */
  readonly translations?: readonly LanguageTag[] | undefined
}

/**
 * Find the chapters of a manuscript in the list of its files.
 *
 * Languages have a folder each (`de/01.md`, `en/01.md`), or translations stand beside the
 * original under its name (`01.md`, `01.en.md`).
 *
 * @param paths Paths of all files.
 */
export function findOutline(paths: readonly string[], hints: OutlineHints): Outline {
  const files = withoutBaseTexts(paths).filter(isMarkdown).toSorted(compareNames)
  if (hints.file !== undefined) return outlineOfFile(files, hints.file)

  const chapters = withoutReadme(files)
  const folders = languageFolders(chapters, hints)
  const top = chapters.filter((path) => !path.includes('/'))
  const { language = top.length === 0 ? [...folders.keys()][0] : undefined } = hints
  const original = language === undefined ? undefined : folders.get(language)
  if (language !== undefined && original) {
    const others = [...folders.keys()].filter((tag) => tag !== language)
    const translations = (hints.translations ?? others).map(
      (tag) => [tag, folders.get(tag) ?? []] as const,
    )
    return { language, original, translations: new Map(translations) }
  }
  return flatOutline(top, folders, hints)
}

/** Whether a path is that of a Markdown file. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/iu.test(path)
}

function outlineOfFile(chapters: readonly string[], file: string): Outline {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const siblings = chapters.filter(
    (path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'),
  )
  const { stem, suffix } = splitName(file)
  const self: ChapterPath = { path: file, name: stem.slice(folder.length) }
  const translations = new Map<LanguageTag, readonly ChapterPath[]>()
  for (const path of suffix ? [] : siblings) {
    const sibling = splitName(path)
    if (sibling.stem !== stem || sibling.suffix === undefined) continue
    translations.set(sibling.suffix, [{ ...self, path }])
  }
  return {
    ...(suffix && { language: suffix }),
    original: [self],
    translations,
  }
}

function flatOutline(
  top: readonly string[],
  folders: ReadonlyMap<LanguageTag, readonly ChapterPath[]>,
  { language, translations }: OutlineHints,
): Outline {
  const stems = new Set(top.map(stemOf))
  const original: ChapterPath[] = []
  const found = new Map<LanguageTag, ChapterPath[]>()
  for (const path of top) {
    const { stem, suffix } = splitName(path)
    const isTranslation =
      suffix !== undefined &&
      suffix !== language &&
      (stems.has(stem) || translations?.includes(suffix))
    if (isTranslation) {
      found.set(suffix, [...(found.get(suffix) ?? []), { path, name: stem }])
    } else original.push({ path, name: suffix === language ? stem : stemOf(path) })
  }
  const names = new Set(original.map((chapter) => chapter.name))
  for (const [tag, chapters] of folders) {
    const isPaired = chapters.some((chapter) => names.has(chapter.name))
    const isTranslation = translations?.includes(tag) ?? isPaired
    if (isTranslation && !found.has(tag)) found.set(tag, [...chapters])
  }
  const languages = translations ?? [...found.keys()].toSorted()
  return {
    original,
    translations: new Map(languages.map((tag) => [tag, found.get(tag) ?? []])),
  }
}

/**
 * Folders that hold chapters and are named for a language. Without a config they are
 * language folders only when every folder with Markdown is one.
 */
function languageFolders(
  chapters: readonly string[],
  hints: OutlineHints,
): Map<LanguageTag, readonly ChapterPath[]> {
  const folders = new Map<LanguageTag, readonly ChapterPath[]>()
  const names = new Set(
    chapters.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''),
  )
  const known = new Set([hints.language, ...(hints.translations ?? [])])
  let areLanguages = true
  for (const name of names) {
    const declared = readLanguage(name)
    const isDeclared = declared !== undefined && known.has(declared)
    const language = isDeclared ? declared : guessLanguage(name)
    if (language === undefined) areLanguages = false
    else folders.set(language, chaptersIn(chapters, name))
  }
  if (areLanguages) return folders
  return new Map([...folders].filter(([language]) => known.has(language)))
}

function chaptersIn(chapters: readonly string[], folder: string): ChapterPath[] {
  return chapters
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => ({ path, name: stemOf(path.slice(folder.length + 1)) }))
}

/** A README tells about the files beside it, unless it is all there is. */
function withoutReadme(paths: readonly string[]): readonly string[] {
  const chapters = paths.filter((path) => !/(?:^|\/)readme\.[^/]*$/iu.test(path))
  return chapters.length > 0 ? chapters : paths
}

function stemOf(path: string): string {
  return path.replace(/\.[^./]+$/u, '')
}

function splitName(path: string): { stem: string; suffix?: LanguageTag } {
  const stem = stemOf(path)
  const match = /^(.*[^/])\.([^./]+)$/u.exec(stem)
  const suffix = match?.[2] === undefined ? undefined : guessLanguage(match[2])
  return match?.[1] === undefined || suffix === undefined
    ? { stem }
    : { stem: match[1], suffix }
}
