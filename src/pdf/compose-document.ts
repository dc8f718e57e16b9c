import type { Element } from 'hast'
import type { VFile } from 'vfile'
import type { Book, Chapter, ParallelEntry } from '../book/book.ts'
import { parallelContents } from '../book/parallel-contents.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import type { ParallelHtml } from '../html/parallel-html.ts'
import { element } from '../html/element.ts'
import { Html, renderTemplate } from '../html/render-template.ts'
import { phrasingToHtml } from '../html/chapter-to-html.ts'
import { toHtml } from '../html/to-html.ts'
import { direction } from '../language/direction.ts'
import { generatedWords } from '../language/generated-words.ts'
import { type LanguageTag, parseLanguageTag } from '../language/tag.ts'
import type { ColumnSettings } from '../manuscript/config.ts'
import type { Layout } from '../manuscript/layouts.ts'
import type { NotePlaces } from '../manuscript/note-place.ts'
import { toAlternatingSection } from './alternating-section.ts'
import { columnsFrame } from './columns-frame.ts'
import { type ColumnsOptions, toColumnsSection } from './columns-section.ts'
import { divideDocument } from './divide-document.ts'
import { type EndNotesEntry, toArticleEndNotes, toEndNotesSection } from './end-notes.ts'
import { fitColumns } from './fit-columns.ts'
import { type FacingSide, facingChapters, toFacingSections } from './facing-sections.ts'
import { fontFaces } from './font-faces.ts'
import type { FontFace } from './fonts.ts'
import { pageFrame } from './page-frame.ts'
import type { PageStyle } from './page-style.ts'
import { type SectionOptions, toPrintSection } from './print-section.ts'
import { parallelTitleBlock, titleBlock, translatorCredit } from './title-block.ts'

/** A template's files as read. */
export interface PrintTemplate {
  /** Path of the body, for messages. */
  readonly name: string
  /** Liquid: the document's body. */
  readonly html: string
  /** Liquid files that the body renders, by name without extension. */
  readonly partials: ReadonlyMap<string, string>
  /** The rules that every template starts from, then its own, as they were read. */
  readonly css: string
  /** Its own style sheet; gains messages. */
  readonly sheet: VFile
  /** Kinds of `@page` that hold for all pages: `columns`, `columns-3`. */
  readonly shapes: readonly string[]
  readonly style: PageStyle
}

/** A book with its chapters as hast. */
export interface BookToCompose {
  readonly book: Book
  readonly chapters: readonly ChapterHtml[]
  /** The same chapters, joined with their counterparts, in a parallel layout. */
  readonly parallel?: readonly ParallelHtml[]
  readonly layout: Layout
  /** Of the layout `columns`. */
  readonly columns?: ColumnSettings
  readonly template: PrintTemplate
  readonly faces: readonly FontFace[]
  /** Room beside the type area in which pages print line numbers. */
  readonly gutterMm: number
  readonly hyphenate: SectionOptions['hyphenate']
  readonly notePlaces?: NotePlaces
  /** The notes at the end of the book; absent without. */
  readonly endNotes?: EndNotesEntry
  /** What the template may say of a redline. */
  readonly review?: Readonly<Record<string, unknown>>
}

/**
 * Compose the documents to be printed: the template's front matter, then the chapters,
 * a long book in several.
 */
export function composeDocuments(parts: BookToCompose): string[] {
  const { book, template } = parts
  const words = generatedWords(book.language)
  const [before = '', after = ''] = renderTemplate(
    { name: template.name, text: template.html, partials: template.partials },
    {
      book: bookData(book),
      words: { contents: words.contents },
      contents: book.parallel
        ? parallelContents(book.parallel).map(entryOfHeadings)
        : [
            ...book.texts.flatMap(({ chapters }) => chapters.map(entryOfChapter)),
            ...(parts.endNotes ? [entryOfEndNotes(parts.endNotes)] : []),
          ],
      chapters: new Html(chaptersMark),
      ...(parts.review && { review: parts.review }),
    },
  ).split(chaptersMark)
  const sections = sectionsOf(parts).map((own) => toHtml(own))
  const bodies = divideDocument([before, ...sections, after])
  return bodies.map((body) => documentOf(body, parts))
}

/** Stands for the chapters while the template is rendered; no template can write it. */
const chaptersMark = '\u0000chapters\u0000'

function documentOf(body: string, parts: BookToCompose): string {
  const { book, layout, template, faces, gutterMm } = parts
  const recto = book.parallel && book.texts[1]?.title
  const titleRecto = recto === undefined ? '' : ` data-title-recto="${escapeText(recto)}"`
  const columnsMark = parts.columns ? ` data-columns="${book.texts.length}"` : ''
  return `<!doctype html>
<html lang="${book.language}" dir="${direction(book.language)}" data-layout="${layout}"${titleRecto}${columnsMark} data-unmeasured>
<head><meta charset="utf-8"><title>${escapeText(book.title)}</title>
<style>${fontFaces(faces)}${pageFrame(template.style, gutterMm)}${columnsFrameOf(parts)}</style>
<style>${template.style.css}</style>
</head>
<body>
${body}
</body>
</html>
`
}

/** The chapters as sections; those of a group stand in one document. */
function sectionsOf(parts: BookToCompose): Element[][] {
  const { book, chapters, parallel, layout, hyphenate, template } = parts
  const { notePlaces, endNotes } = parts
  const options = { hyphenate, pageWord, ...(notePlaces && { notePlaces }) }
  if (parallel && layout === 'facing') return facingSections(parts, parallel)
  if (template.style.arrangement === 'article') {
    const article = { ...options, start: 'page', opening: 'opening' } as const
    if (parallel) {
      const { rest, ...head } = parallelTitleBlock(book, parallel)
      const columns = columnsOf(parts, { ...article, ...head }, true)
      if (columns) return [[toColumnsSection(rest, columns)]]
      return [[toAlternatingSection(rest, { ...article, ...head })]]
    }
    const { rest, ...head } = titleBlock(book, chapters)
    const tail = toArticleEndNotes(rest, book.language, options)
    return [[toPrintSection(rest, { ...article, ...head, tail, mayFloat: true })]]
  }
  const { chapterStart: start } = template.style
  const own = { ...options, start, opening: 'opening' } as const
  const columns = columnsOf(parts, own, false)
  if (parallel) {
    return parallel.map((joined) => [
      columns ? toColumnsSection([joined], columns) : toAlternatingSection([joined], own),
    ])
  }
  const { language } = book
  return [
    ...chapters.map((chapter) => [toPrintSection([chapter], { ...own, mayFloat: true })]),
    ...(endNotes
      ? [[toEndNotesSection(chapters, endNotes, { ...options, language, start })]]
      : []),
  ]
}

function columnsOf(
  { book, columns }: BookToCompose,
  options: SectionOptions,
  hasHeads: boolean,
): ColumnsOptions | undefined {
  const languages = book.texts.map(({ language }) => language)
  return columns && { ...options, languages, notes: columns.notes, hasHeads }
}

function columnsFrameOf({ book, columns, parallel = [] }: BookToCompose): string {
  if (!columns) return ''
  return columnsFrame(fitColumns(columns.ratio, parallel, book.texts.length))
}

/** A chapter that only one language has follows by itself, on pages of either side. */
function facingSections(
  { book, hyphenate, template }: BookToCompose,
  parallel: readonly ParallelHtml[],
): Element[][] {
  const options = { hyphenate, pageWord }
  const languages = book.texts.map(({ language }) => language)
  if (template.style.arrangement === 'article') {
    const sides = facingChapters(parallel).map((chapters, side): FacingSide => {
      const own = inLanguageOf(side, book)
      const { rest, head, lettersBefore } = titleBlock(own, chapters)
      return { language: own.language, chapters: rest, head, lettersBefore }
    })
    return [toFacingSections(sides, options)]
  }
  return parallel.map((joined) =>
    joined.chapters.every((chapter) => chapter !== undefined)
      ? toFacingSections(
          facingChapters([joined]).map((chapters, side) => ({
            language: languages[side] ?? book.language,
            chapters,
          })),
          options,
        )
      : joined.chapters.flatMap((chapter) =>
          chapter
            ? toPrintSection([chapter], { ...options, start: 'page', opening: 'opening' })
            : [],
        ),
  )
}

/** What the title block says of a book in one of its languages. */
function inLanguageOf(side: number, book: Book): Book {
  const own = book.texts[side]
  if (side === 0 || !own) return book
  const { authors, translators, texts } = book
  return { ...own, authors, translators, texts }
}

function pageWord(language: string): string {
  const tag = parseLanguageTag(language)
  return tag === undefined ? '' : generatedWords(tag).page
}

function bookData(book: Book): Readonly<Record<string, unknown>> {
  const { title, subtitle, authors, publisher, date, rights, language, description } =
    book
  return {
    title,
    subtitle,
    authors,
    publisher,
    date: date === undefined ? undefined : formatDate(date, language),
    rights,
    language,
    description,
    translatorCredit: translatorCredit(book),
    translations: book.texts.slice(1).map((text) => ({
      title: text.title,
      subtitle: text.subtitle,
      language: text.language,
      direction: direction(text.language),
    })),
  }
}

/** Format `2026-11-22` as `22. November 2026`, `2026-11` as `November 2026`. */
function formatDate(date: string, language: LanguageTag): string {
  const [year = '', month, day] = date.split('-')
  if (month === undefined) return year
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
    timeZone: 'UTC',
  })
  return format.format(new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`))
}

interface EntryData {
  readonly id: string
  readonly title: Html
  readonly entries: readonly EntryData[]
}

function entryOfChapter(chapter: Chapter): EntryData {
  return {
    id: chapter.id,
    title: titleHtml(chapter.title, chapter.language),
    entries: chapter.contents
      .filter(({ depth }) => depth === 2)
      .map(({ id, title }) => ({
        id,
        title: titleHtml(title, chapter.language),
        entries: [],
      })),
  }
}

function entryOfEndNotes({ id, title }: EndNotesEntry): EntryData {
  return { id, title: new Html(escapeText(title)), entries: [] }
}

/** The title in the first language that has it, then its translations. */
function entryOfHeadings({ headings, entries }: ParallelEntry): EntryData {
  const titles = headings.map(({ title, language }, index) => {
    const nodes = phrasingToHtml(title, language)
    if (index === 0) return toHtml(nodes)
    const properties = {
      className: ['translation'],
      lang: language,
      dir: direction(language),
    }
    return toHtml([element('span', properties, nodes)])
  })
  return {
    id: headings[0]?.id ?? '',
    title: new Html(titles.join(' ')),
    entries: entries
      .filter(({ depth }) => depth === 2)
      .map((entry) =>
        entryOfHeadings({ headings: entry.headings, entries: [], depth: 2 }),
      ),
  }
}

function titleHtml(title: Chapter['title'], language: LanguageTag): Html {
  return new Html(toHtml(phrasingToHtml(title, language)))
}

function escapeText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
