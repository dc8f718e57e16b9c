import GithubSlugger from 'github-slugger'
import type { FootnoteDefinition, Heading, Nodes, Root } from 'mdast'
import { report } from '../diagnostics/report.ts'
import type { LanguageTag } from '../language/tag.ts'
import type { Edition, NoteSeries } from '../manuscript/config.ts'
import type { ChapterFile, Manuscript } from '../manuscript/manuscript.ts'
import { placeOfNotes } from '../manuscript/note-place.ts'
import { asciiName, chapterIds, type ChapterIds, uniqueId } from './chapter-ids.ts'
import { type Numbering, type NumberedNote, numberNotes } from './number-notes.ts'
import { splitChapters } from './split-chapters.ts'

/** A part of a file that makes a chapter. */
export interface Part {
  readonly text: LanguageTag
  readonly chapter: ChapterFile
  readonly tree: Root
  readonly name: string
  readonly blocks: Root['children']
  readonly heading: Heading | undefined
  /** Was the heading, the first of the blocks, made up for one that is missing? */
  readonly isHeadingOurs: boolean
  readonly isFirstOfFile: boolean
}

/** A chapter with its ids and the numbers of its notes, before its references are resolved. */
export interface Draft extends Part {
  readonly id: string
  readonly ids: ChapterIds
  readonly numbering: Numbering
  /** Ids inside its notes. */
  readonly noteIds: ChapterIds
}

/** Ids that our templates use. */
const templateIds = ['contents', 'title-page']

/**
 * Draft the chapters of an edition: find them, give them their ids, number their notes.
 *
 * All ids are unique in the edition.
 *
 * @param numbering Do numbers of notes begin anew with each chapter, or run through the
 *   text of a language?
 */
export function draftChapters(
  manuscript: Manuscript,
  edition: Edition,
  trees: ReadonlyMap<ChapterFile, Root>,
  numbering: 'chapter' | 'text',
): Draft[] {
  const { series } = manuscript.config
  const standsAtEnd = ({ name }: NoteSeries): boolean =>
    placeOfNotes(name, edition.notePlaces) !== 'page'
  const parts = edition.languages.flatMap((language) =>
    partsOf(manuscript, edition, language, trees),
  )
  const taken = new Set(templateIds)
  const chapterNames = parts.map(({ name }) => uniqueId(name, taken))
  const sluggers = new Map<ChapterFile, GithubSlugger>()
  const knownNotes = new Map<ChapterFile, Map<string, NumberedNote>>()
  const running = new Map<LanguageTag, Map<string, number>>()
  return parts.map((part, index): Draft => {
    const id = chapterNames[index] ?? part.name
    const counts =
      (numbering === 'text' && running.get(part.text)) || new Map<string, number>()
    running.set(part.text, counts)
    const slugger = sluggers.get(part.chapter) ?? new GithubSlugger()
    sluggers.set(part.chapter, slugger)
    const definitions = definitionsOf(part.tree)
    const known = knownNotes.get(part.chapter) ?? new Map<string, NumberedNote>()
    knownNotes.set(part.chapter, known)
    const options = { series, chapterId: id, taken, counts, known, standsAtEnd }
    const numbered = numberNotes(part.blocks, definitions, options)
    if (numbering === 'chapter') reportForeignCalls(numbered, part.chapter)
    const ids = chapterIds(part.blocks, { chapterId: id, taken, slugger })
    const notes = numbered.notes.map(({ definition }) => definition)
    const noteIds = chapterIds(notes, { chapterId: id, taken, slugger })
    return Object.assign({ id, ids, numbering: numbered, noteIds }, part)
  })
}

/** Numbers begin anew with each chapter, so a call of a note in another one is ambiguous. */
function reportForeignCalls({ notes, calls }: Numbering, { file }: ChapterFile): void {
  const own = new Set(notes)
  for (const [call, { note }] of calls) {
    if (own.has(note)) continue
    const label = call.label ?? call.identifier
    const reason = `note \`[^${label}]\` stands in a chapter before, with its number there`
    report(file, 'note-is-called-in-one-chapter', call, reason)
  }
}

/** XML names begin with a letter. */
function xmlName(name: string): string {
  return /^[a-z]/u.test(name) ? name : `ch-${name}`
}

/** Heading of a chapter that has none: its title in the front matter, else its name. */
export function headingFor(chapter: ChapterFile): Heading {
  return {
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: chapter.title ?? chapter.name }],
  }
}

/** Find the chapters of a language that an edition has. */
export function partsOf(
  manuscript: Manuscript,
  edition: Edition,
  language: LanguageTag,
  trees: ReadonlyMap<ChapterFile, Root>,
): Part[] {
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
    return parts.map((part, index): Part => {
      const name = asciiName(chapter.name) || 'chapter'
      const number = parts.length > 1 ? `-${index + 1}` : ''
      const needsHeading = !part.heading && !isOneEssay && index === 0
      const heading = part.heading ?? (needsHeading ? headingFor(chapter) : undefined)
      const isHeadingOurs = heading !== undefined && !part.heading
      const blocks = isHeadingOurs ? [heading, ...part.blocks] : [...part.blocks]
      return {
        text: language,
        chapter,
        tree,
        name: xmlName(`${prefix}${name}${number}`),
        blocks,
        heading,
        isHeadingOurs,
        isFirstOfFile: index === 0,
      }
    })
  })
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
