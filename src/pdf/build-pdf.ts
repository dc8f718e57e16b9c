import type { ChosenFonts } from '../book/choose-fonts.ts'
import type { Book, Chapter, ContentsEntry, ParallelEntry } from '../book/book.ts'
import { parallelContents } from '../book/parallel-contents.ts'
import { BuildError } from '../diagnostics/build-error.ts'
import type { ChapterHtml } from '../html/chapter-html.ts'
import type { ParallelHtml } from '../html/parallel-html.ts'
import { direction } from '../language/direction.ts'
import { loadHyphenator } from '../language/hyphenation.ts'
import { parseLanguageTag } from '../language/tag.ts'
import type { ColumnSettings } from '../manuscript/config.ts'
import type { Picture } from '../manuscript/read-image.ts'
import type { Layout } from '../manuscript/layouts.ts'
import type { FolioCount } from '../pages/number-pages.ts'
import type { NotePlaces } from '../manuscript/note-place.ts'
import type { PageStart } from '../pages/page-start.ts'
import { addedFaces } from './added-faces.ts'
import { completeTemplate } from './complete-template.ts'
import { composeDocuments, type PrintTemplate } from './compose-document.ts'
import { endNotesEntry } from './end-notes.ts'
import type { ExplainedPage } from './explain-pages.ts'
import type { FontSource } from './fonts.ts'
import { mergePdf } from './merge.ts'
import type { OutlineEntry } from './outline.ts'
import { changeIdCharacters, type Misfit } from './page-calls.ts'
import type { PageLabels } from './page-labels.ts'
import { formatTrace, type TracedPage } from './page-trace.ts'
import { type BookToPrint, printBook } from './print-book.ts'
import type { PageStyle } from './page-style.ts'
import type { Printer, Resource } from './printer.ts'

/** What a PDF edition is made of. */
export interface PdfEdition {
  readonly book: Book
  readonly chapters: readonly ChapterHtml[]
  /** The same chapters, joined with their counterparts, in a parallel layout. */
  readonly parallel?: readonly ParallelHtml[]
  readonly layout: Layout
  /** Do the two pages of a spread share their folio? Each has its own when absent. */
  readonly folios?: FolioCount
  /** Of the layout `columns`. */
  readonly columns?: ColumnSettings
  readonly images: ReadonlyMap<string, Picture>
  readonly template: PrintTemplate
  /** Fonts that the template's are completed by. */
  readonly chosen: ChosenFonts
  readonly date: Date
  /** Every how many lines their number stands in the margin; absent without. */
  readonly lineNumbers?: number
  /** Where notes stand; at the foot of the page when absent. */
  readonly notePlaces?: NotePlaces
  /** Is it to be found where in the text each page begins? */
  readonly findsPageStarts: boolean
  /** Is every line of its pages to be told, with its place? */
  readonly isTraced: boolean
  /** Folios of the pages of which pictures are wanted. */
  readonly painted?: ReadonlySet<string> | undefined
  /** Are passages marked in the margin? */
  readonly hasMarkedPassages?: boolean
  /** Of a redlined book. */
  readonly redline?: RedlinePrint
}

/** How a redlined book is printed. */
export interface RedlinePrint {
  /** What the template may say of it, as `review`: plain data and `Html`. */
  readonly values: Readonly<Record<string, unknown>>
  /** Are pages without a change left out? */
  readonly onlyChangedPages: boolean
}

/** What printing needs from outside. */
export interface PdfPorts {
  readonly fonts: FontSource
  readonly printer: Printer
  /** Hears of each step. */
  readonly step: (name: PdfStep) => Promise<void>
}

/** A step of setting a book as PDF. */
type PdfStep = Parameters<BookToPrint['step']>[0] | 'compose' | 'finish'

/** A finished PDF. */
export interface BuiltPdf {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Pages that are not printed, since nothing has changed on them. */
  readonly leftOut: number
  readonly misfits: readonly Misfit[]
  /** Where in the text each page begins, in order; none unless asked for. */
  readonly pageStarts: readonly PageStart[]
  /** Pages whose contents had to be made smaller. */
  readonly overfull: readonly OverfullPage[]
  /** Why each page ends where it does. */
  readonly explained: readonly ExplainedPage[]
  /** Every line of every page, with its place, as text; if asked for. */
  readonly trace?: string
  /** The same as data; none unless asked for. */
  readonly traced: readonly TracedPage[]
  /** Pictures of pages by folio; none unless asked for. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** A page whose contents had to be made smaller. */
export interface OverfullPage {
  readonly folio: string
  /** Title of the section it stands in. */
  readonly section: string
}

/**
 * Set a book as PDF: compose the document, let its pages be decided, print and finish it.
 *
 * @throws {BuildError} When the template or the browser fails.
 */
export async function buildPdf(edition: PdfEdition, ports: PdfPorts): Promise<BuiltPdf> {
  const { book, chapters, parallel, images, chosen, redline, folios = 'page' } = edition
  await ports.step('compose')
  const own = new Set(edition.template.style.families)
  const template = completeTemplate(edition.template, chosen)
  const { style } = template
  const { hasMarkedPassages = false } = edition
  const hasMarks =
    edition.lineNumbers !== undefined || redline !== undefined || hasMarkedPassages
  const gutterMm = hasMarks ? gutterOf(style) : 0
  const faces = (
    await Promise.all(
      style.families.map(async (name) => {
        const all = await ports.fonts.faces(name)
        return own.has(name) ? all : addedFaces(all, chosen)
      }),
    )
  ).flat()
  const { notePlaces } = edition
  const isBook = style.arrangement === 'book' && !parallel
  const endNotes = isBook ? endNotesEntry(book, chapters, notePlaces) : undefined
  const documents = composeDocuments({
    book,
    chapters,
    ...(parallel && { parallel }),
    layout: edition.layout,
    ...(edition.columns && { columns: edition.columns }),
    template,
    gutterMm,
    faces,
    hyphenate: await hyphenatorOf(chapters),
    ...(notePlaces && { notePlaces }),
    ...(endNotes && { endNotes }),
    ...(redline && { review: redline.values }),
  })
  const refused: string[] = []
  const printed = await printBook(
    {
      documents,
      style,
      ...runningTitles(book, edition.columns !== undefined && isArticle(style)),
      folios,
      findsPageStarts: edition.findsPageStarts,
      isTraced: edition.isTraced,
      ...(edition.painted && { painted: edition.painted }),
      direction: direction(book.language),
      gutterMm,
      ...(edition.lineNumbers !== undefined && {
        lineNumbers: {
          every: edition.lineNumbers,
          shapes: await ports.fonts.shapes(style.lineNumbers.family, '0123456789'),
        },
      }),
      ...(redline && {
        changes: {
          onlyChangedPages: redline.onlyChangedPages,
          shapes: await ports.fonts.shapes(style.lineNumbers.family, changeIdCharacters),
        },
      }),
      step: ports.step,
      refused: (url) => refused.push(url),
      resource: async (path): Promise<Resource | undefined> => {
        const face = faces.find((one) => one.path === path)
        if (face) return { bytes: await ports.fonts.read(face), type: 'font/woff2' }
        return images.get(decodeURIComponent(path))
      },
    },
    ports.printer,
  )
  if (refused.length > 0) {
    throw new BuildError(`the template asks for ${listAddresses(refused)}`, {
      hint: 'templates may use only installed fonts and the pictures of the manuscript',
    })
  }
  await ports.step('finish')
  const leftOut = printed.pages.pageCount - printed.printedFolios.length
  const finished = mergePdf(printed.parts, {
    description: {
      title: book.title,
      authors: book.authors,
      language: book.language,
      date: edition.date,
      ...(book.description !== undefined && { subject: book.description }),
    },
    trim: { widthMm: style.widthMm, heightMm: style.heightMm },
    outline: book.parallel
      ? parallelContents(book.parallel).map(outlineOfHeadings)
      : [
          ...book.texts.flatMap((text) => text.chapters.map(outlineOf)),
          ...(endNotes
            ? [{ title: endNotes.title, destination: endNotes.id, children: [] }]
            : []),
        ],
    ...((leftOut > 0 || folios === 'spread') && {
      pageLabels: labelsOf(printed.printedFolios),
    }),
  })
  return {
    bytes: finished.bytes,
    pages: finished.pages,
    leftOut,
    misfits: printed.misfits,
    pageStarts: printed.pageStarts,
    overfull: printed.overfull,
    explained: printed.explained,
    traced: printed.traced,
    pictures: printed.pictures,
    ...(edition.isTraced && { trace: formatTrace(printed.traced) }),
  }
}

function isArticle({ arrangement }: PageStyle): boolean {
  return arrangement === 'article'
}

/**
 * Titles of the book in running heads: of two languages the first on versos, the other on
 * rectos; all on every page of an article in columns, which may have but one.
 */
function runningTitles(
  { title, texts, parallel }: Book,
  areTogether: boolean,
): Pick<BookToPrint, 'bookTitle' | 'bookTitleRecto'> {
  const titles = [...new Set(texts.map((text) => text.title))]
  if (areTogether) return { bookTitle: titles.join(' · ') }
  return { bookTitle: title, ...(parallel && { bookTitleRecto: titles[1] ?? title }) }
}

/** Let viewers show each page by its folio. */
function labelsOf(folios: readonly string[]): PageLabels[] {
  return folios.flatMap((folio, start): PageLabels[] => {
    const isNext = start > 0 && Number(folios[start - 1]) + 1 === Number(folio)
    return isNext ? [] : [{ start, style: 'arabic', first: Number(folio) }]
  })
}

/** Widest room for line numbers, or for the ids of changes, beside the type area, in mm. */
const widestGutterMm = 14

function gutterOf(style: PageStyle): number {
  const { left, right } = style.face('text', 'recto').margins
  return Math.min(widestGutterMm, left, right)
}

/** In one order, and as many as a person reads. */
function listAddresses(refused: readonly string[]): string {
  const sorted = [...new Set(refused)].toSorted()
  const more = sorted.length > 5 ? ` and ${sorted.length - 5} more` : ''
  return (
    sorted
      .slice(0, 5)
      .map((name) => `\`${name}\``)
      .join(', ') + more
  )
}

function outlineOf(chapter: Chapter): OutlineEntry {
  return {
    title: chapter.titleText,
    destination: chapter.id,
    children: chapter.contents.map(outlineOfHeading),
  }
}

function outlineOfHeading(entry: ContentsEntry): OutlineEntry {
  return {
    title: entry.titleText,
    destination: entry.id,
    children: entry.entries.map(outlineOfHeading),
  }
}

function outlineOfHeadings({ headings, entries }: ParallelEntry): OutlineEntry {
  return {
    title: headings.map(({ titleText }) => titleText).join(' · '),
    destination: headings[0]?.id ?? '',
    children: entries.map(outlineOfHeadings),
  }
}

/** Hyphenates each passage by the patterns of its language. */
async function hyphenatorOf(
  chapters: readonly ChapterHtml[],
): Promise<(text: string, language: string) => string> {
  const languages = new Set<string>()
  for (const { chapter, body, notes } of chapters) {
    languages.add(chapter.language)
    const nodes: ChapterHtml['body'] = [
      ...body,
      ...notes.flatMap((note) => note.children),
    ]
    collectLanguages(nodes, languages)
  }
  const hyphenators = new Map<string, (text: string) => string>()
  for (const language of languages) {
    const tag = parseLanguageTag(language)
    if (tag !== undefined) {
      hyphenators.set(language, (await loadHyphenator(tag)).hyphenate)
    }
  }
  return (text, language) => hyphenators.get(language)?.(text) ?? text
}

function collectLanguages(nodes: ChapterHtml['body'], languages: Set<string>): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const { lang } = node.properties
    if (typeof lang === 'string') languages.add(lang)
    collectLanguages(node.children, languages)
  }
}
