import type { Importer } from './import-objects.ts'
import {
  type PdfArray,
  type PdfDict,
  type PdfObjects,
  type PdfRef,
  type PdfValue,
  dictOf,
  isRef,
  pdfDict,
  wordOf,
} from './pdf-objects.ts'
import { setContents } from './structure-contents.ts'
import { fromByteString, toTextString } from './pdf-text.ts'

/** Elements in which text may stand directly. */
const holdsText = new Set(
  'P H1 H2 H3 H4 H5 H6 Lbl LBody Link Span Quote Note Reference Code Formula Caption TH TD Figure Em Strong'
    .split(' ')
    .map((name) => `/${name}`),
)

/** Entries of a `NonStruct` element that says nothing. */
const bareEntries = new Set(['/Type', '/S', '/P', '/K', '/Pg'])

/** Where elements come to stand in the new file. */
export interface ElementPlace {
  readonly parent: PdfRef
  /** Set before each id, so that no two parts share one. */
  readonly idPrefix: string
  /** Gains the elements that others name, such as header cells, by their new ids. */
  readonly ids: Map<string, PdfRef>
}

/**
 * Bring the structure elements below one of a part.
 *
 * Chromium wraps each run of text in a `NonStruct` element, which means nothing and makes
 * half of all objects; where text may stand, it is put in its parent. List items gain a body.
 *
 * @param importer Part; knows the elements, and those left out as their parents, afterwards.
 * @param objects The new file; gains the elements.
 * @param top Root or document element of the part.
 * @returns What stands in `top`, as it is in the new file.
 */
export function importElements(
  importer: Importer,
  objects: PdfObjects,
  top: PdfDict,
  { parent: topParent, idPrefix, ids }: ElementPlace,
): PdfArray {
  const newIds = new Map<string, string>()
  return importContents(top, topParent, false)

  function importContents(element: PdfDict, parent: PdfRef, isOpen: boolean): PdfArray {
    return oneOrMore(importer, element.get('/K')).flatMap((content): PdfArray => {
      if (!isRef(content)) return [importContent(content, element.get('/Pg'))]
      const kid = dictOf(importer.part.resolve(content))
      if (!isOpen || !isBare(kid)) return [importElement(content, kid, parent)]
      importer.alias(content, parent)
      return importContents(kid, parent, true)
    })
  }

  /** Bring a piece of a page or an annotation, made to name its page. */
  function importContent(content: PdfValue, page: PdfValue | undefined): PdfValue {
    const dict =
      typeof content === 'string'
        ? pdfDict({ Type: '/MCR', MCID: content })
        : new Map(dictOf(content))
    if (page !== undefined && !dict.has('/Pg')) dict.set('/Pg', page)
    return importer.value(dict)
  }

  function importElement(old: PdfRef, element: PdfDict, parent: PdfRef): PdfRef {
    const ref = objects.reserve()
    importer.alias(old, ref)
    const dict: PdfDict = new Map()
    for (const [key, value] of element) {
      if (key === '/P') dict.set(key, parent)
      else if (key === '/A') dict.set(key, importAttributes(value))
      else if (key === '/ID') {
        const id = newId(value)
        ids.set(id, ref)
        dict.set(key, toTextString(id))
      } else if (key !== '/K' && key !== '/Pg') dict.set(key, importer.value(value))
    }
    const type = wordOf(element.get('/S'))
    const contents =
      type === '/LI' && !hasBody(element)
        ? [importBody(old, element, ref)]
        : importContents(element, ref, holdsText.has(type))
    setContents(dict, contents)
    objects.put(ref, dict)
    return ref
  }

  /** A list item holds a body (ISO 32000-1, table 336), which Chromium leaves out. */
  function importBody(old: PdfRef, item: PdfDict, parent: PdfRef): PdfRef {
    const ref = objects.reserve()
    importer.alias(old, ref)
    const dict = pdfDict({ Type: '/StructElem', S: '/LBody', P: parent })
    setContents(dict, importContents(item, ref, true))
    objects.put(ref, dict)
    return ref
  }

  function hasBody(item: PdfDict): boolean {
    return oneOrMore(importer, item.get('/K')).some((kid) => {
      const type = dictOf(importer.part.resolve(kid)).get('/S')
      return type === '/LBody' || type === '/Lbl'
    })
  }

  /** Bring attributes, among them the header cells that a cell names. */
  function importAttributes(old: PdfValue): PdfValue {
    const value = isRef(old) ? dictOf(importer.part.resolve(old)) : old
    if (Array.isArray(value)) return value.map((one) => importAttributes(one))
    if (!(value instanceof Map)) return importer.value(value)
    const dict: PdfDict = new Map()
    for (const [key, entry] of value) {
      dict.set(
        key,
        key === '/Headers'
          ? oneOrMore(importer, entry).map((id) => toTextString(newId(id)))
          : importer.value(entry),
      )
    }
    return dict
  }

  /** Chromium names elements by a count of its own, which differs from run to run. */
  function newId(old: PdfValue): string {
    const name = fromByteString(wordOf(old))
    const id = newIds.get(name) ?? `${idPrefix}node${newIds.size + 1}`
    newIds.set(name, id)
    return id
  }
}

function isBare(element: PdfDict): boolean {
  return (
    element.get('/S') === '/NonStruct' &&
    [...element.keys()].every((key) => bareEntries.has(key))
  )
}

/** `/K` and the like are an array, or its only element. */
function oneOrMore(importer: Importer, value: PdfValue | undefined): PdfArray {
  if (value === undefined) return []
  const resolved = importer.part.resolve(value)
  return Array.isArray(resolved) ? resolved : [value]
}
