import type { Expected } from './expected.ts'
import { findText } from './find-text.ts'
import { findFirstPage, withoutFront } from './front-matter.ts'
import { type PdfText, readPdf } from './pdf-words.ts'
import { bookMargins, guessMargins, type Margins } from './type-area.ts'
import { type BreakReport, verifyBreaks } from './verify-breaks.ts'
import { type GapFault, verifyGaps } from './verify-gaps.ts'
import { type NoteReport, verifyNotes } from './verify-notes.ts'
import { type PlaceReport, verifyPlaces } from './verify-places.ts'
import { verifyWords, type WordReport } from './verify-words.ts'

/** All that was found out about a PDF. */
export interface PdfReport {
  readonly pages: number
  readonly isTagged: boolean
  readonly margins: Margins
  /** First page of the text, from 1. */
  readonly firstPage: number
  readonly notes: NoteReport
  readonly words: WordReport
  readonly places: PlaceReport
  readonly gaps: readonly GapFault[]
  readonly breaks: BreakReport
}

/** How a PDF is looked at. */
export interface VerifyOptions {
  /** Margins of its type area; those of our book for A5, else guessed from its lines. */
  readonly margins?: Margins
  /** Index of the first page of the text; found by its first words when absent. */
  readonly firstPage?: number
}

/** Check a finished PDF against what its planted manuscript holds. */
export async function verifyPdf(
  bytes: Uint8Array,
  expected: Expected,
  options: VerifyOptions = {},
): Promise<PdfReport> {
  const pdf = await readPdf(bytes)
  try {
    const { isTagged, pages } = pdf
    const margins = options.margins ?? marginsOf(pdf)
    const found = findText(pages, expected, { margins, isTagged })
    const firstPage = options.firstPage ?? findFirstPage(found.body, expected)
    const text = withoutFront(found, firstPage)
    const words = verifyWords(expected, text)
    const { titlePages } = words
    return {
      pages: pages.length,
      isTagged,
      margins,
      firstPage: firstPage + 1,
      notes: verifyNotes(expected, text),
      words,
      places: verifyPlaces(pages, { margins, isTagged }),
      gaps: await verifyGaps(pdf, margins, { titlePages, firstPage }),
      breaks: await verifyBreaks(pdf, expected, text, { margins, titlePages }),
    }
  } finally {
    await pdf.close()
  }
}

function marginsOf({ pages, isTagged }: PdfText): Margins {
  const page = pages[Math.min(1, pages.length - 1)]
  const isA5 = page !== undefined && Math.abs(page.widthPt - 419.5) < 2
  return isA5 ? bookMargins : guessMargins(pages, isTagged, false)
}
