import { alignWords } from './align-words.ts'
import type { Expected, ExpectedBlock } from './expected.ts'
import type { FoundText, FoundWord } from './find-text.ts'
import type { PdfText } from './pdf-words.ts'
import { type Margins, typeAreaOf } from './type-area.ts'

/** How well pages are broken; pages are counted from 1. */
export interface BreakReport {
  /** Pages that begin with the last line of a paragraph. */
  readonly widows: readonly number[]
  /** Pages that end with the first line of a paragraph. */
  readonly orphans: readonly number[]
  /** Pages that end with a heading and fewer than two lines below it. */
  readonly headings: readonly number[]
  /** Versos that end a line or more above or below the recto beside them. */
  readonly unlevel: readonly number[]
  /** Pages with more than two empty lines between text and notes or margin. */
  readonly short: readonly number[]
}

/**
 * Look at where the pages of a finished file end. A page before a chapter's start, and the
 * last one, may end anywhere.
 *
 * @param titlePages Indices of the pages on which a chapter starts.
 */
export async function verifyBreaks(
  pdf: PdfText,
  expected: Expected,
  text: FoundText,
  pages: { readonly margins: Margins; readonly titlePages: readonly number[] },
): Promise<BreakReport> {
  const blocks = findBlocks(expected, text.body)
  const feet = await findFeet(pdf, text, pages.margins)
  const starts = new Set(pages.titlePages)
  const isOpen = (page: number): boolean => !endsChapter(page, feet, starts)
  const lineHeight = commonestStep(text.body)
  const inParagraphs = blocks.filter(({ kind }) => kind === 'paragraph')
  return {
    widows: inParagraphs.flatMap(({ lines }) => widowOf(lines)),
    orphans: inParagraphs.flatMap(({ lines }) => widowOf(lines.toReversed())),
    headings: blocks.flatMap(({ kind, lines }) => {
      const last = lines.at(-1)
      if (kind !== 'heading' || !last || !isOpen(last.page)) return []
      const room = (feet.get(last.page)?.textBottom ?? 0) - last.baseline
      return room < 1.7 * lineHeight ? [last.page + 1] : []
    }),
    unlevel: [...feet.keys()]
      .filter((page) => page % 2 === 1 && isOpen(page) && isOpen(page + 1))
      .filter((page) => {
        const other = feet.get(page + 1)
        const difference = (feet.get(page)?.bottom ?? 0) - (other?.bottom ?? 0)
        return other !== undefined && Math.abs(difference) > lineHeight * 0.9
      })
      .map((page) => page + 1),
    short: shortPages(feet, lineHeight)
      .filter(isOpen)
      .map((page) => page + 1),
  }
}

interface Line {
  readonly page: number
  readonly baseline: number
}

interface FoundBlock {
  readonly kind: ExpectedBlock['kind']
  /** In order. */
  readonly lines: readonly Line[]
}

function findBlocks(expected: Expected, body: readonly FoundWord[]): FoundBlock[] {
  const words = expected.chapters.flatMap((chapter) => chapter.words.split(' '))
  const matches = alignWords(
    words,
    body.map((word) => word.text),
  )
  const found: FoundBlock[] = []
  let start = 0
  for (const chapter of expected.chapters) {
    for (const { kind, from, to } of chapter.blocks) {
      const lines: Line[] = []
      for (const match of matches.subarray(start + from, start + to)) {
        const word = body[match]
        if (!word) continue
        addLine(lines, word)
        if (word.end) addLine(lines, word.end)
      }
      found.push({ kind, lines })
    }
    start += chapter.words.split(' ').length
  }
  return found
}

function addLine(lines: Line[], at: { pageIndex: number; baseline: number }): void {
  const last = lines.at(-1)
  const isKnown =
    last?.page === at.pageIndex && Math.abs(last.baseline - at.baseline) <= 1
  if (!isKnown) lines.push({ page: at.pageIndex, baseline: at.baseline })
}

/** The page, from 1, where the last line of a paragraph stands alone; read backwards, the first. */
function widowOf(lines: readonly Line[]): number[] {
  const last = lines.at(-1)
  const before = lines.at(-2)
  return last && before && last.page !== before.page ? [last.page + 1] : []
}

/** Where a page ends, in points from its top. */
export interface Foot {
  /** Lowest baseline of the text, or the lower end of a picture below it. */
  readonly textBottom: number
  /** Lowest baseline of all. */
  readonly bottom: number
  /** Empty height below the text. */
  readonly white: number
  readonly hasNotes: boolean
}

/** Find where the text and the notes of each page end. */
export async function findFeet(
  pdf: PdfText,
  { body, notes }: FoundText,
  margins: Margins,
): Promise<Map<number, Foot>> {
  const feet = new Map<number, Foot>()
  for (const page of new Set(body.map(({ pageIndex }) => pageIndex))) {
    const { bottom: areaBottom } = typeAreaOf(
      pdf.pages[page] ?? { widthPt: 0, heightPt: 0, words: [] },
      page,
      margins,
    )
    const own = notes.filter(({ pageIndex }) => pageIndex === page)
    const noteTop = Math.min(areaBottom, ...own.map(({ y }) => y))
    const ink = (await pdf.inkOf(page)).filter(
      ([top, end]) => end < noteTop && end > top + 2,
    )
    const textBottom = Math.max(
      ...body.filter((word) => word.pageIndex === page).map((word) => word.baseline),
      ...ink.map(([, end]) => end),
    )
    feet.set(page, {
      textBottom,
      bottom: Math.max(textBottom, ...own.map(({ baseline }) => baseline)),
      white: noteTop - textBottom,
      hasNotes: own.length > 0,
    })
  }
  return feet
}

/** Pages on which three lines more would find room, beyond the white that the fullest pages of their kind have. */
function shortPages(feet: ReadonlyMap<number, Foot>, lineHeight: number): number[] {
  const least = [true, false].map((hasNotes) => {
    const whites = [...feet.values()]
      .filter((foot) => foot.hasNotes === hasNotes)
      .map(({ white }) => white)
      .toSorted((one, other) => one - other)
    return whites[Math.floor(whites.length / 20)] ?? 0
  })
  return [...feet]
    .filter(([, { white, hasNotes }]) => {
      const usual = least[hasNotes ? 0 : 1] ?? 0
      return white - usual > 2.95 * lineHeight
    })
    .map(([page]) => page)
}

/** Does the next page with text start a chapter? The last page ends one. */
function endsChapter(
  page: number,
  feet: ReadonlyMap<number, Foot>,
  starts: ReadonlySet<number>,
): boolean {
  const next = Math.min(...[...feet.keys()].filter((other) => other > page))
  return !Number.isFinite(next) || starts.has(next)
}

/** Commonest distance from one line to the next. */
function commonestStep(body: readonly FoundWord[]): number {
  const counts = new Map<number, number>()
  for (const [index, word] of body.entries()) {
    const step = Math.round((word.baseline - (body[index - 1]?.baseline ?? 0)) * 2) / 2
    if (step > 4) counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 14
}
