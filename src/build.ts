import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { checkCharacters } from './book/check-characters.ts'
import { checkFamilies } from './book/check-families.ts'
import { type ChosenFonts, chooseFonts } from './book/choose-fonts.ts'
import { BuildError } from './diagnostics/build-error.ts'
import { reportAt } from './diagnostics/report-at.ts'
import { sortMessages } from './diagnostics/sort-messages.ts'
import type { LanguageTag } from './language/tag.ts'
import type { ArchiveFile } from './epub/archive-file.ts'
import { paintedCover, type PrintPages } from './epub/edition.ts'
import { toEpubFiles } from './epub/epub-files.ts'
import { fitImages } from './epub/fit-images.ts'
import { toFamilies, toFontNeeds } from './epub/font-needs.ts'
import { toIdentifier } from './epub/identifier.ts'
import { readEpubTemplate } from './epub/read-template.ts'
import { reportStoreFaults } from './epub/report-store-faults.ts'
import { reportConformance } from './epub/report-conformance.ts'
import { completeFamilies } from './html/complete-families.ts'
import {
  type EditionText,
  isSound,
  type ParsedManuscript,
  toEditionText,
} from './html/edition-text.ts'
import type { Edition } from './manuscript/config.ts'
import { needsOriginal } from './manuscript/layouts.ts'
import type { Manuscript } from './manuscript/manuscript.ts'
import type { Picture } from './manuscript/read-image.ts'
import type { ManuscriptSource } from './manuscript/source.ts'
import { parseManuscript } from './markdown/parse-manuscript.ts'
import { buildPdf, type BuiltPdf, type PdfEdition } from './pdf/build-pdf.ts'
import type { ExplainedPage } from './pdf/explain-pages.ts'
import type { FontSource } from './pdf/fonts.ts'
import { paintCover, readCoverTemplate } from './pdf/paint-cover.ts'
import { onceMore } from './pdf/once-more.ts'
import type { Printer } from './pdf/printer.ts'
import type { TracedPage } from './pdf/page-trace.ts'
import { readPrintTemplate } from './pdf/read-template.ts'
import { reportPageFaults } from './pdf/report-page-faults.ts'
import { alignManuscript } from './translation/align-manuscript.ts'
import { checkTranslation } from './translation/check-translation.ts'

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
  /** Makes a picture fit for reading systems, or says what is wrong with it. */
  readonly fitPicture: (picture: Picture) => Promise<Picture | string>
  /** Packs finished files as an EPUB container. */
  readonly packEpub: (files: readonly ArchiveFile[], date: Date) => Content
  /** Writes an output file whole or not at all. */
  readonly write: (fileName: string, content: Content) => Promise<WrittenFile>
  /** Hears of each step, for progress; awaited, so that a build can be interrupted. */
  readonly step: (step: BuildStep) => Promise<void>
}

/** What a file holds: all at once, or in pieces of any length. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>

/** A file that was written. */
export interface WrittenFile {
  /** As shown to people. */
  readonly path: string
  readonly bytes: number
}

/** A step of a build as shown to people: `handout: measure`. */
export interface BuildStep {
  readonly edition: string
  readonly name:
    | 'read'
    | 'align'
    | 'assemble'
    | 'compose'
    | 'measure'
    | 'break pages'
    | 'print'
    | 'finish'
    | 'paint cover'
    | 'start again'
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
  /** Of a PDF: why each page ends where it does, and what it costs. */
  readonly explained?: readonly ExplainedPage[]
  /** Of a PDF whose pages were traced: path of the file that tells every line of them. */
  readonly tracePath?: string
  /** Of the same: its pages with their lines. */
  readonly traced?: readonly TracedPage[]
  /** Of a PDF: pictures of the pages of which they were wanted, by folio. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>
}

/** What came of a build. */
export interface BuildResult {
  readonly editions: readonly BuiltEdition[]
  /** All messages of all files, sorted by file and place, each once. */
  readonly messages: readonly VFileMessage[]
}

/** What is asked of a build besides its files. */
export interface BuildOptions {
  /** Write `<edition>.pages.txt` beside each PDF: every line of every page, with its place. */
  readonly trace?: boolean
  /** Folios of the pages of PDFs of which pictures are wanted. */
  readonly painted?: ReadonlySet<string>
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
  options: BuildOptions = {},
): Promise<BuildResult> {
  const { source } = ports
  const { config } = manuscript
  const [first] = editions
  const pause = (): Promise<void> =>
    ports.step({ edition: first?.name ?? '', name: 'read' })
  const prints = printsFor(editions, config.editions)
  const paired = pairedLanguages([...editions, ...prints])
  const languages = new Set([...editions, ...prints].flatMap((one) => one.languages))
  // Two translations are paired by way of the original.
  if (paired.size > 0) languages.add(config.language)
  const trees = await parseManuscript(manuscript, languages, pause)
  if (paired.size > 0) await ports.step({ edition: first?.name ?? '', name: 'align' })
  const aligned = alignManuscript(manuscript, trees, paired)
  for (const chapter of aligned) checkTranslation(chapter)
  const others: VFile[] = []
  const parsed = { manuscript, source, trees, aligned }
  const isTraced = options.trace === true
  const { painted } = options
  const job: Job = { parsed, editions, ports, others, isTraced, painted }

  // PDFs first: e-books mark where their pages begin.
  const buildBoth = async (
    printer?: Printer,
    whyNone?: string,
  ): Promise<BuiltEdition[]> => {
    const printed = printer ? await buildPrints(prints, job, printer) : []
    const built = [
      ...printed.flatMap((one) => one.built ?? []),
      ...(await buildEbooks(job, printed, {
        printer,
        whyNone,
        isAsked: config.cover === undefined,
      })),
    ]
    return editions.flatMap(
      (edition) => built.find((one) => one.edition === edition) ?? [],
    )
  }
  const needsCover =
    config.cover === undefined && editions.some(({ format }) => format === 'epub')
  const built =
    prints.length > 0
      ? await ports.withPrinter(buildBoth)
      : await (needsCover ? withPrinterIfAny(ports, buildBoth) : buildBoth())
  const [configFile] = manuscript.files
  if (configFile) await checkFamilies(configFile, config.fonts, ports.fonts)
  return { editions: built, messages: sortMessages([...manuscript.files, ...others]) }
}

/** Lend a printer; where there is none, go on without, and say why. */
async function withPrinterIfAny<T>(
  ports: BuildPorts,
  work: (printer?: Printer, whyNone?: string) => Promise<T>,
): Promise<T> {
  let isLent = false
  try {
    return await ports.withPrinter((printer) => {
      isLent = true
      return work(printer)
    })
  } catch (error) {
    if (isLent || !(error instanceof BuildError)) throw error
    return work(undefined, error.message)
  }
}

/** What is built, from what. */
interface Job {
  readonly parsed: ParsedManuscript
  readonly editions: readonly Edition[]
  readonly ports: BuildPorts
  /** Further files with messages, gains them: style sheets, passages that an edition refuses. */
  readonly others: VFile[]
  readonly isTraced: boolean
  /** Folios of the pages of which pictures are wanted. */
  readonly painted: ReadonlySet<string> | undefined
}

/** A PDF edition that was laid out. */
interface PrintedEdition {
  readonly name: string
  readonly pages: PrintPages
  /** Absent when only its pages were asked for. */
  readonly built?: BuiltEdition
}

/** The PDF editions to build, then those whose pages an e-book marks by name. */
function printsFor(editions: readonly Edition[], all: readonly Edition[]): Edition[] {
  const sources = new Set(
    editions.flatMap(({ pagesOf }) => (pagesOf?.isNamed ? pagesOf.edition : [])),
  )
  const others = all.filter((one) => sources.has(one.name) && !editions.includes(one))
  return [...editions, ...others].filter(({ format }) => format === 'pdf')
}

/** Languages of editions that are held against the original. */
function pairedLanguages(editions: readonly Edition[]): ReadonlySet<LanguageTag> {
  return new Set(
    editions.flatMap((edition) => {
      const { languages } = edition
      return languages.length > 1 || needsOriginal(edition) ? languages : []
    }),
  )
}

async function buildPrints(
  prints: readonly Edition[],
  job: Job,
  printer: Printer,
): Promise<PrintedEdition[]> {
  const { parsed, editions, ports } = job
  const printed: PrintedEdition[] = []
  for (const edition of prints) {
    const pause = (): Promise<void> =>
      ports.step({ edition: edition.name, name: 'assemble' })
    await pause()
    const folder = edition.template
    const templates = await templatesOf(edition, ports)
    const template = await readPrintTemplate(
      templates,
      folder,
      ports.templates,
      shapesOf(edition),
    )
    const numbering = template.style.arrangement === 'article' ? 'text' : 'chapter'
    const text = await toEditionText(parsed, edition, numbering, pause)
    job.others.push(...text.faults)
    const findsPageStarts = editions.some(
      ({ pagesOf }) => pagesOf?.edition === edition.name,
    )
    const chosen = await fontsFor(text, template.style.families, template.sheet, job)
    const isTraced = job.isTraced && editions.includes(edition)
    const { painted } = job
    const looks = { template, chosen, findsPageStarts, isTraced, painted }
    const pdf = await layOut(text, looks, ports, printer)
    const pages = {
      source:
        edition.identifier === undefined
          ? `${text.book.title}, ${edition.name}.pdf`
          : toIdentifier(text.book),
      starts: pdf.pageStarts,
    }
    const { name } = edition
    if (!editions.includes(edition)) printed.push({ name, pages })
    else printed.push({ name, pages, built: await writePdf(text, pdf, ports) })
  }
  return printed
}

/** Kinds of `@page` that hold for all pages of an edition. */
function shapesOf({ columns, languages }: Edition): string[] {
  return columns ? ['columns', `columns-${languages.length}`] : []
}

/** Choose the fonts that complete those of a template, and report those that are missing. */
async function fontsFor(
  { book }: EditionText,
  families: readonly string[],
  sheet: VFile,
  { parsed, ports, others }: Job,
): Promise<ChosenFonts> {
  others.push(sheet)
  await checkFamilies(sheet, families, ports.fonts)
  return chooseFonts(book, families, parsed.manuscript.config.fonts, ports.fonts)
}

async function layOut(
  { edition, book, chapters, parallel, images }: EditionText,
  looks: Pick<
    PdfEdition,
    'template' | 'chosen' | 'findsPageStarts' | 'isTraced' | 'painted'
  >,
  ports: BuildPorts,
  printer: Printer,
): Promise<BuiltPdf> {
  const { fonts, date } = ports
  const families = [...looks.template.style.families, ...looks.chosen.families]
  checkCharacters(book, await fonts.coverage(families))
  return buildPdf(
    {
      book,
      chapters,
      ...(parallel && { parallel }),
      layout: edition.layout,
      ...(edition.folios && { folios: edition.folios }),
      images,
      date,
      ...looks,
      ...(edition.notePlaces !== undefined && { notePlaces: edition.notePlaces }),
      hasMarkedPassages: [edition.stale, edition.missing].includes('mark'),
      ...(edition.columns && { columns: edition.columns }),
      ...(edition.lineNumbers !== undefined && { lineNumbers: edition.lineNumbers }),
    },
    { fonts, printer, step: (name) => ports.step({ edition: edition.name, name }) },
  )
}

async function writePdf(
  text: EditionText,
  { bytes, pages, misfits, overfull, explained, trace, traced, pictures }: BuiltPdf,
  ports: BuildPorts,
): Promise<BuiltEdition> {
  reportPageFaults(text.book, { misfits, overfull, explained })
  await ports.step({ edition: text.edition.name, name: 'write' })
  const written = await writeEdition(text, bytes, ports)
  const built = { ...written, pages, explained, pictures }
  if (trace === undefined) return built
  const name = fileNameOf(text, 'pages.txt')
  const { path } = await ports.write(name, new TextEncoder().encode(trace))
  return { ...built, tracePath: path, traced }
}

/** What paints covers, or why nothing does. */
interface CoverPainter {
  readonly printer: Printer | undefined
  readonly whyNone: string | undefined
  /** Does the book leave it to us whether it has a cover? */
  readonly isAsked: boolean
}

async function buildEbooks(
  job: Job,
  printed: readonly PrintedEdition[],
  painter: CoverPainter,
): Promise<BuiltEdition[]> {
  const { parsed, editions, ports } = job
  const built: BuiltEdition[] = []
  for (const edition of editions) {
    if (edition.format !== 'epub') continue
    const pause = (): Promise<void> =>
      ports.step({ edition: edition.name, name: 'assemble' })
    await pause()
    const text = await toEditionText(parsed, edition, 'chapter', pause)
    job.others.push(...text.faults)
    reportConformance(parsed.manuscript, text)
    reportStoreFaults(parsed.manuscript, text)
    const source = printed.find(({ name }) => name === edition.pagesOf?.edition)
    const covered = await withCover(text, painter, ports)
    built.push(await writeEpub(covered, source?.pages, job))
  }
  return built
}

/** Give an e-book a cover if it has none: one that is painted. */
async function withCover(
  text: EditionText,
  { printer, whyNone, isAsked }: CoverPainter,
  ports: BuildPorts,
): Promise<EditionText> {
  const { edition, book, images } = text
  if (book.cover !== undefined || !isAsked) return text
  if (!printer) {
    const [chapter] = book.texts.flatMap((one) => one.chapters)
    if (chapter && whyNone !== undefined) {
      const reason = `the e-book \`${edition.name}\` has no cover: ${whyNone}`
      reportAt(chapter.file, 'book-has-cover', { line: 1, column: 1 }, reason)
    }
    return text
  }
  const own = await readCoverTemplate(await templatesOf(edition, ports), edition.template)
  const template = own ?? (await readCoverTemplate(ports.templates, 'ebook'))
  if (!template) return text
  await ports.step({ edition: edition.name, name: 'paint cover' })
  const bytes = await onceMore(
    () => paintCover(book, template, { fonts: ports.fonts, printer }),
    () => ports.step({ edition: edition.name, name: 'start again' }),
  )
  const painted = new Map(images).set(paintedCover, { bytes, type: 'image/png' })
  return { ...text, book: { ...book, cover: paintedCover }, images: painted }
}

async function writeEpub(
  text: EditionText,
  pages: PrintPages | undefined,
  job: Job,
): Promise<BuiltEdition> {
  const { ports } = job
  const { edition, book, chapters } = text
  const { layout } = edition
  await ports.step({ edition: edition.name, name: 'pack' })
  const images = await fitImages(text, ports.fitPicture)
  const template = await readEpubTemplate(
    await templatesOf(edition, ports),
    edition.template,
  )
  const sheet = new VFile({
    path: `${edition.template}/reading.css`,
    value: template.css,
  })
  const chosen = await fontsFor(text, toFamilies(template), sheet, job)
  const needs = toFontNeeds({ book, chapters, template, chosen })
  const fonts = await Promise.all(
    needs.map(async (need) =>
      Object.assign({}, need, await ports.fonts.subset(need, need.text)),
    ),
  )
  const files = toEpubFiles({
    book,
    chapters,
    layout,
    images,
    fonts,
    template: { css: completeFamilies(template.css, chosen) },
    date: ports.date,
    ...(pages && { pages }),
    ...(edition.profile && { profile: edition.profile }),
  })
  await ports.step({ edition: edition.name, name: 'write' })
  return writeEdition(text, ports.packEpub(files, ports.date), ports)
}

async function writeEdition(
  text: EditionText,
  content: Content,
  ports: BuildPorts,
): Promise<BuiltEdition> {
  const { edition } = text
  // Kobo’s readers tell their own kind of e-book by its name alone.
  const extension = edition.profile === 'kobo' ? 'kepub.epub' : edition.format
  const written = await ports.write(fileNameOf(text, extension), content)
  return { edition, ...written, isDraft: !isSound(text) }
}

function fileNameOf(text: EditionText, extension: string): string {
  return `${text.edition.name}${isSound(text) ? '' : '.draft'}.${extension}`
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
