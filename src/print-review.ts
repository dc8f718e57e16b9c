import type { VFileMessage } from 'vfile-message'
import { checkCharacters } from './book/check-characters.ts'
import { chooseFonts } from './book/choose-fonts.ts'
import { readImages } from './book/read-images.ts'
import { sortMessages } from './diagnostics/sort-messages.ts'
import type { ChapterHtml } from './html/chapter-html.ts'
import { chapterToHtml } from './html/chapter-to-html.ts'
import { replacePictures } from './html/replace-pictures.ts'
import type { Manuscript } from './manuscript/manuscript.ts'
import type { ManuscriptSource } from './manuscript/source.ts'
import { buildPdf, type BuiltPdf, type PdfPorts } from './pdf/build-pdf.ts'
import { readPrintTemplate } from './pdf/read-template.ts'
import { reportPageFaults } from './pdf/report-page-faults.ts'
import { identifyChanges } from './review/identify-changes.ts'
import { indexOfChanges } from './review/index-of-changes.ts'
import { redlineBook } from './review/redline-book.ts'
import type { Review } from './review/review.ts'

/** What printing a review needs from outside. */
export interface ReviewPrintPorts extends PdfPorts {
  /** Our own templates. */
  readonly templates: ManuscriptSource
  /** Files of the old and the new revision: pictures that are gone are shown, too. */
  readonly sources: readonly [old: ManuscriptSource, now: ManuscriptSource]
  /** Date that stands in the file. */
  readonly date: Date
}

/** A printed review. */
export interface PrintedReview extends BuiltPdf {
  /** What is wrong with its pages: characters without a font, tables too wide. */
  readonly messages: readonly VFileMessage[]
}

/** Our own template of reviews. */
const folder = 'review'

/**
 * Set a review as PDF: the redlined book, notes at the foot of the page of their call, and
 * an index of its changes.
 *
 * Faults of the text are not told here, only those of its pages.
 *
 * @param manuscript The new one: its fonts, and how long and large its files may be.
 * @param onlyChangedPages Are pages without a change left out?
 * @throws {BuildError} When the browser fails.
 */
export async function printReview(
  review: Review,
  manuscript: Manuscript,
  ports: ReviewPrintPorts,
  { onlyChangedPages }: { readonly onlyChangedPages: boolean },
): Promise<PrintedReview> {
  const { fonts, templates, date } = ports
  const book = redlineBook(review)
  const template = await readPrintTemplate(templates, folder, templates)
  const images = await readImages(book, joinSources(ports.sources), manuscript.limits)
  const redlined: ChapterHtml[] = []
  for (const chapter of book.texts.flatMap((text) => text.chapters)) {
    const html = await chapterToHtml(chapter, manuscript.attempt)
    redlined.push(replacePictures(html, (path) => images.has(path)))
    await ports.step('compose')
  }
  const { chapters, places } = identifyChanges(redlined)
  const { families } = template.style
  const chosen = await chooseFonts(book, families, manuscript.config.fonts, fonts)
  const files = book.texts.flatMap((text) => text.chapters.map(({ file }) => file))
  const known = new Set(files.flatMap(({ messages }) => messages))
  checkCharacters(book, await fonts.coverage([...families, ...chosen.families]))
  const built = await buildPdf(
    {
      layout: 'sequential',
      book,
      chapters,
      images,
      template,
      chosen,
      date,
      findsPageStarts: false,
      isTraced: false,
      redline: {
        values: { ...indexOfChanges(review, places), onlyChangedPages },
        onlyChangedPages,
      },
    },
    ports,
  )
  reportPageFaults(book, built)
  const messages = sortMessages(files).filter((message) => !known.has(message))
  return { ...built, messages }
}

/** The files of both revisions: of two with one path, the new one's. */
function joinSources([old, now]: ReviewPrintPorts['sources']): ManuscriptSource {
  return {
    label: now.label,
    list: async () =>
      [...new Set([...(await old.list()), ...(await now.list())])].toSorted(),
    read: async (path) => ((await now.list()).includes(path) ? now : old).read(path),
  }
}
