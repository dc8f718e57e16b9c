import { type Importer, resolveValue } from './import-objects.ts'
import { toDestinationName } from './internal-link.ts'
import {
  type PdfDict,
  type PdfObjects,
  type PdfRef,
  type PdfValue,
  dictOf,
  pdfDict,
} from './pdf-objects.ts'
import { toTextString } from './pdf-text.ts'

/** A line of the outline that viewers show beside the pages. */
export interface OutlineEntry {
  /** Without note calls. */
  readonly title: string
  /** Id of the element it leads to. */
  readonly destination: string
  readonly children: readonly OutlineEntry[]
}

/** A line of an outline as PDF values. */
export interface OutlineLine {
  /** Title, and where it leads to. */
  readonly dict: PdfDict
  readonly children: readonly OutlineLine[]
}

/**
 * Read the outline that Chromium made of a part's headings.
 *
 * @param importer Part; its pages and structure have been brought.
 */
export function importOutline(importer: Importer): OutlineLine[] {
  const { part } = importer
  const catalog = dictOf(part.resolve(part.trailer.get('/Root')))
  return linesBelow(dictOf(part.resolve(catalog.get('/Outlines'))))

  function linesBelow(parent: PdfDict): OutlineLine[] {
    const lines: OutlineLine[] = []
    for (let next = parent.get('/First'); next !== undefined;) {
      const line = dictOf(resolveValue(part, next))
      const dict: PdfDict = new Map()
      for (const key of ['/Title', '/Dest', '/SE']) {
        const value = line.get(key)
        if (value !== undefined) dict.set(key, importer.value(value))
      }
      lines.push({ dict, children: linesBelow(line) })
      next = line.get('/Next')
    }
    return lines
  }
}

/** Turn our own outline into PDF values, its destinations by name. */
export function toOutlineLines(entries: readonly OutlineEntry[]): OutlineLine[] {
  return entries.map(({ title, destination, children }) => ({
    dict: pdfDict({
      Title: toTextString(title),
      Dest: `(${toDestinationName(destination)})`,
    }),
    children: toOutlineLines(children),
  }))
}

/**
 * Put an outline into a file: its first level open, those below closed.
 *
 * @param objects The new file; gains the outline.
 * @returns The root, or `undefined` when there are no lines.
 * @see ISO 32000-1, 12.3.3.
 */
export function putOutline(
  objects: PdfObjects,
  lines: readonly OutlineLine[],
): PdfRef | undefined {
  if (lines.length === 0) return undefined
  const root = objects.reserve()
  const ends = putLines(objects, lines, root)
  objects.put(root, pdfDict({ Type: '/Outlines', ...ends, Count: String(lines.length) }))
  return root
}

/** Put the lines below one, and say which is first and last. */
function putLines(
  objects: PdfObjects,
  lines: readonly OutlineLine[],
  parent: PdfRef,
): Readonly<Record<string, PdfValue>> {
  const refs = lines.map(() => objects.reserve())
  for (const [index, { dict, children }] of lines.entries()) {
    const ref = refs[index] ?? parent
    const below =
      children.length === 0
        ? {}
        : { ...putLines(objects, children, ref), Count: String(-children.length) }
    const links = pdfDict({
      Parent: parent,
      Prev: refs[index - 1],
      Next: refs[index + 1],
      ...below,
    })
    objects.put(ref, new Map([...dict, ...links]))
  }
  return { First: refs[0] ?? parent, Last: refs.at(-1) ?? parent }
}
