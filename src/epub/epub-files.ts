import type { ChapterHtml } from '../html/chapter-html.ts'
import { type GeneratedWords, generatedWords } from '../language/generated-words.ts'
import { toAccessibility } from './accessibility.ts'
import { collectFacts } from './accessibility-facts.ts'
import type { ArchiveFile } from './archive-file.ts'
import { toCaptionedLists, withCaptionedIds } from './captioned.ts'
import { toChapterPlaces } from './chapter-places.ts'
import { withCounterparts } from './counterparts.ts'
import { withSides } from './sides.ts'
import { checkFiles } from './check-files.ts'
import { toContainerFiles } from './container-files.ts'
import type { EpubEdition } from './edition.ts'
import { fitOrder, fitPage } from './fit-to-profile.ts'
import { toFontFaces } from './font-faces.ts'
import { toIdentifier } from './identifier.ts'
import { toImageFiles } from './images.ts'
import { property, toMetadata } from './metadata.ts'
import { type Landmark, toNavigationDocument } from './navigation-document.ts'
import { toNavigation } from './navigation.ts'
import { formatNcx } from './ncx.ts'
import { formatPackageDocument } from './package-document.ts'
import { withPageMarkers } from './page-markers.ts'
import { profileTraits } from './profile.ts'
import { type PublicationFile, paths, publicationFolder } from './publication.ts'
import { type ReadingOrder, toReadingOrder } from './reading-order.ts'
import { holdsElement } from './holds-element.ts'
import { type XhtmlPage, formatXhtml } from './xhtml-document.ts'

/**
 * Make all files of an EPUB 3.3 publication in the order of its archive, `mimetype` excepted.
 *
 * The same edition gives the same bytes: there is no clock and no chance in it. The files
 * are checked against each other before they are handed out.
 *
 * @see EPUB 3.3
 */
export function toEpubFiles(given: EpubEdition): readonly ArchiveFile[] {
  const { parallel, counterparts = [] } = given.book
  const marked = withPageMarkers(
    withCaptionedIds(parallel ? given.chapters.map(withSides) : given.chapters),
    given.pages?.starts ?? [],
  )
  const { targets } = marked
  const chapters = withCounterparts(marked.chapters, counterparts)
  const edition = { ...given, chapters }
  const { book, template } = edition
  const words = generatedWords(book.language)
  const places = toChapterPlaces(documentsOf(edition))
  const images = toImageFiles(edition.images, book.cover)
  const fonts = toFontFaces(template.css, edition.fonts)
  const identifier = toIdentifier(book)
  const entries = toNavigation(book, places)
  const traits = profileTraits(given.profile ?? 'standard')
  const order = fitOrder(toReadingOrder(edition, places, images.paths), traits)
  const landmarks = toLandmarks(order, words)
  const contents = toNavigationDocument({
    language: book.language,
    title: words.contents,
    entries,
    captioned: toCaptionedLists(chapters, places),
    listTitles: words,
    pages: targets.map(({ folio, chapter, id }) => ({
      title: folio,
      href: `${places.fileOf(chapter)}#${id}`,
    })),
    landmarks,
  })

  const nav = toPageFile(fitPage(contents, { ...traits, hasKoboSpans: false }), {
    id: 'nav',
    properties: ['nav'],
    ...(traits.showsContents && { spine: 'linear' }),
  })
  const pages = toPageFiles(order)
  const afterTitle = pages.findIndex(({ id }) => id === 'title-page') + 1
  const files: PublicationFile[] = [
    ...pages.toSpliced(traits.showsContents ? afterTitle : pages.length, 0, nav),
    {
      id: 'ncx',
      path: paths.ncx,
      mediaType: 'application/x-dtbncx+xml',
      bytes: formatNcx(book, entries, identifier),
    },
    {
      id: 'styles',
      path: paths.styles,
      mediaType: 'text/css',
      bytes: fonts.css,
    },
    ...images.files,
    ...fonts.files,
  ]
  const metadata = [
    ...toMetadata(book, identifier, edition.date),
    ...(traits.specifiesFonts ? [property('ibooks:specified-fonts', 'true')] : []),
    ...toAccessibility(
      book,
      collectFacts(
        pagesOf(order).map((page) => page.body),
        edition.images.values(),
      ),
      targets.length > 0 ? given.pages?.source : undefined,
    ),
  ]
  // Kindle finds the contents by the guide; among the landmarks they may not be, for they
  // are not in the spine.
  const guide = [
    ...landmarks,
    { type: 'toc', title: words.contents, href: paths.navigation },
  ]
  const archive = [
    ...toContainerFiles(traits),
    {
      path: `${publicationFolder}/${paths.package}`,
      bytes: formatPackageDocument(book, metadata, files, guide),
    },
    ...files.map(({ path, bytes }) => ({ path: `${publicationFolder}/${path}`, bytes })),
  ]
  checkFiles(archive)
  return archive
}

/** The chapters of each content document. */
function documentsOf({ book, chapters }: EpubEdition): (readonly ChapterHtml[])[] {
  if (!book.parallel) return chapters.map((html) => [html])
  const htmls = new Map(chapters.map((html) => [html.chapter, html]))
  return book.parallel.map((joined) =>
    joined.chapters.flatMap((chapter) => (chapter && htmls.get(chapter)) ?? []),
  )
}

function pagesOf({ cover, titlePage, texts }: ReadingOrder): readonly XhtmlPage[] {
  return [...(cover === undefined ? [] : [cover]), titlePage, ...texts]
}

function toLandmarks(order: ReadingOrder, words: GeneratedWords): Landmark[] {
  const first = order.texts.find((page) => page.isFrontMatter !== true) ?? order.texts[0]
  return [
    ...(order.cover === undefined
      ? []
      : [{ type: 'cover', title: words.cover, href: order.cover.path }]),
    { type: 'titlepage', title: words.titlePage, href: order.titlePage.path },
    ...(first === undefined
      ? []
      : [{ type: 'bodymatter', title: words.text, href: first.path }]),
  ]
}

/** The cover is shown by reading systems themselves, so its page is beside the order. */
function toPageFiles({ cover, titlePage, texts }: ReadingOrder): PublicationFile[] {
  return [
    ...(cover === undefined ? [] : [toPageFile(cover, { id: 'cover', spine: 'aside' })]),
    toPageFile(titlePage, { id: 'title-page', spine: 'linear' }),
    ...texts.map((page, index) =>
      toPageFile(page, { id: `text-${index + 1}`, spine: 'linear' }),
    ),
  ]
}

function toPageFile(
  page: XhtmlPage,
  entry: Pick<PublicationFile, 'id' | 'properties' | 'spine'>,
): PublicationFile {
  return {
    ...entry,
    path: page.path,
    mediaType: 'application/xhtml+xml',
    properties: [
      ...(entry.properties ?? []),
      ...['math', 'svg']
        .filter((name) => holdsElement(page.body, name))
        .map((name) => (name === 'math' ? 'mathml' : name)),
    ],
    bytes: formatXhtml(page),
  }
}
