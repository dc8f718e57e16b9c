import type { NumberedPage } from '../pages/number-pages.ts'
import type { SectionPlan } from './page-calls.ts'
import { pageName } from './page-rules.ts'

/**
 * Tell the browser how a section is divided. It is set in columns throughout, or not at all.
 *
 * @param leftOut `pageIndex` of the pages that are not printed.
 */
export function toSectionPlan(
  pages: readonly NumberedPage[],
  leftOut: ReadonlySet<number>,
): SectionPlan {
  const isInColumns = pages.some(({ plan }) => 'columns' in plan)
  const named = pages.map((page) => {
    const { plan, folio, kind } = page
    const isLeftOut = leftOut.has(page.pageIndex)
    return { plan, name: pageName(page), folio, kind, isLeftOut }
  })
  return isInColumns
    ? {
        columns: named.map(({ plan, ...page }) =>
          'columns' in plan ? { ...plan, ...page } : { ...blankColumns, ...page },
        ),
      }
    : {
        pages: named.flatMap(({ plan, ...page }) =>
          'columns' in plan ? [] : Object.assign(page, plan),
        ),
      }
}

const blankColumns = { columns: [], loweredPx: [], areas: [], overfullPx: 0 }
