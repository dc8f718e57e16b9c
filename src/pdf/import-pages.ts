import type { Importer } from './import-objects.ts'
import { resolveValue } from './import-objects.ts'
import { fromDestinationName, linkedId, toDestinationName } from './internal-link.ts'
import {
  type PdfDict,
  type PdfObjects,
  type PdfRef,
  type PdfValue,
  arrayOf,
  dictOf,
  isRef,
  wordOf,
} from './pdf-objects.ts'
import { fromByteString, fromName } from './pdf-text.ts'

/** Number that ties a page or annotation to the structure tree, in a part and in the new file. */
export interface ParentKey {
  readonly importer: Importer
  /** `/StructParents` of a page or `/StructParent` of an annotation in its part. */
  readonly old: string
}

/** What the pages of all parts lead to; gains entries as pages are brought. */
export interface PageLinks {
  /** Place in this list: number in the new file. */
  readonly parentKeys: ParentKey[]
  /** Ids that links lead to, in the order of their first link. */
  readonly linkedIds: Set<string>
  /** Ids that are printed; links elsewhere in the book lead nowhere. */
  readonly printedIds: ReadonlySet<string>
}

/** A page of the new file, not yet put. */
export interface ImportedPage {
  readonly ref: PdfRef
  readonly dict: PdfDict
}

/** Attributes a page may take from the page tree above it. */
const inherited = new Set(['/Resources', '/MediaBox', '/CropBox', '/Rotate'])

/**
 * Bring the pages of a part, with their links.
 *
 * @param importer Part; the page objects stand for themselves before anything else is brought.
 * @param objects The new file; gains the annotations, and numbers for the pages.
 * @param links Gains what the pages lead to.
 * @returns The pages in order, without `/Parent`.
 */
export function importPages(
  importer: Importer,
  objects: PdfObjects,
  links: PageLinks,
): ImportedPage[] {
  const catalog = dictOf(importer.part.resolve(importer.part.trailer.get('/Root')))
  const leaves = pageLeaves(importer, catalog.get('/Pages'), new Map())
  const refs = leaves.map(({ old }) => {
    const ref = objects.reserve()
    importer.alias(old, ref)
    return ref
  })

  return leaves.map(({ old, oldDict }, index) => {
    const ref = refs[index] ?? old
    const dict: PdfDict = new Map()
    for (const [key, value] of oldDict) {
      if (key === '/StructParents') dict.set(key, parentKey(importer, value, links))
      else if (key === '/Annots') {
        const annotations = arrayOf(importer.part.resolve(value))
        dict.set(
          key,
          annotations.map((link) => importAnnotation(importer, objects, links, link)),
        )
      } else if (key !== '/Parent') dict.set(key, importer.value(value))
    }
    return { ref, dict }
  })
}

function pageLeaves(
  importer: Importer,
  node: PdfValue | undefined,
  above: PdfDict,
): { old: PdfRef; oldDict: PdfDict }[] {
  const own = dictOf(importer.part.resolve(node))
  const dict = new Map([...above, ...own])
  if (!own.has('/Kids')) return isRef(node) ? [{ old: node, oldDict: dict }] : []
  const passed = new Map([...dict].filter(([key]) => inherited.has(key)))
  const kids = arrayOf(importer.part.resolve(own.get('/Kids')))
  return kids.flatMap((kid) => pageLeaves(importer, kid, passed))
}

/** Bring an annotation, and turn links to places in the book into links by name. */
function importAnnotation(
  importer: Importer,
  objects: PdfObjects,
  links: PageLinks,
  old: PdfValue,
): PdfRef {
  const ref = objects.reserve()
  if (isRef(old)) importer.alias(old, ref)
  const annotation = dictOf(importer.part.resolve(old))
  const id = linkTarget(importer, annotation)
  const dict: PdfDict = new Map()
  for (const [key, value] of annotation) {
    if (key === '/StructParent') dict.set(key, parentKey(importer, value, links))
    else if (id === undefined || (key !== '/A' && key !== '/Dest')) {
      dict.set(key, importer.value(value))
    }
  }
  if (id !== undefined) {
    links.linkedIds.add(id)
    if (links.printedIds.has(id)) dict.set('/Dest', `(${toDestinationName(id)})`)
  }
  objects.put(ref, dict)
  return ref
}

/** Id of the place in the book that a link leads to. */
function linkTarget(importer: Importer, annotation: PdfDict): string | undefined {
  const name = resolveValue(importer.part, annotation.get('/Dest'))
  if (typeof name === 'string') {
    return fromDestinationName(
      name.startsWith('/') ? fromName(name) : fromByteString(name),
    )
  }
  const action = dictOf(importer.part.resolve(annotation.get('/A')))
  const url = resolveValue(importer.part, action.get('/URI'))
  return typeof url === 'string' ? linkedId(fromByteString(url)) : undefined
}

function parentKey(importer: Importer, value: PdfValue, links: PageLinks): string {
  return String(links.parentKeys.push({ importer, old: wordOf(value) }) - 1)
}
