import type { ImportedPage } from './import-pages.ts'
import {
  type PdfArray,
  type PdfDict,
  type PdfObjects,
  type PdfRef,
  arrayOf,
  pdfDict,
} from './pdf-objects.ts'

/** Size of the trimmed page. */
export interface TrimSize {
  readonly widthMm: number
  readonly heightMm: number
}

/** Kids of a node: enough to keep the tree of 1,000 pages two levels deep. */
const nodeKids = 40

/** Chromium rounds paper sizes to device pixels; a page further from the trim size is another paper. */
const roundingPt = 1.5

/**
 * Put the pages under one balanced page tree, at their exact size.
 *
 * Chromium sets a page from its upper left corner, so the boxes keep that corner and move
 * the others; no content moves, nor do links and destinations.
 *
 * @param objects The new file; gains pages and tree.
 * @param pages In order.
 * @param trim Exact size; pages of another paper keep theirs.
 * @returns The root of the tree.
 */
export function putPageTree(
  objects: PdfObjects,
  pages: readonly ImportedPage[],
  trim: TrimSize,
): PdfRef {
  let level = pages.map(({ ref, dict }): TreeNode => {
    const box = trimBox(arrayOf(dict.get('/MediaBox')), trim)
    for (const key of ['/MediaBox', '/CropBox', '/TrimBox']) dict.set(key, box)
    return { ref, dict, count: 1 }
  })
  do {
    const above: TreeNode[] = []
    for (let start = 0; start < level.length || start === 0; start += nodeKids) {
      above.push(putKids(objects, level.slice(start, start + nodeKids)))
    }
    level = above
  } while (level.length > 1)
  const root = level[0] ?? putKids(objects, [])
  objects.put(root.ref, root.dict)
  return root.ref
}

interface TreeNode {
  readonly ref: PdfRef
  readonly dict: PdfDict
  /** Pages in it. */
  readonly count: number
}

function putKids(objects: PdfObjects, kids: readonly TreeNode[]): TreeNode {
  const ref = objects.reserve()
  for (const kid of kids) objects.put(kid.ref, new Map([...kid.dict, ['/Parent', ref]]))
  const count = kids.reduce((total, kid) => total + kid.count, 0)
  const refs = kids.map((kid) => kid.ref)
  return {
    ref,
    count,
    dict: pdfDict({ Type: '/Pages', Count: String(count), Kids: refs }),
  }
}

function trimBox(printed: PdfArray, trim: TrimSize): PdfArray {
  const [left = 0, bottom = 0, right = 0, top = 0] = printed.map(Number)
  const widthPt = (trim.widthMm * 72) / 25.4
  const heightPt = (trim.heightMm * 72) / 25.4
  const isOtherPaper =
    Math.abs(right - left - widthPt) > roundingPt ||
    Math.abs(top - bottom - heightPt) > roundingPt
  if (isOtherPaper) return printed
  return [left, top - heightPt, left + widthPt, top].map((edge) =>
    String(Number(edge.toFixed(4))),
  )
}
