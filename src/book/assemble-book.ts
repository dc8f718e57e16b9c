import type { FootnoteDefinition, Heading, Nodes, Root } from 'mdast'
import type { LanguageTag } from '../language/tag.ts'
import type { BookConfig, Edition, Localised } from '../manuscript/config.ts'
import type { ChapterFile, Manuscript } from '../manuscript/manuscript.ts'
import type { Book, BookText, Chapter, Note } from './book.ts'
import { asciiName, chapterIds, type ChapterIds } from './chapter-ids.ts'
import { contentsOf, typeset, typesetTitleOf } from './contents.ts'
import { type Numbering, numberNotes } from './number-notes.ts'
import { referencesOf, type Targets } from './references.ts'
import { resolveBlocks } from './resolve-blocks.ts'
import { splitChapters } from './split-chapters.ts'

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
  { files, numbering }: AssembleOptions,
): Book {
  const { config } = manuscript
  const drafts = edition.languages.flatMap((language) =>
    draftsOf(manuscript, edition, language, trees),
  )
  const targets = targetsOf(drafts, files)
  const running = new Map<LanguageTag, Map<string, number>>()
  const countsFor = ({ text }: Draft): Map<string, number> => {
    const counts =
      (numbering === 'text' && running.get(text)) || new Map<string, number>()
    running.set(text, counts)
    return counts
  }
  const texts = edition.languages.map((language): BookText => ({
    language,
    title: typeset(
      localised(config.title, language, config.language) ?? manuscript.label,
      language,
    ),
    chapters: drafts
      .filter((draft) => draft.text === language)
      .map((draft) => finishChapter(draft, config, targets, countsFor(draft))),
  }))
  return bookOf(config, edition, texts)
}

/** What an edition's book is assembled with beside its text. */
export interface AssembleOptions {
  /** Paths of all files of the manuscript, for images. */
  readonly files: ReadonlySet<string>
  /** Do note numbers begin anew with each chapter, or run through the text of a language? */
  readonly numbering: 'chapter' | 'text'
}

/** A chapter with its ids, before its references are resolved. */
interface Draft {
  readonly text: LanguageTag
  readonly chapter: ChapterFile
  readonly tree: Root
  readonly id: string
  readonly blocks: Root['children']
  readonly heading: Heading | undefined
  readonly ids: ChapterIds
  readonly isFirstOfFile: boolean
}

function draftsOf(
  manuscript: Manuscript,
  edition: Edition,
  language: LanguageTag,
  trees: ReadonlyMap<ChapterFile, Root>,
): Draft[] {
  const text = manuscript.texts.find((one) => one.language === language)
  const chosen = edition.chapters
  const chapters = (text?.chapters ?? []).filter(
    (chapter) => chosen === undefined || chosen.includes(chapter.name),
  )
  const isOneEssay = chapters.length === 1
  const prefix = edition.languages.length > 1 ? `${asciiName(language)}-` : ''
  return chapters.flatMap((chapter) => {
    const tree = trees.get(chapter)
    if (!tree) return []
    const parts = splitChapters(tree)
    return parts.map((part, index): Draft => {
      const name = asciiName(chapter.name) || 'chapter'
      const number = parts.length > 1 ? `-${index + 1}` : ''
      const id = xmlName(`${prefix}${name}${number}`)
      const needsHeading = !part.heading && !isOneEssay && index === 0
      const heading = part.heading ?? (needsHeading ? headingFor(chapter) : undefined)
      const blocks =
        heading && !part.heading ? [heading, ...part.blocks] : [...part.blocks]
      return {
        text: language,
        chapter,
        tree,
        id,
        blocks,
        heading,
        ids: chapterIds(blocks, id),
        isFirstOfFile: index === 0,
      }
    })
  })
}

/** XML names begin with a letter. */
function xmlName(name: string): string {
  return /^[a-z]/u.test(name) ? name : `ch-${name}`
}

function headingFor(chapter: ChapterFile): Heading {
  return {
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: chapter.title ?? chapter.name }],
  }
}

function targetsOf(drafts: readonly Draft[], files: ReadonlySet<string>): Targets {
  const labels = new Map<string, Map<string, string>>()
  for (const draft of drafts) {
    const path = draft.chapter.file.path
    const known = labels.get(path) ?? new Map<string, string>()
    labels.set(path, known)
    if (draft.isFirstOfFile) known.set('', idOfTitle(draft))
    for (const [label, id] of draft.ids.byLabel) {
      if (!known.has(label)) known.set(label, id)
    }
  }
  return { labels, files }
}

/** Id that leads to the beginning of a chapter. */
function idOfTitle(draft: Draft): string {
  return (draft.heading && draft.ids.byNode.get(draft.heading)) ?? draft.id
}

function finishChapter(
  draft: Draft,
  config: BookConfig,
  targets: Targets,
  counts: Map<string, number>,
): Chapter {
  const { chapter, tree, id, ids } = draft
  const definitions = definitionsOf(tree)
  const numbering = numberNotes(draft.blocks, definitions, config.series, id, counts)
  const noteIds = chapterIds(
    numbering.notes.map(({ definition }) => definition),
    `${id}-n`,
  )
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
    ids: idsOf(draft, numbering, noteIds),
    images: [...images].toSorted(),
  }
}

function idsOf(draft: Draft, { notes }: Numbering, noteIds: ChapterIds): string[] {
  return [
    draft.id,
    ...draft.ids.byNode.values(),
    ...noteIds.byNode.values(),
    ...notes.flatMap((note) => [note.id, ...note.calls]),
  ]
}

function definitionsOf(tree: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>()
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node)
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return definitions
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
  const subtitle = own(config.subtitle)
  const description = own(config.description)
  const kicker = own(config.kicker)
  return {
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
    ...(config.identifier !== undefined && { identifier: config.identifier }),
    ...(config.cover !== undefined && { cover: config.cover }),
    texts,
  }
}
