import type { Element, ElementContent, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { VFile } from 'vfile'
import type { Book, Chapter, ContentsEntry, Note } from '../../src/book/book.ts'
import type { EpubEdition } from '../../src/epub/edition.ts'
import type { ChapterHtml } from '../../src/html/chapter-html.ts'
import type { NoteSeries } from '../../src/manuscript/config.ts'
import { tag } from '../support/tag.ts'

/** A note of a sample chapter, its blocks written as HTML. */
export interface SampleNote {
  readonly id: string
  readonly marker: string
  readonly calls: readonly string[]
  readonly html: string
  readonly series?: NoteSeries
  readonly label?: string
}

/** A sample chapter, its blocks written as HTML. */
export interface SampleChapter {
  readonly id: string
  readonly language: string
  readonly title: string
  readonly html: string
  readonly notes?: readonly SampleNote[]
  readonly contents?: readonly ContentsEntry[]
}

/** The author's notes. */
export const author: NoteSeries = {
  prefix: '',
  name: 'author',
  marker: 'decimal',
  label: {},
}

/** The translator's notes. */
export const translator: NoteSeries = {
  prefix: 'tr',
  name: 'translator',
  marker: 'lower-alpha',
  label: { de: 'Anm. d. Ü.' },
}

/** A heading for the contents of a sample chapter. */
export function heading(
  id: string,
  titleText: string,
  ...entries: readonly ContentsEntry[]
): ContentsEntry {
  return { id, depth: 2, title: [], titleText, entries }
}

/** What a sample edition has of its own. */
export interface SampleChanges extends Partial<Omit<EpubEdition, 'book'>> {
  readonly book?: Partial<Book>
  /** Titles of the texts by language; else all bear the title of the book. */
  readonly titles?: Readonly<Record<string, string>>
}

/** Make an edition of chapters; those of one language are a text. */
export function sampleEdition(
  chapters: readonly SampleChapter[],
  { titles, book, ...changes }: SampleChanges = {},
): EpubEdition {
  const htmls = chapters.map(toChapterHtml)
  const languages = [...new Set(htmls.map(({ chapter }) => chapter.language))]
  return {
    images: new Map(),
    fonts: [],
    template: { css: 'body {\n  margin: 0;\n}\n' },
    date: new Date('2026-01-15T10:20:31Z'),
    ...changes,
    chapters: htmls,
    book: {
      title: 'Ein Wort',
      authors: ['Ada Muster'],
      translators: [],
      language: languages[0] ?? tag('de'),
      texts: languages.map((language) => ({
        language,
        title: titles?.[language] ?? book?.title ?? 'Ein Wort',
        chapters: htmls
          .map(({ chapter }) => chapter)
          .filter((chapter) => chapter.language === language),
      })),
      ...book,
    },
  }
}

function toChapterHtml(sample: SampleChapter): ChapterHtml {
  const { id, title, html, notes = [], contents = [] } = sample
  const chapter: Chapter = {
    id,
    language: tag(sample.language),
    file: new VFile({ path: `${id}.md` }),
    title: [],
    titleText: title,
    tree: { type: 'root', children: [] },
    notes: notes.map(toNote),
    contents,
    ids: [],
    images: [],
  }
  return {
    chapter,
    body: parseHtml(html),
    notes: notes.map((note) => ({
      note: toNote(note),
      children: parseHtml(note.html).filter(
        (node): node is Element => node.type === 'element',
      ),
    })),
  }
}

function toNote({ id, marker, calls, series = author, label = '' }: SampleNote): Note {
  return {
    id,
    marker,
    calls,
    series,
    label,
    definition: { type: 'footnoteDefinition', identifier: id, children: [] },
  }
}

function parseHtml(html: string): ElementContent[] {
  const root: Root = { type: 'root', children: [{ type: 'raw', value: html }] }
  const tree = raw(root)
  return tree.type === 'root'
    ? tree.children.filter((node) => node.type !== 'doctype')
    : []
}
