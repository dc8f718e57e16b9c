import type { ElementContent } from 'hast'
import type { VFile } from 'vfile'
import type { Book, Chapter } from '../book/book.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import { Html, renderTemplate } from '../html/render-template.ts'
import { phrasingToHtml } from '../html/chapter-to-html.ts'
import { lettersOf } from '../html/letters-of.ts'
import { toHtml } from '../html/to-html.ts'
import { direction } from '../language/direction.ts'
import { generatedWords } from '../language/generated-words.ts'
import { type LanguageTag, parseLanguageTag } from '../language/tag.ts'
import { divideDocument } from './divide-document.ts'
import { fontFaces } from './font-faces.ts'
import type { FontFace } from './fonts.ts'
import { pageFrame } from './page-frame.ts'
import type { PageStyle } from './page-style.ts'
import { type SectionOptions, toPrintSection } from './print-section.ts'

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
  readonly style: PageStyle
}

/** A book with its chapters as hast. */
export interface BookToCompose {
  readonly book: Book
  readonly chapters: readonly ChapterHtml[]
  readonly template: PrintTemplate
  readonly faces: readonly FontFace[]
  /** Room beside the type area in which pages print line numbers. */
  readonly gutterMm: number
  readonly hyphenate: SectionOptions['hyphenate']
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
      contents: book.texts.flatMap(({ chapters }) => chapters.map(entryOfChapter)),
      chapters: new Html(chaptersMark),
      ...(parts.review && { review: parts.review }),
    },
  ).split(chaptersMark)
  const sections = sectionsOf(parts).map((section) => toHtml([section]))
  const bodies = divideDocument([before, ...sections, after])
  return bodies.map((body) => documentOf(body, parts))
}

/** Stands for the chapters while the template is rendered; no template can write it. */
const chaptersMark = '\u0000chapters\u0000'

function documentOf(
  body: string,
  { book, template, faces, gutterMm }: BookToCompose,
): string {
  return `<!doctype html>
<html lang="${book.language}" dir="${direction(book.language)}" data-unmeasured>
<head><meta charset="utf-8"><title>${escapeText(book.title)}</title>
<style>${fontFaces(faces)}${pageFrame(template.style, gutterMm)}</style>
<style>${template.style.css}</style>
</head>
<body>
${body}
</body>
</html>
`
}

function sectionsOf(parts: BookToCompose): ReturnType<typeof toPrintSection>[] {
  const { chapters, hyphenate, template } = parts
  const options = { hyphenate, pageWord }
  if (template.style.arrangement === 'article') {
    const { head, rest, lettersBefore } = titleBlock(parts)
    const start = { start: 'page', opening: 'opening', head, lettersBefore } as const
    return [toPrintSection(rest, { ...options, ...start })]
  }
  return chapters.map((chapter) =>
    toPrintSection([chapter], {
      ...options,
      start: template.style.chapterStart,
      opening: 'opening',
    }),
  )
}

function pageWord(language: string): string {
  const tag = parseLanguageTag(language)
  return tag === undefined ? '' : generatedWords(tag).page
}

/**
 * Set the title block of an article.
 *
 * A single chapter whose own title is the book's gives its heading to the block, so that
 * the title, with its note calls, stands there once.
 */
function titleBlock({ book, chapters }: BookToCompose): {
  head: ElementContent[]
  rest: readonly ChapterHtml[]
  lettersBefore: number
} {
  const [only, second] = chapters
  const heading = only?.body.find(
    (node) => node.type === 'element' && node.tagName === 'h1',
  )
  const byLine = [book.authors.join(', '), translatorCredit(book)]
  const block = (title: ElementContent): ElementContent[] => [
    ...paragraph('kicker', book.kicker),
    element('header', 'title-block', [
      title,
      ...paragraph('subtitle', book.subtitle),
      ...paragraph('by-line', byLine.filter((part) => part !== '').join(' · ')),
    ]),
  ]
  if (only && !second && heading && only.chapter.titleText === book.title) {
    const body = only.body.filter((node) => node !== heading)
    const lettersBefore = lettersOf(heading)
    return { head: block(heading), rest: [{ ...only, body }], lettersBefore }
  }
  const head = block(element('h1', '', [text(book.title)]))
  return { head, rest: chapters, lettersBefore: 0 }
}

function paragraph(className: string, words: string | undefined): ElementContent[] {
  return words === undefined || words === ''
    ? []
    : [element('p', className, [text(words)])]
}

function element(
  tagName: string,
  className: string,
  children: ElementContent[],
): ElementContent {
  const properties = className === '' ? {} : { className: [className] }
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

/** Credit of the translators, such as `Aus dem Deutschen von …`; empty without any. */
function translatorCredit(book: Book): string {
  if (book.translators.length === 0) return ''
  return `${generatedWords(book.language).translatedBy} ${book.translators.join(', ')}`
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

function titleHtml(title: Chapter['title'], language: LanguageTag): Html {
  return new Html(toHtml(phrasingToHtml(title, language)))
}

function escapeText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
