import type { Importer } from './import-objects.ts'
import type { ParentKey } from './import-pages.ts'
import {
  type PdfDict,
  type PdfValue,
  arrayOf,
  dictOf,
  isRef,
  wordOf,
} from './pdf-objects.ts'

/**
 * Join the parent trees of the parts: what leads from pages and annotations to elements.
 *
 * @param importers Parts; their elements have been brought.
 * @param roots Their structure tree roots, in the same order.
 * @param parentKeys The entries that are wanted.
 * @returns The value of each key, in the order of `parentKeys`.
 * @see ISO 32000-1, 14.7.4.4.
 */
export function joinParentTrees(
  importers: readonly Importer[],
  roots: readonly PdfDict[],
  parentKeys: readonly ParentKey[],
): PdfValue[] {
  const trees = parentTrees(importers, roots)
  return parentKeys.map((key) => newParents(key, trees))
}

/** The entries of each part's parent tree. */
function parentTrees(
  importers: readonly Importer[],
  roots: readonly PdfDict[],
): Map<Importer, PdfDict> {
  return new Map(
    importers.map((importer, index) => {
      const entries: PdfDict = new Map()
      readNumberTree(importer, roots[index]?.get('/ParentTree'), entries)
      return [importer, entries]
    }),
  )
}

function readNumberTree(
  importer: Importer,
  node: PdfValue | undefined,
  entries: PdfDict,
): void {
  const dict = dictOf(importer.part.resolve(node))
  const pairs = arrayOf(importer.part.resolve(dict.get('/Nums')))
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    entries.set(wordOf(pairs[index]), pairs[index + 1] ?? 'null')
  }
  for (const kid of arrayOf(importer.part.resolve(dict.get('/Kids')))) {
    readNumberTree(importer, kid, entries)
  }
}

/** The element of an annotation, or those of the marked contents of a page. */
function newParents(
  { importer, old }: ParentKey,
  trees: Map<Importer, PdfDict>,
): PdfValue {
  const value = trees.get(importer)?.get(old) ?? 'null'
  const resolved = importer.part.resolve(value)
  if (Array.isArray(resolved)) {
    return resolved.map((element) => knownElement(importer, element))
  }
  return knownElement(importer, value)
}

function knownElement(importer: Importer, value: PdfValue): PdfValue {
  return (isRef(value) ? importer.known(value) : undefined) ?? 'null'
}
