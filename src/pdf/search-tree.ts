import { type PdfObjects, type PdfValue, pdfDict } from './pdf-objects.ts'

/** Entries in a leaf, and leaves below the root. */
const leafEntries = 64

/**
 * Write a name tree.
 *
 * @param objects The new file; gains the leaves.
 * @param entries Names as ASCII and their values, in any order.
 * @returns The root.
 * @see ISO 32000-1, 7.9.6.
 */
export function nameTree(
  objects: PdfObjects,
  entries: Iterable<readonly [name: string, value: PdfValue]>,
): PdfValue {
  const sorted = [...entries].toSorted(([left], [right]) => (left < right ? -1 : 1))
  return tree(
    objects,
    'Names',
    sorted.map(([name, value]) => [`(${name})`, value]),
  )
}

/**
 * Write a number tree whose keys are 0, 1, 2 …
 *
 * @param objects The new file; gains the leaves.
 * @param values Value of each key.
 * @returns The root.
 * @see ISO 32000-1, 7.9.7.
 */
export function numberTree(objects: PdfObjects, values: readonly PdfValue[]): PdfValue {
  return tree(
    objects,
    'Nums',
    values.map((value, index) => [String(index), value]),
  )
}

function tree(
  objects: PdfObjects,
  kind: 'Names' | 'Nums',
  entries: readonly (readonly [key: string, value: PdfValue])[],
): PdfValue {
  if (entries.length <= leafEntries) return pdfDict({ [kind]: entries.flat() })
  const kids: PdfValue[] = []
  for (let start = 0; start < entries.length; start += leafEntries) {
    const leaf = entries.slice(start, start + leafEntries)
    const limits = [leaf[0]?.[0] ?? '', leaf.at(-1)?.[0] ?? '']
    kids.push(objects.add(pdfDict({ Limits: limits, [kind]: leaf.flat() })))
  }
  return pdfDict({ Kids: kids })
}
