import type { Galley } from '../pages/galley.ts'
import type { FolioCount } from '../pages/number-pages.ts'
import type { ParallelGalley } from '../pages/parallel-galley.ts'
import { type BrokenBook, type BrokenGalley, breakSections } from './break-sections.ts'
import type { PageStyle } from './page-style.ts'
import type { Sheet } from './sheet.ts'
import { unchangedPages } from './unchanged-pages.ts'

const pxPerMm = 96 / 25.4

/** Page references may change the pages they refer to; four rounds have always been enough. */
const maxRounds = 4

/** Pages of which some are not printed. */
export interface ChosenPages extends BrokenBook {
  /** Their `pageIndex`. */
  readonly leftOut: ReadonlySet<number>
}

/** How the pages of a book are decided. */
export interface PageChoice {
  readonly style: PageStyle
  /** Do the two pages of a spread share their folio? */
  readonly folios: FolioCount
  /** Are pages without a change left out? */
  readonly onlyChangedPages: boolean
  /** Hears of each round. */
  readonly step: (name: 'break pages') => Promise<void>
}

/** Ask for numbers as places ask for their folio; no id has a space in it. */
const countNames = { printed: 'printed pages', leftOut: 'pages left out' } as const

/**
 * Decide the pages of all documents of a book.
 *
 * Written folios may change what they stand in, so that deciding and measuring are repeated
 * until nothing changes.
 */
export async function decidePages(
  opened: readonly Sheet[],
  { style, folios, onlyChangedPages, step }: PageChoice,
): Promise<ChosenPages> {
  const heightPx = style.areaHeightMm * pxPerMm
  const separatorPx = Math.max(0, ...opened.map((sheet) => sheet.separatorPx))
  const lineHeightPx = Math.max(1, ...opened.map((sheet) => sheet.lineHeightPx))
  const known = new Map<Galley | ParallelGalley, BrokenGalley>()
  let sheets = opened
  for (let round = 1; ; round += 1) {
    await step('break pages')
    const measured = sheets.flatMap((sheet) => sheet.measured)
    const facts = sheets.flatMap((sheet) => sheet.facts)
    const broken = breakSections(
      measured,
      facts,
      {
        room: { heightPx, separatorPx, lineHeightPx, noteShare: style.noteShare },
        folios,
      },
      known,
    )
    const leftOut = onlyChangedPages
      ? unchangedPages(broken, measured, facts)
      : new Set<number>()
    const numbers = {
      ...broken.folios,
      [countNames.printed]: String(broken.pageCount - leftOut.size),
      [countNames.leftOut]: String(leftOut.size),
    }
    const again = await Promise.all(sheets.map((sheet) => referToPages(sheet, numbers)))
    const isSettled = again.every((sheet, index) => sheet === sheets[index])
    if (isSettled || round === maxRounds) return { ...broken, leftOut }
    sheets = again
  }
}

/** Write folios into page references, and measure anew what they have changed. */
async function referToPages(sheet: Sheet, folios: BrokenBook['folios']): Promise<Sheet> {
  const changed = await sheet.page.setPageReferences(folios)
  if (changed.length === 0) return sheet
  const again = await sheet.page.measure(changed)
  const measured = sheet.measured.map(
    (section, index) => again[changed.indexOf(index)] ?? section,
  )
  return { ...sheet, measured }
}
