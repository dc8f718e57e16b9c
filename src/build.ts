import type { Root } from 'mdast'
import type { VFileMessage } from 'vfile-message'
import { assembleBook } from './book/assemble-book.ts'
import type { Book } from './book/book.ts'
import { checkCharacters } from './book/check-characters.ts'
import { readImages } from './book/read-images.ts'
import { reportAt } from './diagnostics/report-at.ts'
import { sortMessages } from './diagnostics/sort-messages.ts'
import type { ArchiveFile } from './epub/archive-file.ts'
import { toEpubFiles } from './epub/epub-files.ts'
import { toFontNeeds } from './epub/font-needs.ts'
import { readEpubTemplate } from './epub/read-template.ts'
import type { ChapterHtml } from './html/chapter-html.ts'
import { chapterToHtml } from './html/chapter-to-html.ts'
import type { Edition } from './manuscript/config.ts'
import type { ChapterFile, Manuscript } from './manuscript/manuscript.ts'
import type { Picture } from './manuscript/read-image.ts'
import type { ManuscriptSource } from './manuscript/source.ts'
import { parseMarkdown } from './markdown/parse.ts'
import { buildPdf } from './pdf/build-pdf.ts'
import type { FontSource } from './pdf/fonts.ts'
import type { Misfit } from './pdf/page-calls.ts'
import type { Printer } from './pdf/printer.ts'
import type { PrintTemplate } from './pdf/compose-document.ts'
import { readPrintTemplate } from './pdf/read-template.ts'

/** What a build needs from outside; everything else is computed. */
export interface BuildPorts {
  readonly source: ManuscriptSource
  /** Our own templates: paths such as `book/page.css`. */
  readonly templates: ManuscriptSource
  readonly fonts: FontSource
  /** Date that stands in the output files, the same for the same manuscript. */
  readonly date: Date
  /** Lends a printer; called once, and only when an edition needs one. */
  readonly withPrinter: <T>(work: (printer: Printer) => Promise<T>) => Promise<T>
  /** Packs finished files as an EPUB container. */
  readonly packEpub: (files: readonly ArchiveFile[], date: Date) => Promise<Uint8Array>
  /** Writes an output file whole or not at all; returns its path for people. */
  readonly write: (fileName: string, bytes: Uint8Array) => Promise<string>
  /** Hears of each step, for progress. */
  readonly step: (step: BuildStep) => void
}

/** A step of a build as shown to people: `handout: measure`. */
export interface BuildStep {
  readonly edition: string
  readonly name:
    | 'read'
    | 'assemble'
    | 'measure'
    | 'break pages'
    | 'print'
    | 'finish'
    | 'pack'
    | 'write'
}

/** What came of an edition. */
export interface BuiltEdition {
  readonly edition: Edition
  /** Path of the file written. */
  readonly path: string
  /** Its text has errors: the file is `<edition>.draft.pdf`, and an older `<edition>.pdf` stays. */
  readonly isDraft: boolean
  readonly bytes: number
  readonly pages?: number
}

/** What came of a build. */
export interface BuildResult {
  readonly editions: readonly BuiltEdition[]
  /** All messages of all files, sorted by file and place, each once. */
  readonly messages: readonly VFileMessage[]
}

/**
 * Build editions of a manuscript.
 *
 * An edition whose text has errors is written as a draft beside the file that may be
 * there: nobody is left without pages, and no sound file gives way to a faulty one.
 *
 * @throws {BuildError} When something outside the manuscript fails.
 */
export async function build(
  manuscript: Manuscript,
  editions: readonly Edition[],
  ports: BuildPorts,
): Promise<BuildResult> {
  const trees = parseChapters(manuscript, editions)
  const files = new Set(await ports.source.list())
  const texts: EditionText[] = []
  for (const edition of editions) {
    ports.step({ edition: edition.name, name: 'assemble' })
    const template =
      edition.format === 'pdf'
        ? await readPrintTemplate(await templatesOf(edition, ports), edition.template)
        : undefined
    const numbering = template?.style.arrangement === 'article' ? 'text' : 'chapter'
    const book = assembleBook(manuscript, edition, trees, { files, numbering })
    const images = await readImages(book, ports.source)
    const chapters = await Promise.all(
      book.texts.flatMap((text) => text.chapters.map(chapterToHtml)),
    )
    texts.push({ edition, book, chapters, images, template })
  }

  const needsPrinter = editions.some((edition) => edition.format === 'pdf')
  const built = needsPrinter
    ? await ports.withPrinter((printer) => buildAll(texts, ports, printer))
    : await buildAll(texts, ports)
  return { editions: built, messages: sortMessages(manuscript.files) }
}

/** The whole text of an edition, ready for its format. */
interface EditionText {
  readonly edition: Edition
  readonly book: Book
  readonly chapters: readonly ChapterHtml[]
  readonly images: ReadonlyMap<string, Picture>
  /** Of a PDF edition. */
  readonly template: PrintTemplate | undefined
}

function parseChapters(
  { config, texts }: Manuscript,
  editions: readonly Edition[],
): ReadonlyMap<ChapterFile, Root> {
  const languages = new Set(editions.flatMap((edition) => edition.languages))
  const trees = new Map<ChapterFile, Root>()
  for (const { language, chapters } of texts) {
    if (!languages.has(language)) continue
    for (const chapter of chapters) {
      const options = { series: config.series, language: chapter.language }
      trees.set(chapter, parseMarkdown(chapter.file, options))
    }
  }
  return trees
}

function isSound({ chapters }: EditionText): boolean {
  return chapters.every(
    ({ chapter }) => !chapter.file.messages.some(({ fatal }) => fatal),
  )
}

async function buildAll(
  texts: readonly EditionText[],
  ports: BuildPorts,
  printer?: Printer,
): Promise<BuiltEdition[]> {
  const built: BuiltEdition[] = []
  for (const text of texts) {
    if (text.edition.format === 'epub') built.push(await writeEpub(text, ports))
    else if (printer && text.template) {
      built.push(await writePdf(text, text.template, ports, printer))
    }
  }
  return built
}

async function writePdf(
  text: EditionText,
  template: PrintTemplate,
  ports: BuildPorts,
  printer: Printer,
): Promise<BuiltEdition> {
  const { edition, book, chapters, images } = text
  checkCharacters(book, await ports.fonts.coverage(template.style.families))
  const step = (name: BuildStep['name']): void =>
    ports.step({ edition: edition.name, name })
  const { fonts, date } = ports
  const pdf = await buildPdf(
    { book, chapters, images, template, date },
    { fonts, printer, step },
  )
  for (const misfit of pdf.misfits) reportMisfit(book, misfit)
  step('write')
  const { bytes, pages } = pdf
  return { ...(await writeEdition(text, bytes, ports)), pages }
}

async function writeEpub(text: EditionText, ports: BuildPorts): Promise<BuiltEdition> {
  const { edition, book, chapters, images } = text
  ports.step({ edition: edition.name, name: 'pack' })
  const template = await readEpubTemplate(
    await templatesOf(edition, ports),
    edition.template,
  )
  const needs = toFontNeeds({ book, chapters, template })
  const fonts = await Promise.all(
    needs.map(async (need) => ({
      ...need,
      ...(await ports.fonts.subset(need, need.text)),
    })),
  )
  const files = toEpubFiles({ book, chapters, images, fonts, template, date: ports.date })
  const bytes = await ports.packEpub(files, ports.date)
  ports.step({ edition: edition.name, name: 'write' })
  return writeEdition(text, bytes, ports)
}

async function writeEdition(
  text: EditionText,
  bytes: Uint8Array,
  ports: BuildPorts,
): Promise<BuiltEdition> {
  const { edition } = text
  const isDraft = !isSound(text)
  const fileName = `${edition.name}${isDraft ? '.draft' : ''}.${edition.format}`
  const path = await ports.write(fileName, bytes)
  return { edition, path, isDraft, bytes: bytes.length }
}

/** A template is one of ours, or a folder of the manuscript. */
async function templatesOf(
  edition: Edition,
  ports: BuildPorts,
): Promise<ManuscriptSource> {
  const ours = await ports.templates.list()
  return ours.some((path) => path.startsWith(`${edition.template}/`))
    ? ports.templates
    : ports.source
}

/** Say what was set smaller to fit; a little is a typesetter's daily bread. */
function reportMisfit(book: Book, { kind, scale, place }: Misfit): void {
  if (scale > 0.85 || place === undefined) return
  const [id, line = '1', column = '1'] = place.split(':')
  const chapter = book.texts.flatMap((text) => text.chapters).find((one) => one.id === id)
  if (!chapter) return
  reportAt(
    chapter.file,
    'line-fits-measure',
    { line: Number(line), column: Number(column) },
    `${kind} is wider than the page and is set at ${Math.round(scale * 100)} % of its size`,
  )
}
