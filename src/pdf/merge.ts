import { direction } from '../language/direction.ts'
import {
  type DocumentDescription,
  toInformation,
  toMetadata,
} from './document-description.ts'
import {
  type Importer,
  type KnownStreams,
  importObjects,
  resolveValue,
} from './import-objects.ts'
import { type PageLinks, importPages } from './import-pages.ts'
import { fromDestinationName, toDestinationName } from './internal-link.ts'
import {
  type OutlineEntry,
  importOutline,
  putOutline,
  toOutlineLines,
} from './outline.ts'
import { type PageLabels, formatPageLabels } from './page-labels.ts'
import { type TrimSize, putPageTree } from './page-tree.ts'
import {
  type PdfDict,
  type PdfValue,
  dictOf,
  pdfDict,
  pdfObjects,
} from './pdf-objects.ts'
import { fromByteString, fromName, toTextString } from './pdf-text.ts'
import { type PdfFile, readPdf } from './read-pdf.ts'
import { nameTree } from './search-tree.ts'
import { joinStructureTrees } from './structure-tree.ts'
import { writePdf } from './write-pdf.ts'

/** What the finished file says beside its pages. */
export interface MergeOptions {
  readonly description: DocumentDescription
  readonly trim: TrimSize
  /** Replaces the outline that Chromium makes of the headings. */
  readonly outline?: readonly OutlineEntry[]
  readonly pageLabels?: readonly PageLabels[]
}

/** A finished PDF. */
export interface MergedPdf {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Ids that links or the outline lead to and that stand nowhere in the book. */
  readonly missing: readonly string[]
}

/**
 * Join the PDFs that Chromium printed of a book's parts, and finish them as one file.
 *
 * Tags, links and destinations stay; links that `internalLink` wrote lead to their place in
 * whatever part. The same parts and options give the same bytes. Linear in the size of the
 * parts.
 *
 * @param parts PDFs in order, at least one; read, not changed.
 * @throws {BuildError} When the browser wrote a PDF of another kind than Chromium's.
 */
export function mergePdf(parts: readonly Uint8Array[], options: MergeOptions): MergedPdf {
  const { description, trim, outline, pageLabels } = options
  const objects = pdfObjects()
  const streams: KnownStreams = new Map()
  const importers = parts.map((part) => importObjects(readPdf(part), objects, streams))
  const printedIds = new Set(importers.flatMap((importer) => idsIn(importer)))
  const links: PageLinks = { parentKeys: [], linkedIds: new Set(), printedIds }

  const pages = importers.flatMap((importer) => importPages(importer, objects, links))
  const pageTree = putPageTree(objects, pages, trim)
  const { parentKeys, linkedIds } = links
  const structure = joinStructureTrees(
    importers,
    objects,
    parentKeys,
    description.language,
  )
  const destinations = joinDestinations(importers)
  const outlineRef = putOutline(
    objects,
    outline === undefined
      ? importers.flatMap((importer) => importOutline(importer))
      : toOutlineLines(outline.flatMap((entry) => printedEntries(entry, printedIds))),
  )
  for (const importer of importers) importer.complete()

  const producer = producerOf(importers[0]?.part)
  const names = pdfDict({ Dests: objects.add(nameTree(objects, destinations)) })
  const catalog = pdfDict({
    Type: '/Catalog',
    Pages: pageTree,
    Lang: toTextString(description.language),
    StructTreeRoot: structure,
    MarkInfo: structure && pdfDict({ Marked: 'true' }),
    Names: destinations.size === 0 ? undefined : names,
    Outlines: outlineRef,
    PageLabels: pageLabels?.length ? formatPageLabels(pageLabels) : undefined,
    ViewerPreferences: pdfDict({
      DisplayDocTitle: 'true',
      // Which page of a spread stands on the left.
      Direction: direction(description.language) === 'rtl' ? '/R2L' : undefined,
    }),
    Metadata: objects.add(toMetadata(description, fromByteString(producer))),
  })
  const bytes = writePdf(objects.list, {
    root: objects.add(catalog),
    information: objects.add(toInformation(description, producer)),
  })
  const wanted = new Set([...linkedIds, ...outlineIds(outline ?? [])])
  const missing = [...wanted].filter((id) => !destinations.has(toDestinationName(id)))
  return { bytes, pages: pages.length, missing }
}

/** Where the ids of all parts stand; of two with the same name the first counts. */
function joinDestinations(importers: readonly Importer[]): Map<string, PdfValue> {
  const destinations = new Map<string, PdfValue>()
  for (const importer of importers) {
    const { part } = importer
    for (const [key, value] of placesIn(importer)) {
      const name = toDestinationName(fromDestinationName(fromName(key)))
      const place = resolveValue(part, value)
      if (place !== undefined && !destinations.has(name)) {
        destinations.set(name, importer.value(place))
      }
    }
  }
  return destinations
}

function placesIn({ part }: Importer): PdfDict {
  const catalog = dictOf(part.resolve(part.trailer.get('/Root')))
  return dictOf(part.resolve(catalog.get('/Dests')))
}

function idsIn(importer: Importer): string[] {
  return [...placesIn(importer).keys()].map((key) => fromDestinationName(fromName(key)))
}

/** An entry whose place is not printed gives way to those below it. */
function printedEntries(
  entry: OutlineEntry,
  printedIds: ReadonlySet<string>,
): OutlineEntry[] {
  const children = entry.children.flatMap((child) => printedEntries(child, printedIds))
  return printedIds.has(entry.destination) ? [{ ...entry, children }] : children
}

function outlineIds(entries: readonly OutlineEntry[]): string[] {
  return entries.flatMap(({ destination, children }) => [
    destination,
    ...outlineIds(children),
  ])
}

/** What wrote the pages, as a PDF string. */
function producerOf(part: PdfFile | undefined): string {
  const information = dictOf(part?.resolve(part.trailer.get('/Info')))
  const producer = information.get('/Producer')
  return typeof producer === 'string' ? producer : '(Chromium)'
}
