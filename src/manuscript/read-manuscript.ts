import type { LanguageTag } from '../language/tag.ts'
import { BuildError } from '../diagnostics/build-error.ts'
import { checkConfig } from './check-config.ts'
import { checkCover, type CoverPlace } from './check-cover.ts'
import { checkFrontMatterKeys } from './check-front-matter-keys.ts'
import { checkTranslations } from './check-translations.ts'
import { configOfFrontMatter } from './config-of-front-matter.ts'
import { type Attempt, type Limits, usualLimits, withoutLimit } from './limits.ts'
import type { ChapterFile, Manuscript } from './manuscript.ts'
import { originalLanguage } from './original-language.ts'
import { pairChapters } from './pair-chapters.ts'
import { type ReadChapter, readChapter } from './read-chapter.ts'
import { readLanguage } from './read-language.ts'
import { readOutline, type ReadOutline } from './read-outline.ts'
import { resolveConfig } from './resolve-config.ts'
import { resolveTitles } from './resolve-titles.ts'
import type { ManuscriptSource } from './source.ts'

/** What a caller fills in for the files, or knows better. */
export interface ReadOptions {
  /** The one Markdown file to read, as a path in the source; then there is no config. */
  readonly file?: string | undefined
  /** Language of the original where neither config, folder nor front matter says it. */
  readonly language?: string | undefined
  readonly title?: string | undefined
  /** Template of the PDF editions that name none. */
  readonly template?: string | undefined
  /** Names of our own templates; without them templates are not checked. */
  readonly templates?: readonly string[] | undefined
  readonly limits?: Partial<Limits> | undefined
  /** Limits the time that a chapter takes; none when absent. */
  readonly attempt?: Attempt | undefined
}

/**
 * Read a manuscript: a folder with `book.yaml`, a folder of Markdown files, or one file
 * with its translations beside it.
 *
 * Every fault becomes a message of its file, so that all are found in one run. With errors
 * in `book.yaml` the config is what is sound of it.
 *
 * @throws {BuildError} When there is no Markdown at all, or the folder cannot be read.
 */
export async function readManuscript(
  source: ManuscriptSource,
  options: ReadOptions = {},
): Promise<Manuscript> {
  const limits = { ...usualLimits, ...options.limits }
  const paths = await source.list()
  const asked = languageOption(options.language)
  const found = await readOutline(source, paths, options.file, asked)
  const { outline, config } = found

  const readAll = (chapters: typeof outline.original): Promise<ReadChapter[]> =>
    Promise.all(chapters.map((chapter) => readChapter(source, chapter, limits)))
  const original = await readAll(outline.original)
  const language = originalLanguage(original, found, asked)
  const read = new Map<LanguageTag, readonly ReadChapter[]>([[language, original]])
  for (const [tag, chapters] of outline.translations) {
    if (tag !== language) read.set(tag, await readAll(chapters))
  }

  const areChosen = config?.parsed.given.chapters !== undefined
  const texts = pairChapters(read, areChosen)
  const chapters = [...texts.values()].flat()
  checkTranslations(texts)
  checkFrontMatterKeys(chapters)
  if (config) {
    checkConfig(config.file, config.parsed, {
      languages: [...texts.keys()],
      chapters: [...new Set(chapters.map(({ name }) => name))],
      paths,
      templates: options.templates,
    })
  }
  const cover = coverOf(config, original)
  if (cover) await checkCover(cover, paths, { source, limits })
  const given = config?.parsed.given ?? configOfFrontMatter(texts)
  const title = resolveTitles(texts, given.title, {
    title: options.title,
    isBook: chapters.length > texts.size || config !== undefined,
    label: source.label,
  })
  return {
    label: source.label,
    limits,
    attempt: options.attempt ?? withoutLimit,
    config: resolveConfig(
      { ...given, title },
      {
        kind: options.file === undefined ? 'book' : 'handout',
        language,
        translations: [...texts.keys()].slice(1),
        template: options.template,
      },
    ),
    texts: [...texts].map(([tag, text]) => ({
      language: tag,
      chapters: text.map((chapter) => toChapterFile(chapter, tag)),
    })),
    files: [...(config ? [config.file] : []), ...chapters.map(({ file }) => file)],
  }
}

/** The cover that `book.yaml` names; without one, the front matter of the first chapter. */
function coverOf(
  config: ReadOutline['config'],
  [first]: readonly ReadChapter[],
): CoverPlace | undefined {
  if (config) {
    const { given, mapping } = config.parsed
    const node = mapping.valueNode(['cover'])
    return given.cover === undefined || given.cover === 'none'
      ? undefined
      : { path: given.cover, file: config.file, node }
  }
  const { given, coverNode } = first?.frontMatter ?? {}
  const path = given?.cover
  const isNamed = path !== undefined && path !== 'none'
  return first && isNamed && coverNode
    ? { path, file: first.file, node: coverNode }
    : undefined
}

function languageOption(written: string | undefined): LanguageTag | undefined {
  const language = written === undefined ? undefined : readLanguage(written)
  if (written === undefined || language !== undefined) return language
  throw new BuildError(`\`${written}\` is not a language tag`, {
    hint: 'write a BCP 47 language tag such as `de` or `en-GB`',
  })
}

function toChapterFile(chapter: ReadChapter, language: LanguageTag): ChapterFile {
  const { title, lang = language } = chapter.frontMatter.given
  const { file, name } = chapter
  return { file, name, language: lang, ...(title !== undefined && { title }) }
}
