import type { LanguageTag } from '../language/tag.ts'
import { withoutExtension } from './chapter-name.ts'
import type { ConfigFile, EditionEntry } from './config-schema.ts'
import type { BookConfig, Edition, Localised, NoteSeries } from './config.ts'
import { defaultEditions } from './default-editions.ts'
import { byOwnTags } from './own-tags.ts'
import { withPageSources } from './page-sources.ts'

/** What a config is made of besides `book.yaml`. */
export interface ConfigNeeds {
  readonly kind: 'handout' | 'book'
  readonly language: LanguageTag
  readonly translations: readonly LanguageTag[]
  /** Template of PDF editions that name none. */
  readonly template?: string | undefined
}

/** Notes without a prefix. */
const authorSeries: NoteSeries = {
  prefix: '',
  name: 'author',
  marker: 'decimal',
  label: {},
}

/**
 * Fill in what `book.yaml` leaves out.
 *
 * @param given Sound part of the config; empty when there is none.
 * @returns Config in which every text by language is keyed by the book's own tags.
 */
export function resolveConfig(given: ConfigFile, needs: ConfigNeeds): BookConfig {
  const { kind, language, translations, template } = needs
  const languages = [language, ...translations]
  const localise = (text: Written): Localised =>
    typeof text === 'string' ? { [language]: text } : byOwnTags(text ?? {}, languages)
  const optional = pick(given, [
    'date',
    'publisher',
    'rights',
    'identifier',
    'accessibility',
    'cover',
  ])
  return {
    title: localise(given.title),
    subtitle: localise(given.subtitle),
    description: localise(given.description),
    kicker: localise(given.kicker),
    authors: given.author ?? [],
    translators: byOwnTags(given.translators ?? {}, languages),
    language,
    translations,
    ...optional,
    fonts: given.fonts ?? [],
    series: [authorSeries, ...Object.entries(given.notes ?? {}).map(toSeries(localise))],
    stale: given.stale ?? ['words', 'numbers', 'notes'],
    editions: given.editions
      ? withPageSources(
          Object.entries(given.editions).map(([name, entry]) => ({
            edition: toEdition(name, entry, language, template ?? kind),
            pagesOf: entry.pagesOf,
          })),
        )
      : withPageSources(
          defaultEditions({ kind, language, translations, template }).map((edition) => ({
            edition,
          })),
        ),
  }
}

type Written = string | Readonly<Record<string, string>> | undefined

function toSeries(localise: (text: Written) => Localised) {
  return ([prefix, entry]: [
    string,
    NonNullable<ConfigFile['notes']>[string],
  ]): NoteSeries => ({
    prefix,
    name: entry.name ?? prefix,
    marker: entry.marker ?? 'decimal',
    label: localise(entry.label),
  })
}

function toEdition(
  name: string,
  entry: EditionEntry,
  language: LanguageTag,
  pdfTemplate: string,
): Edition {
  const languages = entry.languages ?? [entry.language ?? language]
  const template = entry.format === 'pdf' ? pdfTemplate : 'ebook'
  return {
    name,
    format: entry.format,
    template: entry.template ?? template,
    languages,
    layout: entry.layout ?? (languages.length > 1 ? 'sequential' : 'single'),
    ...(entry.folios && { folios: entry.folios }),
    ...(entry.stale && { stale: entry.stale }),
    ...(entry.missing && { missing: entry.missing }),
    ...(entry.layout === 'columns' &&
      entry.format === 'pdf' && {
        columns: {
          ratio: entry.columns?.ratio ?? 'fit',
          notes: entry.columns?.notes ?? 'apart',
        },
      }),
    ...(entry.identifier !== undefined && { identifier: entry.identifier }),
    ...(entry.epub?.profile && { profile: entry.epub.profile }),
    ...(entry.notePlace !== undefined && { notePlaces: entry.notePlace }),
    ...(entry.lineNumbers !== undefined && { lineNumbers: entry.lineNumbers }),
    ...(entry.chapters && { chapters: entry.chapters.map(withoutExtension) }),
  }
}

function pick<Key extends keyof ConfigFile>(
  given: ConfigFile,
  keys: readonly Key[],
): Partial<{ [K in Key]: NonNullable<ConfigFile[K]> }> {
  const picked: Partial<{ [K in Key]: NonNullable<ConfigFile[K]> }> = {}
  for (const key of keys) {
    const value = given[key]
    if (value !== undefined && value !== null) picked[key] = value
  }
  return picked
}
