import type { Plan } from '../pages/number-pages.ts'
import type { BrokenBook, MeasuredSection, SectionFacts } from './break-sections.ts'

/**
 * Find the pages of chapters on which a redline marks nothing, neither in the text nor in
 * notes and figures, and the blank ones.
 *
 * @returns Their `pageIndex`. Sections of the template's own, such as a title page or an
 *   index, are not among them.
 */
export function unchangedPages(
  { sections }: Pick<BrokenBook, 'sections'>,
  measured: readonly MeasuredSection[],
  facts: readonly SectionFacts[],
): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [index, pages] of sections.entries()) {
    const isChapter = facts[index]?.kind === 'text'
    for (const { pageIndex, kind, plan } of pages) {
      const isUnchanged = isChapter && !holdsChange(plan, measured[index])
      if (kind === 'blank' || isUnchanged) found.add(pageIndex)
    }
  }
  return found
}

function holdsChange(plan: Plan, section: MeasuredSection | undefined): boolean {
  if (!section) return false
  // No redline is set in columns.
  if ('columns' in plan) return true
  const { from, to, notes, floats = [] } = plan
  const { changedLines, changedNoteLines, changedFloats } = section
  return (
    changedLines.some((line) => line >= from && line < to) ||
    floats.some(({ float }) => changedFloats.includes(float)) ||
    notes.some((part) =>
      changedNoteLines[part.note]?.some((line) => line >= part.from && line < part.to),
    )
  )
}
