import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A word as it is printed; lengths in points from the top left corner of the page. */
export interface PdfWord {
  readonly text: string
  readonly x0: number
  /** Top of the letters, not of the line. */
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly baseline: number
  /** Size of the face. */
  readonly size: number
  /** Marked as an artifact or not marked at all in a tagged file: running head, folio. */
  readonly isArtifact: boolean
  /** Part of a picture: its words are not the manuscript's. */
  readonly isPicture: boolean
}

/** A page with its words in the order in which they are painted, which is reading order. */
export interface PdfPage {
  readonly widthPt: number
  readonly heightPt: number
  readonly words: readonly PdfWord[]
}

/** A PDF as it was read. */
export interface PdfText {
  readonly isTagged: boolean
  readonly pages: readonly PdfPage[]
  /** Areas of a page that pictures and lines cover, from top to bottom in points. */
  readonly inkOf: (pageIndex: number) => Promise<readonly (readonly [number, number])[]>
  readonly close: () => Promise<void>
}

/**
 * Read the words of a PDF with their places.
 *
 * Within a run of glyphs, places of words are reckoned from the widths of letters in
 * general; the ends of runs, and so of lines, are exact. What lies wholly beyond the page is
 * not read: it is missing from the text.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const document = await getDocument({
    // The parser takes the bytes for itself.
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
  }).promise
  const marks = await document.getMarkInfo()
  const isTagged = marks?.['Marked'] === true
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    pages.push(await readPage(page, isTagged))
    page.cleanup()
  }
  return {
    isTagged,
    pages,
    inkOf: (pageIndex) => readInk(document, pageIndex),
    close: () => document.destroy(),
  }
}

async function readPage(page: PDFPageProxy, isTagged: boolean): Promise<PdfPage> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  const { items } = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  })
  const words: PdfWord[] = []
  const tags: string[] = []
  let canJoin = false
  for (const one of items) {
    if (!('str' in one)) {
      if (one.type === 'endMarkedContent') tags.pop()
      else tags.push('tag' in one ? String(one.tag) : '')
      continue
    }
    const [, , skew = 0, height = 0, x = 0, y = 0] = numbers(one.transform)
    const size = Math.hypot(skew, height)
    if (one.str.trim() === '') {
      if (one.str !== '' || one.hasEOL) canJoin = false
      continue
    }
    const isArtifact = isTagged && (tags.length === 0 || tags.includes('Artifact'))
    const isPicture = tags.includes('Figure')
    const place = { x: x - left, baseline: top - y, size, isArtifact, isPicture }
    for (const word of cutRun(one.str, one.width, place)) {
      const previous = words.at(-1)
      if (canJoin && previous && touches(previous, word)) {
        words[words.length - 1] = {
          ...previous,
          text: previous.text + word.text,
          x1: word.x1,
        }
      } else words.push(word)
      canJoin = true
    }
    canJoin = !/\s$/u.test(one.str) && !one.hasEOL
  }
  return { widthPt: right - left, heightPt: top - bottom, words }
}

function numbers(list: readonly unknown[]): number[] {
  return list.map(Number)
}

/** Whether a run goes on where the word before ended, in the same size on the same line. */
function touches(word: PdfWord, next: PdfWord): boolean {
  return (
    Math.abs(word.baseline - next.baseline) < 0.1 * word.size &&
    Math.abs(word.x1 - next.x0) < 0.12 * word.size &&
    Math.abs(word.size - next.size) < 0.12 * word.size &&
    word.isArtifact === next.isArtifact
  )
}

type WordMarks = 'baseline' | 'size' | 'isArtifact' | 'isPicture'

function cutRun(
  text: string,
  width: number,
  place: Pick<PdfWord, WordMarks> & { readonly x: number },
): PdfWord[] {
  const { x, ...marks } = place
  const scale = width / Math.max(reckonWidth(text), Number.EPSILON)
  return [...text.matchAll(/\S+/gu)].map((match) => {
    const start = x + reckonWidth(text.slice(0, match.index)) * scale
    const end = start + reckonWidth(match[0]) * scale
    return makeWord(match[0], start, end, marks)
  })
}

function makeWord(
  text: string,
  x0: number,
  x1: number,
  place: Pick<PdfWord, WordMarks>,
): PdfWord {
  const { baseline, size } = place
  return { text, x0, x1, y0: baseline - 0.7 * size, y1: baseline + 0.2 * size, ...place }
}

/** Width of a text in em, about: narrow, middling and wide letters. */
function reckonWidth(text: string): number {
  let width = 0
  for (const letter of text) {
    if (/[ijlI.,;:!|'’‘()[\]]/u.test(letter)) width += 0.27
    else if (/[mwMWÆŒ—…]/u.test(letter)) width += 0.82
    else if (/[frts \-–]/u.test(letter)) width += 0.36
    else if (/\p{Lu}/u.test(letter)) width += 0.64
    else width += 0.5
  }
  return width
}

/** Where pictures and paths stand, from the operators of the page. */
async function readInk(
  document: PDFDocumentProxy,
  pageIndex: number,
): Promise<(readonly [number, number])[]> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const page = await document.getPage(pageIndex + 1)
  const [, , , top = 0] = page.view
  const { fnArray, argsArray } = await page.getOperatorList()
  const ink: (readonly [number, number])[] = []
  const stack: number[][] = []
  let matrix = [1, 0, 0, 1, 0, 0]
  const cover = (boxes: readonly (readonly [number, number])[]): void => {
    const ys = boxes.map(([x, y]) => top - apply(matrix, x, y))
    ink.push([Math.min(...ys), Math.max(...ys)])
  }
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index]
    const list = Array.isArray(args) ? args : []
    switch (operator) {
      case OPS.save:
        stack.push(matrix)
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = stack.pop() ?? matrix
        break
      case OPS.transform:
        matrix = multiply(matrix, numbers(list))
        break
      case OPS.paintFormXObjectBegin:
        stack.push(matrix)
        if (Array.isArray(list[0])) matrix = multiply(matrix, numbers(list[0]))
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        cover([
          [0, 0],
          [1, 1],
          [0, 1],
          [1, 0],
        ])
        break
      case OPS.constructPath: {
        const box = boxOf(list[2])
        // A path to clip by, or a background of the whole page, is no ink.
        if (list[0] === OPS.endPath) break
        if (box && (box[3] - box[1]) * Math.abs(matrix[3] ?? 1) < 0.9 * top) {
          cover([
            [box[0], box[1]],
            [box[2], box[3]],
          ])
        }
        break
      }
      default:
    }
  }
  page.cleanup()
  return ink
}

function boxOf(bounds: unknown): readonly [number, number, number, number] | undefined {
  if (!ArrayBuffer.isView(bounds) && !Array.isArray(bounds)) return undefined
  const list = bounds instanceof Float32Array || Array.isArray(bounds) ? [...bounds] : []
  const [x0, y0, x1, y1] = list.map(Number)
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) {
    return undefined
  }
  return [x0, y0, x1, y1]
}

function apply(matrix: readonly number[], x: number, y: number): number {
  const [, b = 0, , d = 1, , f = 0] = matrix
  return b * x + d * y + f
}

function multiply(one: readonly number[], other: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = other
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ]
}
