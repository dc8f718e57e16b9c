import { alignWords } from './align-words.ts'
import { type Expected, type ExpectedChapter, countExpected } from './expected.ts'
import { findText, type FoundText, type FoundWord } from './find-text.ts'
import { findFirstPage, withoutFront } from './front-matter.ts'
import { type PdfText, readPdf } from './pdf-words.ts'
import { bookMargins, type Margins } from './type-area.ts'
import { findFeet, type Foot } from './verify-breaks.ts'
import { type NoteReport, verifyNotes } from './verify-notes.ts'
import { verifyWords, type WordReport } from './verify-words.ts'

/** A passage and its translation: the words of each. */
export interface FacingBead {
  readonly verso: readonly string[]
  readonly recto: readonly string[]
}

/** What a PDF with facing pages must hold. */
export interface FacingExpected {
  readonly expected: Expected
  /** Chapters in both languages, by path. */
  readonly paired: ReadonlySet<string>
  /** Beginnings of the paths of chapters on versos and on rectos, such as `de/`. */
  readonly prefixes: { readonly verso: string; readonly recto: string }
  /** In reading order. */
  readonly beads: readonly FacingBead[]
}

/**
 * White of pages of which the chapter goes on, in millimetres: beyond that of the fullest pages
 * with notes, or of those without.
 */
export interface WhiteReport {
  readonly pages: number
  readonly meanMm: number
  readonly worstMm: number
  /** From 1. */
  readonly worstPage: number
}

/** What was found out about a PDF with facing pages. */
export interface FacingReport {
  readonly pages: number
  /** Beads whose beginning was found on both sides. */
  readonly beads: number
  /** Of beads that begin in different spreads, pages counted from 1. */
  readonly faults: readonly string[]
  readonly notes: { readonly verso: NoteReport; readonly recto: NoteReport }
  readonly words: { readonly verso: WordReport; readonly recto: WordReport }
  /** Above the foot, or above the notes: of the fuller page of each spread, and of the other. */
  readonly white: { readonly fuller: WhiteReport; readonly emptier: WhiteReport }
}

/** Check a finished PDF whose versos hold one language and whose rectos the other. */
export async function verifyFacing(
  bytes: Uint8Array,
  facing: FacingExpected,
  margins: Margins = bookMargins,
): Promise<FacingReport> {
  const pdf = await readPdf(bytes)
  try {
    const all = findText(pdf.pages, facing.expected, { margins, isTagged: pdf.isTagged })
    const alone = pagesAlone(all.body, facing)
    const sides = {
      verso: sideOf(pdf, facing, { side: 'verso', alone, margins }),
      recto: sideOf(pdf, facing, { side: 'recto', alone, margins }),
    }
    const words = {
      verso: verifyWords(sides.verso.expected, sides.verso.text),
      recto: verifyWords(sides.recto.expected, sides.recto.text),
    }
    const beads = placeBeads(facing.beads, sides.verso.text, sides.recto.text)
    const feet = {
      verso: await findFeet(pdf, sides.verso.text, margins),
      recto: await findFeet(pdf, sides.recto.text, margins),
    }
    const starts = new Set(words.verso.titlePages)
    const spreads = [...feet.verso].flatMap(([page, verso]) => {
      const recto = feet.recto.get(page + 1)
      const goesOn = feet.verso.has(page + 2) && !starts.has(page + 2)
      return recto && goesOn && !alone.has(page) ? [{ page, verso, recto }] : []
    })
    return {
      pages: pdf.pages.length,
      beads: beads.length,
      faults: beads.flatMap(({ bead, verso, recto }) =>
        verso + 1 === recto
          ? []
          : [`bead ${bead} begins on pages ${verso + 1} and ${recto + 1}`],
      ),
      notes: {
        verso: verifyNotes(sides.verso.expected, sides.verso.text),
        recto: verifyNotes(sides.recto.expected, sides.recto.text),
      },
      words,
      white: whitesOf(spreads),
    }
  } finally {
    await pdf.close()
  }
}

/** Pages of chapters that one language has alone, with the beginning of its paths. */
function pagesAlone(
  body: readonly FoundWord[],
  { expected, paired, prefixes }: FacingExpected,
): ReadonlyMap<number, string> {
  const pages = new Map<number, string>()
  const found = body.map(({ text }) => text)
  const words = expected.chapters.flatMap((chapter) => chapter.words.split(' '))
  const matches = alignWords(words, found)
  let start = 0
  for (const chapter of expected.chapters) {
    const count = chapter.words.split(' ').length
    const own = matches.subarray(start, start + count)
    start += count
    if (paired.has(chapter.path)) continue
    const side = Object.values(prefixes).find((prefix) => chapter.path.startsWith(prefix))
    for (const match of own) {
      const page = body[match]?.pageIndex
      if (page !== undefined && side !== undefined) pages.set(page, side)
    }
  }
  return pages
}

interface Side {
  readonly expected: Expected
  readonly text: FoundText
}

function sideOf(
  pdf: PdfText,
  { expected, prefixes }: FacingExpected,
  {
    side,
    alone,
    margins,
  }: {
    readonly side: 'verso' | 'recto'
    readonly alone: ReadonlyMap<number, string>
    readonly margins: Margins
  },
): Side {
  const prefix = prefixes[side]
  const isOwn = (page: number): boolean =>
    alone.has(page) ? alone.get(page) === prefix : page % 2 === (side === 'verso' ? 1 : 0)
  const chapters = expected.chapters.filter(({ path }: ExpectedChapter) =>
    path.startsWith(prefix),
  )
  const own = countExpected(expected.name, chapters)
  const pages = pdf.pages.map((page, index) =>
    isOwn(index) ? page : { ...page, words: [] },
  )
  const found = findText(pages, own, { margins, isTagged: pdf.isTagged })
  return { expected: own, text: withoutFront(found, findFirstPage(found.body, own)) }
}

/** Pages on which beads begin that both sides have; one whose words cannot be told is left out. */
function placeBeads(
  beads: readonly FacingBead[],
  verso: FoundText,
  recto: FoundText,
): { readonly bead: number; readonly verso: number; readonly recto: number }[] {
  const left = beginnings(
    beads.map((bead) => bead.verso),
    verso.body,
  )
  const right = beginnings(
    beads.map((bead) => bead.recto),
    recto.body,
  )
  return beads.flatMap((_, bead) => {
    const places = { verso: left[bead], recto: right[bead] }
    return places.verso === undefined || places.recto === undefined
      ? []
      : [{ bead, verso: places.verso, recto: places.recto }]
  })
}

/** The page of the first word of each passage that is found. */
function beginnings(
  passages: readonly (readonly string[])[],
  body: readonly FoundWord[],
): (number | undefined)[] {
  const matches = alignWords(
    passages.flat(),
    body.map(({ text }) => text),
  )
  let start = 0
  return passages.map((words) => {
    const own = matches.subarray(start, start + words.length)
    start += words.length
    const first = own.find((match) => match !== -1)
    return first === undefined ? undefined : body[first]?.pageIndex
  })
}

const mmPerPoint = 25.4 / 72

interface Spread {
  /** Index of the verso. */
  readonly page: number
  readonly verso: Foot
  readonly recto: Foot
}

function whitesOf(spreads: readonly Spread[]): FacingReport['white'] {
  const feet = spreads.flatMap(({ verso, recto }) => [verso, recto])
  const leastOf = (hasNotes: boolean): number =>
    Math.min(
      ...feet.filter((foot) => foot.hasNotes === hasNotes).map(({ white }) => white),
    )
  const least = { withNotes: leastOf(true), without: leastOf(false) }
  const whites = spreads.map(({ page, verso, recto }) => {
    const pages = [verso, recto].map((foot, side) => ({
      page: page + side,
      whiteMm:
        (foot.white - (foot.hasNotes ? least.withNotes : least.without)) * mmPerPoint,
    }))
    return pages.toSorted((one, other) => one.whiteMm - other.whiteMm)
  })
  return {
    fuller: reportWhite(whites.flatMap((pages) => pages.at(0) ?? [])),
    emptier: reportWhite(whites.flatMap((pages) => pages.at(-1) ?? [])),
  }
}

function reportWhite(
  whites: readonly { readonly page: number; readonly whiteMm: number }[],
): WhiteReport {
  const worst = whites.toSorted((one, other) => other.whiteMm - one.whiteMm)[0]
  const sum = whites.reduce((total, { whiteMm }) => total + whiteMm, 0)
  return {
    pages: whites.length,
    meanMm: round(sum / Math.max(1, whites.length)),
    worstMm: round(worst?.whiteMm ?? 0),
    worstPage: (worst?.page ?? -1) + 1,
  }
}

function round(lengthMm: number): number {
  return Math.round(lengthMm * 10) / 10
}
