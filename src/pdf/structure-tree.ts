import type { LanguageTag } from '../language/tag.ts'
import { type Importer, resolveValue } from './import-objects.ts'
import type { ParentKey } from './import-pages.ts'
import {
  type PdfArray,
  type PdfDict,
  type PdfObjects,
  type PdfRef,
  type PdfValue,
  dictOf,
  pdfDict,
} from './pdf-objects.ts'
import { fromByteString, toTextString } from './pdf-text.ts'
import { joinParentTrees } from './parent-tree.ts'
import { nameTree, numberTree } from './search-tree.ts'
import { setContents } from './structure-contents.ts'
import { importElements } from './structure-elements.ts'

/** Elements of PDF 2.0 that Chromium writes, as readers of PDF 1.7 know them. */
const roles = pdfDict({
  Aside: '/Sect',
  Em: '/Span',
  FENote: '/Note',
  Strong: '/Span',
  Sub: '/Span',
  Title: '/P',
})

/**
 * Join the structure trees of the parts under one `Document` element.
 *
 * A part in another language than the book's keeps a `Part` element that says so.
 *
 * @param importers Parts in order; their pages have been brought.
 * @param objects The new file; gains the structure tree.
 * @param parentKeys What ties pages and annotations to the tree, by their new number.
 * @param language Language of the book.
 * @returns The root, or `undefined` when no part is tagged.
 * @see ISO 32000-1, 14.7.
 */
export function joinStructureTrees(
  importers: readonly Importer[],
  objects: PdfObjects,
  parentKeys: readonly ParentKey[],
  language: LanguageTag,
): PdfRef | undefined {
  const roots = importers.map((importer) => structureRoot(importer))
  if (roots.every((root) => root.size === 0)) return undefined
  const ref = objects.reserve()
  const document = objects.reserve()
  const lang = toTextString(language)
  const ids = new Map<string, PdfRef>()

  const contents = importers.flatMap((importer, index): PdfArray => {
    const top = topElement(importer, roots[index] ?? new Map())
    const own = resolveValue(importer.part, top.get('/Lang')) ?? lang
    const isForeign = typeof own === 'string' && fromByteString(own) !== language
    const parent = isForeign ? objects.reserve() : document
    const idPrefix = `${index + 1}-`
    const kids = importElements(importer, objects, top, { parent, idPrefix, ids })
    if (!isForeign) return kids
    putElement(objects, parent, { S: '/Part', P: document, Lang: own }, kids)
    return [parent]
  })
  putElement(objects, document, { S: '/Document', P: ref, Lang: lang }, contents)

  const parents = joinParentTrees(importers, roots, parentKeys)
  const root = pdfDict({
    Type: '/StructTreeRoot',
    K: document,
    ParentTree: objects.add(numberTree(objects, parents)),
    ParentTreeNextKey: String(parents.length),
    IDTree: ids.size === 0 ? undefined : objects.add(nameTree(objects, ids)),
  })
  root.set('/RoleMap', new Map([...roles, ...joinDicts(importers, roots, '/RoleMap')]))
  const classes = joinDicts(importers, roots, '/ClassMap')
  if (classes.size > 0) root.set('/ClassMap', classes)
  objects.put(ref, root)
  return ref
}

function structureRoot({ part }: Importer): PdfDict {
  const catalog = dictOf(part.resolve(part.trailer.get('/Root')))
  return dictOf(part.resolve(catalog.get('/StructTreeRoot')))
}

/** The document element of a part if that is all its root holds, else the root itself. */
function topElement({ part }: Importer, root: PdfDict): PdfDict {
  const kids = part.resolve(root.get('/K'))
  const only = Array.isArray(kids) && kids.length === 1 ? part.resolve(kids[0]) : kids
  const element = dictOf(only)
  return element.get('/S') === '/Document' ? element : root
}

function putElement(
  objects: PdfObjects,
  ref: PdfRef,
  entries: Readonly<Record<string, PdfValue>>,
  contents: PdfArray,
): void {
  const dict = pdfDict({ Type: '/StructElem', ...entries })
  setContents(dict, contents)
  objects.put(ref, dict)
}

/** Dictionaries of several parts as one; of entries with the same key the first stays. */
function joinDicts(
  importers: readonly Importer[],
  roots: readonly PdfDict[],
  key: string,
): PdfDict {
  const joined: PdfDict = new Map()
  for (const [index, importer] of importers.entries()) {
    for (const [name, value] of dictOf(importer.part.resolve(roots[index]?.get(key)))) {
      if (!joined.has(name)) joined.set(name, importer.value(value))
    }
  }
  return joined
}
