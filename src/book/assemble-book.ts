import type { FootnoteDefinition, Nodes, Root } from 'mdast'
import type { LanguageTag } from '../language/tag.ts'
import type { BookConfig, Edition, Localised } from '../manuscript/config.ts'
import { isParallel } from '../manuscript/layouts.ts'
import type { ChapterFile, Manuscript } from '../manuscript/manuscript.ts'
import type { TranslatedChapter } from '../translation/align-manuscript.ts'
import type { Book, BookText, Chapter, Note } from './book.ts'
import { contentsOf, typeset, typesetTitleOf } from './contents.ts'
import { type Draft, draftChapters, headingFor } from './draft-chapters.ts'
import { parallelContents } from './parallel-contents.ts'
import { parallelChapters } from './parallel-chapters.ts'
import { referencesOf, type Targets } from './references.ts'
import { resolveBlocks } from './resolve-blocks.ts'

/**
 * Assemble the book of one edition: number its notes, resolve its references.
 *
 * @param manuscript Its chapter files gain messages.
 * @param trees Parsed chapters; read, not changed.
 * @returns The whole text of the edition: every block, and every note that is called, once.
 */
export function assembleBook(
  manuscript: Manuscript,
  edition: Edition,
  trees: ReadonlyMap<ChapterFile, Root>,
  { files, numbering, aligned }: AssembleOptions,
): Book {
  const { config } = manuscript
  const drafts = draftChapters(manuscript, edition, trees, numbering)
  const targets = targetsOf(drafts, files)
  const chapters = new Map(
    drafts.map((draft) => [draft, finishChapter(draft, config, targets)]),
  )
  const texts = edition.languages.map((language): BookText => {
    const own = (text: Localised): string | undefined =>
      localised(text, language, config.language)
    const subtitle = own(config.subtitle)
    return {
      language,
      title: typeset(own(config.title) ?? manuscript.label, language),
      ...(subtitle !== undefined && { subtitle: typeset(subtitle, language) }),
      chapters: drafts.flatMap((draft) =>
        draft.text === language ? (chapters.get(draft) ?? []) : [],
      ),
    }
  })
  const book = bookOf(config, edition, texts)
  if (edition.languages.length < 2) return book
  const parallel = parallelChapters(manuscript, edition, trees, { chapters, aligned })
  return isParallel(edition.layout)
    ? { ...book, parallel }
    : { ...book, counterparts: parallelContents(parallel) }
}

/** What an edition's book is assembled with beside its text. */
export interface AssembleOptions {
  /** Paths of all files of the manuscript, for images. */
  readonly files: ReadonlySet<string>
  /** Do note numbers begin anew with each chapter, or run through the text of a language? */
  readonly numbering: 'chapter' | 'text'
  /** Beads of the translations in the edition, which a parallel layout sets side by side. */
  readonly aligned: readonly TranslatedChapter[]
}

function targetsOf(drafts: readonly Draft[], files: ReadonlySet<string>): Targets {
  const labels = new Map<string, Map<string, string>>()
  for (const draft of drafts) {
    const path = draft.chapter.file.path
    const known = labels.get(path) ?? new Map<string, string>()
    labels.set(path, known)
    if (draft.isFirstOfFile) known.set('', idOfTitle(draft))
    for (const [label, id] of [...draft.ids.byLabel, ...draft.noteIds.byLabel]) {
      if (!known.has(label)) known.set(label, id)
    }
  }
  return { labels, files }
}

/** Id that leads to the beginning of a chapter. */
function idOfTitle(draft: Draft): string {
  return (draft.heading && draft.ids.byNode.get(draft.heading)) ?? draft.id
}

function finishChapter(draft: Draft, config: BookConfig, targets: Targets): Chapter {
  const { chapter, tree, id, ids, numbering, noteIds } = draft
  const images = new Set<string>()
  const resolution = {
    file: chapter.file,
    numbering,
    references: referencesOf(tree, chapter.file.path, targets),
    idOf: new Map<Nodes, string>([...noteIds.byNode, ...ids.byNode]),
    images,
  }
  const blocks = resolveBlocks(draft.blocks, resolution)
  const notes = numbering.notes.map((note): Note => ({
    id: note.id,
    series: note.series,
    marker: note.marker,
    label: localised(note.series.label, chapter.language, config.language) ?? '',
    calls: note.calls,
    definition: {
      ...note.definition,
      children: resolveBlocks<FootnoteDefinition['children'][number]>(
        note.definition.children,
        resolution,
      ),
    },
  }))
  const title = typesetTitleOf(draft.heading ?? headingFor(chapter), chapter.language)
  return {
    id,
    language: chapter.language,
    file: chapter.file,
    ...title,
    tree: { type: 'root', children: blocks },
    notes,
    contents: contentsOf(blocks, chapter.language),
    ids: idsOf(draft),
    ...anchorsOf(draft, targets),
    images: [...images].toSorted(),
  }
}

function idsOf({ id, ids, noteIds, numbering }: Draft): string[] {
  return [
    id,
    ...ids.byNode.values(),
    ...noteIds.byNode.values(),
    ...ids.byHtmlId.values(),
    ...noteIds.byHtmlId.values(),
    ...numbering.notes.flatMap((note) => [note.id, ...note.calls]),
  ]
}

function anchorsOf(
  { ids, noteIds, chapter }: Draft,
  { labels }: Targets,
): Pick<Chapter, 'anchors'> {
  const known = new Map([...noteIds.byHtmlId, ...ids.byHtmlId])
  const own = labels.get(chapter.file.path)
  return own ? { anchors: { ids: known, labels: own } } : {}
}

function localised(
  text: Localised,
  language: LanguageTag,
  original: LanguageTag,
): string | undefined {
  const primary = language.split('-')[0] ?? language
  return text[language] ?? text[primary] ?? text[original] ?? Object.values(text)[0]
}

function bookOf(config: BookConfig, edition: Edition, texts: readonly BookText[]): Book {
  const language = edition.languages[0] ?? config.language
  const own = (text: Localised): string | undefined => {
    const words = localised(text, language, config.language)
    return words === undefined ? undefined : typeset(words, language)
  }
  const subtitle = texts[0]?.subtitle
  const description = own(config.description)
  const kicker = own(config.kicker)
  const identifier = edition.identifier ?? config.identifier
  return {
    edition: edition.name,
    title: texts[0]?.title ?? '',
    ...(subtitle !== undefined && { subtitle }),
    ...(description !== undefined && { description }),
    ...(kicker !== undefined && { kicker }),
    authors: config.authors,
    translators: edition.languages.flatMap((tag) => config.translators[tag] ?? []),
    language,
    ...(config.date !== undefined && { date: config.date }),
    ...(config.publisher !== undefined && { publisher: config.publisher }),
    ...(config.rights !== undefined && { rights: config.rights }),
    ...(identifier !== undefined && { identifier }),
    ...(config.accessibility !== undefined && { accessibility: config.accessibility }),
    ...(config.cover !== undefined && config.cover !== 'none' && { cover: config.cover }),
    texts,
  }
}
